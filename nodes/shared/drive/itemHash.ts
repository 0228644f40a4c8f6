import { clock } from '../http/clock';
import { type Drive, type DriveItem, readItem } from './driveItem';

/** Milliseconds. Right after an upload the service may not have worked the hash out yet. */
const PATIENCE = [0, 500, 1000, 2000];

/**
 * The quickXorHash of a file, which OneDrive and SharePoint have for every one, sooner or later.
 * https://learn.microsoft.com/graph/api/resources/hashes
 */
export async function hashOf(drive: Drive, item: DriveItem): Promise<string | undefined> {
	const { run } = drive.graph.access;
	let hash = item.file?.hashes?.quickXorHash;
	for (const pause of PATIENCE) {
		if (hash) break;
		await clock.sleep(pause, run.signal);
		hash = (await readItem(drive, item.id, item.name)).file?.hashes?.quickXorHash;
	}
	return hash;
}
