import type { StagedFile } from '../file/stagedFile';
import { type Drive, type DriveItem, findItem } from './driveItem';

export type ConflictBehavior = 'replace' | 'rename' | 'fail';

/** Where a file is to go, and what happens when something of that name is there. */
export interface Target {
	folder: string[];
	name: string;
	conflictBehavior: ConflictBehavior;
}

export const pathOf = ({ folder, name }: Target): string[] => [...folder, name];

/** The names that the service gives a file in turn when each is taken: `a.csv`, `a 1.csv`, `a 2.csv`. */
export function* namesInTurn({ name, conflictBehavior }: Target): Generator<string> {
	yield name;
	if (conflictBehavior !== 'rename') return;
	const dot = name.lastIndexOf('.');
	const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
	for (let number = 1; ; number++) yield `${stem} ${number}${extension}`;
}

/**
 * The item that an upload made whose answer was lost, if it did: recognised by its content, and unless anything of that name
 * was to be replaced anyway, by having come into being since the upload began.
 * @param since the service's own time when the upload began, in milliseconds since 1970
 */
export async function findLanded(
	drive: Drive,
	target: Target,
	file: StagedFile,
	since: number | undefined,
): Promise<DriveItem | undefined> {
	for (const name of namesInTurn(target)) {
		const item = await findItem(drive, [...target.folder, name]);
		if (!item) return undefined;
		if (!holds(item, file.size, await file.quickXorHash())) continue;
		const created = Date.parse(item.createdDateTime ?? '');
		// The service tells its time in whole seconds in one place and with fractions in the other.
		if (target.conflictBehavior === 'replace' || created + 1000 > (since ?? Infinity)) return item;
	}
	return undefined;
}

/** Whether an item's content is known to be this. */
export function holds(item: DriveItem, size: number, quickXorHash: string): boolean {
	return item.size === size && item.file?.hashes?.quickXorHash === quickXorHash;
}
