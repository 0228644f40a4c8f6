import type { Drive } from './drive.ts';
import type { FileSystemInfo } from './fileSystemInfo.ts';
import { type DriveItem, FileItem, type FolderItem, type IdentitySet } from './items.ts';
import { numberedName, requireName, requirePathLength } from './names.ts';
import type { ConflictBehavior } from './placement.ts';
import { malformed, nameAlreadyExists, resourceLocked } from './refusal.ts';

/** Where an item is to be, and how it is to be called there. */
export interface Relocation {
	folder: FolderItem;
	name: string;
}

/**
 * Moves or renames an item.
 * @throws Refusal 400, 409, 423
 * @see https://learn.microsoft.com/graph/api/driveitem-move
 */
export function relocate(
	drive: Drive,
	item: DriveItem,
	{ folder, name }: Relocation,
	behavior: ConflictBehavior,
	by: IdentitySet,
): void {
	requireChangeable(drive, item);
	for (let above: FolderItem | undefined = folder; above; above = above.parent) {
		if (above === item)
			throw malformed('A folder cannot be moved into itself.', 'a folder is not moved into itself');
	}
	const kind = item instanceof FileItem ? 'file' : 'folder';
	requireName(name, kind, folder === drive.root);
	requirePathLength([...folder.path, name]);
	const occupant = folder.child(name);
	const isTaken = occupant !== undefined && occupant !== item;
	// The vendor knows replace, but it has never worked for moves: github.com/OneDrive/onedrive-api-docs/issues/1383.
	if (isTaken && behavior !== 'rename') throw nameAlreadyExists();
	const free = isTaken ? numberedName(name, kind, (candidate) => !!folder.child(candidate)) : name;
	item.move(folder, free, drive.act(by));
	for (const moved of item.withDescendants()) if (moved instanceof FileItem) drive.versions.show(moved);
	drive.noteChange(item);
}

/**
 * Gives an item dates of the client's own. Of a file this makes another version.
 * @throws Refusal 400, 423
 */
export function setDates(drive: Drive, item: DriveItem, dates: FileSystemInfo, by: IdentitySet): void {
	requireChangeable(drive, item);
	item.fileSystemInfo = { ...item.fileSystemInfo, ...dates };
	item.touch(drive.act(by));
	if (item instanceof FileItem) drive.versions.record(item);
	drive.noteChange(item);
}

/**
 * Moves an item, and everything in it, to the recycle bin.
 * @throws Refusal 400, 423
 * @see https://learn.microsoft.com/graph/api/driveitem-delete
 */
export function recycle(drive: Drive, item: DriveItem, by: IdentitySet): void {
	const { parent } = item;
	if (!parent) throw malformed('The root folder cannot be deleted.', 'nobody deletes the root of a drive');
	requireUnlocked(item);
	drive.recycleBin.put(item, drive.act(by));
	parent.remove(item, drive.act(by));
	for (const deleted of item.withDescendants()) drive.noteDeletion(deleted);
}

function requireChangeable(drive: Drive, item: DriveItem): void {
	if (item === drive.root)
		throw malformed('Cannot update the root folder', 'the root of a drive stays as it is');
	requireUnlocked(item);
}

/** A folder is locked by any file in it. */
function requireUnlocked(item: DriveItem): void {
	for (const each of item.withDescendants())
		if (each instanceof FileItem && each.locked) throw resourceLocked();
}
