import { ServiceError } from '../errors/serviceError';
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
	size: number;
	eTag?: string;
	webUrl?: string;
	createdDateTime?: string;
	file?: { hashes?: { quickXorHash?: string } };
	parentReference?: { path?: string };
}

const FIELDS = 'id,name,size,eTag,webUrl,createdDateTime,file,parentReference';

/** Where an item lies in its drive, with the drive's own upper and lower case: `/Reports/2026/sales.csv`. */
export function pathInDrive({ name, parentReference }: DriveItem, folder: string[]): string {
	const parent = /root:\/?(.*)$/.exec(parentReference?.path ?? '')?.[1];
	const segments = parent === undefined ? folder : parent.split('/').filter(Boolean).map(decoded);
	return `/${[...segments, name].join('/')}`;
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

/** An item by its path, if there is one. https://learn.microsoft.com/graph/api/driveitem-get */
export async function findItem(drive: Drive, segments: string[]): Promise<DriveItem | undefined> {
	const action = `look for "${segments.join('/')}"`;
	return await drive.graph.ask({ action, accepts: [404] }, itemPath(drive, segments), (request) =>
		request.select(FIELDS).get(),
	);
}

/** https://learn.microsoft.com/graph/api/driveitem-get */
export async function readItem(drive: Drive, id: string, name: string): Promise<DriveItem> {
	return await drive.graph.ask(
		{ action: `read "${name}"` },
		`${drive.root}/items/${encodeURIComponent(id)}`,
		(request) => request.select(FIELDS).get(),
	);
}

/**
 * Makes a folder and those above it, as far as they are missing.
 * https://learn.microsoft.com/graph/api/driveitem-post-children
 */
export async function createFolders(drive: Drive, segments: string[]): Promise<void> {
	for (let depth = 0; depth < segments.length; depth++) {
		const body = { name: segments[depth], folder: {}, '@microsoft.graph.conflictBehavior': 'fail' };
		const asking = {
			action: `create the folder "${segments.slice(0, depth + 1).join('/')}"`,
			accepts: [409],
		};
		await drive.graph.ask(asking, itemPath(drive, segments.slice(0, depth), 'children'), (request) =>
			request.post(body),
		);
	}
}

/**
 * Does something with a path. Graph makes missing folders by itself; where it doesn't, they are made, and it is done again.
 */
export async function inFolder<T>(drive: Drive, folder: string[], work: () => Promise<T>): Promise<T> {
	return await work().catch(async (error: Error) => {
		const missing = error instanceof ServiceError && error.status === 404 && folder.length > 0;
		if (!missing) throw error;
		await createFolders(drive, folder);
		return await work();
	});
}
