import { namesInTurn } from '../file/conflictBehavior';
import type { HashedFile } from '../file/hashedFile';
import { type Drive, type DriveItem, findItem } from './driveItem';
import { hashOf } from './itemHash';
import type { Target } from './target';

/** What an upload has made. */
export interface Landed {
	item: DriveItem;
	/** The answer that tells of it was lost: it was recognised by what it is. */
	recognised: boolean;
}

/** Items that are remembered; those of the uploads that may be on their way at the same time are far fewer. */
const MEMORY = 10_000;
/** What uploads from this process have made as they were told: no answer that was lost tells of those. */
const told = new Set<string>();

const keyOf = ({ root }: Drive, { id }: DriveItem) => `${root}/${id}`;

/** Takes note of an item of which an answer has told. */
export function noteTold(drive: Drive, item: DriveItem): void {
	told.add(keyOf(drive, item));
	for (const oldest of told) {
		if (told.size <= MEMORY) return;
		told.delete(oldest);
	}
}

/**
 * The item that an upload made whose answer was lost, if it did: recognised by its content, and unless anything of that name
 * was to be replaced anyway, by having come into being since the upload began. Of several it is the last in turn.
 *
 * A doubt remains where nothing was to be replaced: nothing in Graph tells two files of the same content apart that the same
 * application made within the same second. What other uploads from this process have made is known; what another process, or
 * somebody else, put there at this very moment may be taken for the upload's own: `doubtOf` says so.
 *
 * @param since the service's own time when the upload began, in milliseconds since 1970
 */
export async function findLanded(
	drive: Drive,
	target: Target,
	file: HashedFile,
	since: number | undefined,
): Promise<DriveItem | undefined> {
	const hash = await file.hash(drive.graph.access.run.signal);
	let landed: DriveItem | undefined;
	for (const name of namesInTurn(target)) {
		const item = await findItem(drive, [...target.folder, name]);
		if (!item) break;
		// The service tells its time in whole seconds in one place and with fractions in the other.
		const created = Date.parse(item.createdDateTime ?? '') + 1000;
		const isNew = created > (since ?? Infinity) && !told.has(keyOf(drive, item));
		const isOurs = target.conflictBehavior === 'replace' || isNew;
		if (isOurs && item.size === file.size && (await hashOf(drive, item)) === hash) landed = item;
	}
	return landed;
}

/** What the user should know about an item that was recognised; nothing where its place was to be taken in any case. */
export function doubtOf({ item, recognised }: Landed, { conflictBehavior }: Target): string[] {
	return recognised && conflictBehavior !== 'replace'
		? [
				`Microsoft's answer to the upload was lost. "${item.name}" has the same content and came into being at that time, so it is taken for what was uploaded.`,
			]
		: [];
}
