import type { ItemLocator } from './addressing/item.ts';
import type { StoredContent } from './contentStore.ts';
import type { Drive } from './drive.ts';
import { type DriveItem, FileItem, FolderItem, type IdentitySet } from './items.ts';
import { numberedName, requireName, requirePathLength } from './names.ts';
import { isRewritten } from './officeFiles.ts';
import { itemNotFound, malformed, nameAlreadyExists, quotaLimitReached, resourceLocked } from './refusal.ts';

export const conflictBehaviors = ['fail', 'replace', 'rename'] as const;
export type ConflictBehavior = (typeof conflictBehaviors)[number];

/** Where a file is to go. */
export interface Target {
	/** The deepest folder of the path that exists. */
	folder: FolderItem;
	/** Folders below it that do not exist yet. */
	missing: string[];
	name: string;
}

export interface Placed<Item> {
	item: Item;
	/** False when what was there already was taken. */
	created: boolean;
}

/**
 * Finds where the content for a locator goes.
 * @throws Refusal 404 for an id that is unknown, 400 for names that are not allowed, 409 for a path through a file
 */
export function targetOf(drive: Drive, { from, path }: ItemLocator): Target {
	const start = drive.require({ from, path: [] });
	const name = path.at(-1);
	if (name === undefined) return targetOfItem(start);
	if (!(start instanceof FolderItem)) throw itemNotFound();
	const target = descend({ folder: start, missing: path.slice(0, -1), name });
	requireAllowed(target, drive);
	return target;
}

/** What is in the target's place now. */
export function occupantOf({ folder, missing, name }: Target): DriveItem | undefined {
	return missing.length ? undefined : folder.child(name);
}

/**
 * Says whether content may go to a target.
 * @param size bytes, as far as they are known
 * @returns the target as it is now: folders of its path may have been made since it was found
 * @throws Refusal 409, 423, 507; 404 when folders are missing and are not to be made
 */
export function admit(drive: Drive, found: Target, behavior: ConflictBehavior, size = 0): Target {
	const target = descend(found);
	const occupant = occupantOf(target);
	if (target.missing.length && !drive.surroundings.behaviour.createsMissingFolders) throw itemNotFound();
	if (occupant && behavior === 'fail') throw nameAlreadyExists();
	if (occupant && behavior === 'replace' && !(occupant instanceof FileItem)) throw nameAlreadyExists();
	if (occupant instanceof FileItem && occupant.locked && behavior === 'replace') throw resourceLocked();
	if (drive.versions.size + size > drive.quota) throw quotaLimitReached();
	return target;
}

/** Makes a file of content that has arrived, or a new version of one. @throws Refusal as admit */
export function placeFile(
	drive: Drive,
	target: Target,
	content: StoredContent,
	behavior: ConflictBehavior,
	by: IdentitySet,
): Placed<FileItem> {
	const now = admit(drive, target, behavior, content.size);
	const act = drive.act(by);
	const { hashesMissingFor } = drive.surroundings.behaviour;
	const folder = now.missing.reduce((parent, name) => makeFolder(parent, name, drive, by), now.folder);
	const occupant = folder.child(now.name);
	let item: FileItem;
	if (occupant instanceof FileItem && behavior === 'replace') {
		item = occupant;
		item.replace(content, act, hashesMissingFor);
	} else {
		const name = occupant ? numberedName(now.name, 'file', (taken) => !!folder.child(taken)) : now.name;
		item = new FileItem(name, folder, act, content, hashesMissingFor);
		folder.add(item, act);
	}
	if (isRewritten(drive, item.name)) item.touch(act);
	drive.versions.record(item);
	drive.noteChange(item);
	return { item, created: item !== occupant };
}

/** Makes a folder. @throws Refusal 400 for a name that is not allowed, 409 when it is taken */
export function placeFolder(
	drive: Drive,
	parent: FolderItem,
	name: string,
	behavior: ConflictBehavior,
	by: IdentitySet,
): Placed<FolderItem> {
	requireName(name, 'folder', parent === drive.root);
	requirePathLength([...parent.path, name]);
	const occupant = parent.child(name);
	// The contents of a folder that is there stay: replacing one by an empty one only asks that there be one.
	if (occupant instanceof FolderItem && behavior === 'replace') return { item: occupant, created: false };
	if (occupant && behavior !== 'rename') throw nameAlreadyExists();
	const free = occupant ? numberedName(name, 'folder', (taken) => !!parent.child(taken)) : name;
	return { item: makeFolder(parent, free, drive, by), created: true };
}

function makeFolder(parent: FolderItem, name: string, drive: Drive, by: IdentitySet): FolderItem {
	const folder = new FolderItem(name, parent, drive.act(by));
	parent.add(folder, drive.act(by));
	drive.noteChange(folder);
	return folder;
}

function targetOfItem(item: DriveItem): Target {
	if (!(item instanceof FileItem) || !item.parent) {
		throw malformed(
			'Content cannot be uploaded to a folder.',
			'a folder has no content: a new file is named by its path',
		);
	}
	return { folder: item.parent, missing: [], name: item.name };
}

/** Follows the path as far as there are folders. */
function descend({ folder, missing, name }: Target): Target {
	const next = missing[0] === undefined ? undefined : folder.child(missing[0]);
	if (!next) return { folder, missing, name };
	if (!(next instanceof FolderItem)) throw nameAlreadyExists();
	return descend({ folder: next, missing: missing.slice(1), name });
}

function requireAllowed(target: Target, drive: Drive): void {
	requirePathLength([...target.folder.path, ...target.missing, target.name]);
	const inRoot = target.folder === drive.root;
	target.missing.forEach((name, depth) => requireName(name, 'folder', inRoot && depth === 0));
	if (!occupantOf(target)) requireName(target.name, 'file', inRoot && !target.missing.length);
}
