import { Actionable } from '../errors/actionable';
import type { HashedFile } from '../file/hashedFile';
import { type Drive, type DriveItem, findItem } from './driveItem';
import { inFolder } from './folder';
import { doubtOf } from './landed';
import { type OnProgress, resumableUpload } from './resumableUpload';
import { SIMPLE_UPLOAD_LIMIT, simpleUpload } from './simpleUpload';
import { pathOf, type Target } from './target';
import { type Verification, verify } from './verification';

export interface StoreOptions {
	/** Compare by hash afterwards, not only by size. */
	verify: boolean;
	/** Leave a file alone that holds the very same already. */
	skipUnchanged: boolean;
	onProgress: OnProgress;
}

export interface Stored extends Verification {
	item: DriveItem;
	skipped: boolean;
}

/** Puts a file where it belongs: small or large, new or again, it means the same. */
export async function store(
	drive: Drive,
	target: Target,
	file: HashedFile,
	options: StoreOptions,
): Promise<Stored> {
	const existing = options.skipUnchanged ? await findItem(drive, pathOf(target)) : undefined;
	if (existing?.size === file.size) {
		const hash = await file.hash(drive.graph.access.run.signal);
		if (existing.file?.hashes?.quickXorHash === hash)
			return { item: existing, skipped: true, verified: true, hash, warnings: [] };
	}
	const landed =
		file.size <= SIMPLE_UPLOAD_LIMIT
			? await inFolder(drive, target.folder, () => simpleUpload(drive, target, file))
			: await resumableUpload(drive, target, file, options.onProgress);
	const { item } = landed;
	const { warnings, ...verification } = await verify(drive, item, file, options.verify);
	return { item, skipped: false, ...verification, warnings: [...doubtOf(landed, target), ...warnings] };
}

/**
 * Finds a conflict before data are exported in vain. The upload itself is told as well: something may appear meanwhile.
 * @throws Actionable when the name is taken and nothing may happen to what has it
 */
export async function assertNameIsFree(drive: Drive, target: Target): Promise<void> {
	if (target.conflictBehavior !== 'fail' || !(await findItem(drive, pathOf(target)))) return;
	throw new Actionable(
		`There is a file "${pathOf(target).join('/')}" already`,
		'Choose Replace or Rename for "If File Exists", or another file name',
	);
}
