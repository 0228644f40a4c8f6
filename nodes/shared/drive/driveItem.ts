import type { Graph } from './graph';

/** A drive in which files lie: where it is, and how it is reached. */
export interface Drive {
	graph: Graph;
	/** The drive's path in Graph: `/drives/{id}`. */
	root: string;
}

/** https://learn.microsoft.com/graph/api/resources/driveitem */
export interface DriveItem {
	id: string;
	name: string;
	/** Bytes. */
	size: number;
	/** Changes with the item. */
	eTag?: string;
	webUrl?: string;
	createdDateTime?: string;
	lastModifiedDateTime?: string;
	file?: { mimeType?: string; hashes?: { quickXorHash?: string } };
	folder?: object;
	/** Such as a OneNote notebook: neither a file nor a folder to outsiders. */
	package?: object;
	/** Where a shortcut leads: to an item of another drive. */
	remoteItem?: object;
	/** Only the drive's root has it. */
	root?: object;
	parentReference?: { id?: string; path?: string };
}

/** What of an item is asked for. */
export const ITEM_FIELDS =
	'id,name,size,eTag,webUrl,createdDateTime,lastModifiedDateTime,file,folder,package,remoteItem,root,parentReference';

export type ItemKind = 'file' | 'folder' | 'package' | 'shortcut';

export function kindOf(item: Pick<DriveItem, 'folder' | 'package' | 'remoteItem'>): ItemKind {
	if (item.remoteItem) return 'shortcut';
	if (item.package) return 'package';
	return item.folder ? 'folder' : 'file';
}

/** The names from the drive's root to an item, with the drive's own upper and lower case. */
export function segmentsOf({ name, parentReference }: DriveItem, folder: string[]): string[] {
	const parent = /root:\/?(.*)$/.exec(parentReference?.path ?? '')?.[1];
	const above = parent === undefined ? folder : parent.split('/').filter(Boolean).map(decoded);
	return [...above, name];
}

/**
 * Where an item lies in its drive: `/Reports/2026/sales.csv`.
 * @param folder the names of the folder that it is in, for where the service does not say
 */
export function pathInDrive(item: DriveItem, folder: string[]): string {
	return `/${segmentsOf(item, folder).join('/')}`;
}

/** Graph gives the path encoded. */
function decoded(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}

/**
 * An item's address by its path. Every segment is encoded by itself.
 * https://learn.microsoft.com/graph/onedrive-addressing-driveitems
 * @param navigation what of the item is meant: `content`, `children`; the item itself when left out
 */
export function itemPath({ root }: Drive, segments: string[], navigation?: string): string {
	const base = `${root}/root`;
	if (segments.length === 0) return navigation ? `${base}/${navigation}` : base;
	const path = segments.map(encodeURIComponent).join('/');
	return navigation ? `${base}:/${path}:/${navigation}` : `${base}:/${path}`;
}

/** An item's address by its id. */
export function idPath({ root }: Drive, id: string, navigation?: string): string {
	const base = `${root}/items/${encodeURIComponent(id)}`;
	return navigation ? `${base}/${navigation}` : base;
}

/** An item by its path, if there is one. https://learn.microsoft.com/graph/api/driveitem-get */
export async function findItem(drive: Drive, segments: string[]): Promise<DriveItem | undefined> {
	const asking = { action: `look for "${segments.join('/')}"`, need: 'read' as const, accepts: [404] };
	return await drive.graph.ask(asking, itemPath(drive, segments), (request) =>
		request.select(ITEM_FIELDS).get(),
	);
}

/**
 * An item by its id, if it is still there.
 * @param name by which the user knows it
 */
export async function findItemById(drive: Drive, id: string, name: string): Promise<DriveItem | undefined> {
	const asking = { action: `look for "${name}"`, need: 'read' as const, accepts: [404] };
	return await drive.graph.ask(asking, idPath(drive, id), (request) => request.select(ITEM_FIELDS).get());
}

/** https://learn.microsoft.com/graph/api/driveitem-get */
export async function readItem(drive: Drive, id: string, name: string): Promise<DriveItem> {
	const asking = { action: `read "${name}"`, need: 'read' as const };
	return await drive.graph.ask(asking, idPath(drive, id), (request) => request.select(ITEM_FIELDS).get());
}
