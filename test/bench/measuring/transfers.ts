import { GIBI, MEBI, writeRandomFile } from '../material/files.ts';
import { TemporaryFolder } from '../material/temporaryFolder.ts';
import { inTurn } from './rounds.ts';
import { median, rounded } from './statistics.ts';

/** Of the file that counts. */
export const BYTES = GIBI;
const WARM_UP = 64 * MEBI;

export interface Transfer {
	milliseconds: number;
	cpuMilliseconds: number;
}

/** Lets each side transfer a small file, and then in each round the same large one. */
export async function transfersInTurn<Side extends string, Each extends Transfer>(
	rounds: number,
	sidesFor: (file: string) => Record<Side, () => Promise<Each>>,
): Promise<Record<Side, Each[]>> {
	const folder = new TemporaryFolder();
	try {
		const [small, large] = [folder.file('small.bin'), folder.file('large.bin')];
		writeRandomFile(small, WARM_UP);
		writeRandomFile(large, BYTES);
		await inTurn(1, sidesFor(small));
		return await inTurn(rounds, sidesFor(large));
	} finally {
		folder.remove();
	}
}

/** Milliseconds of each. */
export function durations(transfers: Transfer[]): number[] {
	return transfers.map(({ milliseconds }) => milliseconds);
}

export function summary(transfers: Transfer[]) {
	return {
		mebibytesPerSecond: rounded(BYTES / MEBI / (median(durations(transfers)) / 1000)),
		cpuSeconds: rounded(median(transfers.map(({ cpuMilliseconds }) => cpuMilliseconds)) / 1000),
	};
}
