import type { HashedFile } from '../file/hashedFile';
import { type Drive, type DriveItem, itemPath } from './driveItem';
import { findLanded, type Landed, noteTold } from './landed';
import { pathOf, type Target } from './target';

/** Up to here one request is quicker than a session. Microsoft advises sessions above it. */
export const SIMPLE_UPLOAD_LIMIT = 10 * 1024 * 1024;

/**
 * Uploads a small file in one request. Its conflict behaviour belongs into the query: the body is the file.
 * https://learn.microsoft.com/graph/api/driveitem-put-content
 */
export async function simpleUpload(drive: Drive, target: Target, file: HashedFile): Promise<Landed> {
	const { access } = drive.graph;
	const body = await file.read(Buffer.allocUnsafe(file.size), 0, file.size);
	const since = access.heardAt;
	let recognised = false;
	const asking = {
		action: `upload "${target.name}"`,
		need: 'upload' as const,
		settled: async () => {
			const item = await findLanded(drive, target, file, since);
			recognised = item !== undefined;
			return item && { status: 200, headers: {}, body: item };
		},
	};
	const item = await drive.graph.ask<DriveItem>(
		asking,
		itemPath(drive, pathOf(target), 'content'),
		(request) =>
			request
				.query({ '@microsoft.graph.conflictBehavior': target.conflictBehavior })
				.header('Content-Type', 'application/octet-stream')
				.put(body),
	);
	noteTold(drive, item);
	access.tally.bytes += file.size;
	return { item, recognised };
}
