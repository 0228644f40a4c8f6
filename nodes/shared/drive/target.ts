import { type ConflictBehavior, namesInTurn } from '../file/conflictBehavior';
import type { StagedFile } from '../file/stagedFile';
import { type Drive, type DriveItem, findItem } from './driveItem';
import { hashOf } from './itemHash';

/** Where a file is to go, and what happens when something of that name is there. */
export interface Target {
	folder: string[];
	name: string;
	conflictBehavior: ConflictBehavior;
}

export const pathOf = ({ folder, name }: Target): string[] => [...folder, name];

/**
 * The item that an upload made whose answer was lost, if it did: recognised by its content, and unless anything of that name
 * was to be replaced anyway, by having come into being since the upload began. Of several it is the last in turn.
 * @param since the service's own time when the upload began, in milliseconds since 1970
 */
export async function findLanded(
	drive: Drive,
	target: Target,
	file: StagedFile,
	since: number | undefined,
): Promise<DriveItem | undefined> {
	const hash = await file.quickXorHash(drive.graph.access.run.signal);
	let landed: DriveItem | undefined;
	for (const name of namesInTurn(target)) {
		const item = await findItem(drive, [...target.folder, name]);
		if (!item) break;
		// The service tells its time in whole seconds in one place and with fractions in the other.
		const created = Date.parse(item.createdDateTime ?? '') + 1000;
		const isNew = target.conflictBehavior === 'replace' || created > (since ?? Infinity);
		if (isNew && item.size === file.size && (await hashOf(drive, item)) === hash) landed = item;
	}
	return landed;
}
