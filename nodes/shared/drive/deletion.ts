import { type Drive, type DriveItem, findItemById, idPath } from './driveItem';

/**
 * Moves a file or a folder to the recycle bin.
 * https://learn.microsoft.com/graph/api/driveitem-delete
 * @param eTag that it has to have still; whatever it has when left out
 * @throws ServiceError, with the status 412 when it has another one by now, and whatever else a request to Graph throws
 */
export async function deleteItem(drive: Drive, { id, name }: DriveItem, eTag?: string): Promise<void> {
	const asking = {
		action: `delete "${name}"`,
		need: 'delete' as const,
		settled: async () => {
			const isThere = await findItemById(drive, id, name);
			return isThere ? undefined : { status: 204, headers: {}, body: undefined };
		},
	};
	await drive.graph.ask(asking, idPath(drive, id), (request) =>
		(eTag ? request.header('If-Match', eTag) : request).delete(),
	);
}
