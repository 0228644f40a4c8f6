import { Actionable } from '../../errors/actionable';
import { type Drive, type DriveItem, readItem } from '../driveItem';
import { hashOf } from '../itemHash';

/** What has arrived of a file. */
export interface Content {
	/** Bytes. */
	size: number;
	/** The quickXorHash, in base64. */
	hash: string;
	/** Whether it came in more than one piece. */
	pieced: boolean;
}

export interface Arrival {
	/** The file that it is the content of: as it was when the download began, or as it is now. */
	item: DriveItem;
	/** Whether the drive's hash of the file equals that of what arrived. */
	verified: boolean;
	/** What the user should know about it. */
	warnings: string[];
}

/**
 * Compares what has arrived with what the drive says of the file.
 * @throws Actionable when it is not the file's content
 */
export async function checkArrival(
	drive: Drive,
	item: DriveItem,
	content: Content,
	byHash: boolean,
): Promise<Arrival> {
	if (!byHash) return await checkRoughly(drive, item, content);
	const hash = await hashOf(drive, item);
	if (hash === content.hash) return { item, verified: true, warnings: [] };
	const now = await readItem(drive, item.id, item.name);
	if (now.file?.hashes?.quickXorHash === content.hash) return { item: now, verified: true, warnings: [] };
	if (now.eTag !== item.eTag) throw changedMeanwhile(item);
	if (hash === undefined && now.size === content.size)
		return {
			item,
			verified: false,
			warnings: [`The drive has no hash for "${item.name}" yet: only its size was compared.`],
		};
	throw new Actionable(
		`What arrived of "${item.name}" is not what the drive says it holds`,
		'Run again. If this happens every time, the drive is wrong about the file, as Microsoft knows of some Office, PDF and image files: turn Verify off to take it as it comes',
	);
}

/** Pieces of two versions must not become one file, and a size that the drive is wrong about is told. */
async function checkRoughly(drive: Drive, item: DriveItem, { size, pieced }: Content): Promise<Arrival> {
	const isPlain = size === item.size && !pieced;
	const now = isPlain ? item : await readItem(drive, item.id, item.name);
	if (pieced && now.eTag !== item.eTag) throw changedMeanwhile(item);
	const warnings =
		size === now.size
			? []
			: [`"${item.name}" has ${size} bytes, although the drive says that it has ${now.size}.`];
	return { item: now, verified: false, warnings };
}

export function changedMeanwhile({ name }: DriveItem): Actionable {
	return new Actionable(
		`"${name}" changed while it was downloaded`,
		'Run again, when nobody is working on the file',
	);
}
