import { Actionable } from '../errors/actionable';
import { ServiceError } from '../errors/serviceError';
import { type Drive, type DriveItem, findItem, itemPath, kindOf, segmentsOf } from './driveItem';

/** A folder of a drive that is there. */
export interface Folder {
	id: string;
	/** Its names from the root on, with the drive's own upper and lower case. */
	segments: string[];
}

/**
 * The folder at a path.
 * @throws Actionable when there is none, or something else
 */
export async function openFolder(drive: Drive, segments: string[]): Promise<Folder> {
	const item = await findItem(drive, segments);
	const path = segments.join('/');
	if (!item)
		throw new Actionable(
			`There is no folder "${path}" in the drive`,
			'Check the path, from the root of the drive on, and that the credential may see the folder',
		);
	if (kindOf(item) !== 'folder')
		throw new Actionable(`"${path}" is no folder`, 'Enter the folder that it lies in, or another folder');
	return { id: item.id, segments: item.root ? [] : segmentsOf(item, segments.slice(0, -1)) };
}

/**
 * Makes a folder and those above it, as far as they are missing.
 * https://learn.microsoft.com/graph/api/driveitem-post-children
 * @returns the folder, if it was made just now
 */
export async function createFolders(drive: Drive, segments: string[]): Promise<DriveItem | undefined> {
	let made: DriveItem | undefined;
	for (let depth = 0; depth < segments.length; depth++) {
		const body = { name: segments[depth], folder: {}, '@microsoft.graph.conflictBehavior': 'fail' };
		const asking = {
			action: `create the folder "${segments.slice(0, depth + 1).join('/')}"`,
			need: 'createFolder' as const,
			accepts: [409],
		};
		const parent = itemPath(drive, segments.slice(0, depth), 'children');
		made = await drive.graph.ask<DriveItem | undefined>(asking, parent, (request) => request.post(body));
	}
	return made;
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
