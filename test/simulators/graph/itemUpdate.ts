import type { Exchange } from '../exchange.ts';
import type { ItemLocator } from './addressing/item.ts';
import { CONFLICT_BEHAVIOR, conflictBehaviorOf } from './conflictBehavior.ts';
import type { Drive } from './drive.ts';
import { type FileSystemInfo, readFileSystemInfo } from './fileSystemInfo.ts';
import { type DriveItem, FolderItem } from './items.ts';
import type { ConflictBehavior } from './placement.ts';
import { itemNotFound, malformed, type Refusal } from './refusal.ts';
import type { Relocation } from './relocation.ts';

type Json = Record<string, unknown>;

/** What a client wants to be different about an item. */
export interface ItemUpdate {
	/** Undefined when the item stays where it is and keeps its name. */
	place: Relocation | undefined;
	behavior: ConflictBehavior;
	dates: FileSystemInfo | undefined;
}

const WRITABLE = ['name', 'parentReference', 'fileSystemInfo', CONFLICT_BEHAVIOR];
/** `/drive/root:/Sales`, or the same with the drive's id. */
const PARENT_PATH = /^\/(?:drive|drives\/[^/]+)\/root:?(?<names>\/.*)?$/;

/**
 * Reads the body of a PATCH.
 * @throws Refusal 400, 404
 * @see https://learn.microsoft.com/graph/api/driveitem-update
 * @see https://learn.microsoft.com/graph/api/driveitem-move
 */
export function readItemUpdate(exchange: Exchange, drive: Drive, item: DriveItem, body: unknown): ItemUpdate {
	const properties = objectOf(body, 'an update');
	for (const name of Object.keys(properties).filter((name) => !WRITABLE.includes(name)))
		exchange.violate(`${name} is read-only, or no property of an item: it is ignored`);
	const { name, parentReference, fileSystemInfo } = properties;
	if (name !== undefined && typeof name !== 'string') throw notAcceptable('a name is a text');
	const parent = parentReference
		? newParentOf(drive, objectOf(parentReference, 'parentReference'))
		: undefined;
	const folder = parent ?? item.parent ?? drive.root;
	return {
		place: name === undefined && !parent ? undefined : { folder, name: name ?? item.name },
		behavior: conflictBehaviorOf(properties[CONFLICT_BEHAVIOR], 'fail'),
		dates: fileSystemInfo ? readFileSystemInfo(objectOf(fileSystemInfo, 'fileSystemInfo')) : undefined,
	};
}

/** Undefined when the reference names only the drive. Empty properties count as missing. */
function newParentOf(drive: Drive, reference: Json): FolderItem | undefined {
	const [driveId, id, path] = ['driveId', 'id', 'path'].map((name) => textOf(reference[name]));
	if (driveId && driveId !== drive.id)
		throw notAcceptable('items are not moved between drives', 'Items cannot be moved between drives.');
	if (id === 'root') throw notAcceptable('the root is named by its own id, not by the word root');
	const byId = id ? folderAt(drive, { from: id, path: [] }) : undefined;
	const byPath = path ? folderAt(drive, { from: undefined, path: namesOf(path) }) : undefined;
	if (byId && byPath && byId !== byPath) throw notAcceptable('id and path name the same folder');
	return byId ?? byPath;
}

function textOf(value: unknown): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string') return value;
	throw notAcceptable('what refers to an item is a text');
}

function folderAt(drive: Drive, locator: ItemLocator): FolderItem {
	const item = drive.find(locator);
	if (item instanceof FolderItem) return item;
	throw itemNotFound();
}

function namesOf(path: string): string[] {
	const groups = PARENT_PATH.exec(path)?.groups;
	if (!groups) throw notAcceptable('the path of a parent is /drive/root:/… or /drives/{id}/root:/…');
	return (groups.names ?? '')
		.split('/')
		.filter((name) => name !== '')
		.map(decodeURIComponent);
}

function objectOf(value: unknown, what: string): Json {
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
	throw notAcceptable(`${what} is a JSON object`);
}

function notAcceptable(rule: string, message = 'One of the provided arguments is not acceptable.'): Refusal {
	return malformed(message, rule);
}
