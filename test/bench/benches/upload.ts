import type * as Fragments from '../../../nodes/shared/drive/fragments.ts';

import { Cloud } from '../../simulators/cloud.ts';
import { built } from '../material/built.ts';
import { GIBI, MEBI, writeRandomFile } from '../material/files.ts';
import { landed, openUploadSession, uploadNode } from '../material/oneDrive.ts';
import { TemporaryFolder } from '../material/temporaryFolder.ts';
import { atLeast, type Figure } from '../measuring/figure.ts';
import { inTurn, quotients } from '../measuring/rounds.ts';
import { median, rounded } from '../measuring/statistics.ts';
import { BareUploader } from '../processes/bareUploader.ts';
import { EngineProcess } from '../processes/engineProcess.ts';

const BYTES = GIBI;
const WARM_UP = 64 * MEBI;
const ROUNDS = 9;

interface Transfer {
	milliseconds: number;
	cpuMilliseconds: number;
}

/**
 * A file in n8n's own storage, uploaded by the node, sign-in and verification included, against the same fragments of the
 * same file sent to the same server by a bare loop.
 */
export async function* upload(): AsyncGenerator<Figure> {
	const folder = new TemporaryFolder();
	const cloud = await Cloud.start({ content: 'hashOnly' });
	const { authority } = cloud.certificates;
	const engine = await EngineProcess.start(authority);
	const bare = new BareUploader();
	const { FRAGMENT_SIZE: fragmentBytes } = built<typeof Fragments>('nodes/shared/drive/fragments.js');

	const byNode = async (file: string): Promise<Transfer> => {
		const { json, ...transfer } = await engine.run({ ...uploadNode(cloud, 'node.bin'), file });
		const { verified, hash } = json.file as { verified: boolean; hash: string };
		if (!verified || hash !== landed(cloud, 'node.bin').quickXorHash)
			throw new Error('the node did not verify');
		return transfer;
	};
	const byBareLoop = async (path: string): Promise<Transfer> => {
		const url = await openUploadSession(cloud, 'bare.bin');
		const transfer = await bare.upload({ path, url, fragmentBytes, authority });
		if (landed(cloud, 'bare.bin').quickXorHash !== cloud.drive.file('node.bin')?.quickXorHash)
			throw new Error('what the two sides uploaded differs');
		return transfer;
	};

	try {
		const [small, large] = [folder.file('small.bin'), folder.file('large.bin')];
		writeRandomFile(small, WARM_UP);
		writeRandomFile(large, BYTES);
		await inTurn(1, { node: () => byNode(small), bare: () => byBareLoop(small) });
		const sides = await inTurn(ROUNDS, { node: () => byNode(large), bare: () => byBareLoop(large) });
		yield {
			name: 'upload.throughput',
			values: quotients(sides.bare.map(duration), sides.node.map(duration)),
			unit: 'ratio',
			goal: atLeast(0.9),
			detail: {
				bytes: BYTES,
				fragmentBytes,
				node: summary(sides.node),
				bare: summary(sides.bare),
				against:
					'the same fragments by a bare node:https keep-alive loop; the node also signs in, hashes and verifies',
			},
		};
	} finally {
		await Promise.all([engine.stop(), bare.stop()]);
		await cloud.stop();
		folder.remove();
	}
}

const duration = ({ milliseconds }: Transfer) => milliseconds;

function summary(transfers: Transfer[]) {
	return {
		mebibytesPerSecond: rounded(BYTES / MEBI / (median(transfers.map(duration)) / 1000)),
		cpuSeconds: rounded(median(transfers.map(({ cpuMilliseconds }) => cpuMilliseconds)) / 1000),
	};
}
