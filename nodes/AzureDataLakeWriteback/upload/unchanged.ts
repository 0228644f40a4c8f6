import { createHash } from 'node:crypto';

import { Canceled } from '../../shared/errors/canceled';
import type { StagedFile } from '../../shared/file/stagedFile';
import type { Lake } from '../lake/lake';
import { statusOf } from '../lake/pathStatus';
import type { Published } from './publish';
import type { Sent } from './blocks';
import { type LakeTarget, pathOf } from './target';

/** Bytes read at a time. */
const PAGE = 1024 * 1024;

/** What a staged file holds; each chunk is good until the next is asked for. */
export async function* chunksOf(file: StagedFile): AsyncGenerator<Buffer> {
	const page = Buffer.allocUnsafe(Math.min(PAGE, file.size));
	for (let at = 0; at < file.size; at += page.length)
		yield await file.read(page, at, Math.min(page.length, file.size - at));
}

/**
 * The file that has the name, if it holds the very same already.
 * @throws Canceled
 */
export async function unchanged(
	lake: Lake,
	target: LakeTarget,
	file: StagedFile,
): Promise<(Published & Sent) | undefined> {
	const path = pathOf(target);
	const status = await statusOf(lake, path);
	if (!status || status.isDirectory || status.size !== file.size || !status.md5) return undefined;
	const hash = createHash('md5');
	for await (const chunk of chunksOf(file)) {
		if (lake.run.signal.aborted) throw new Canceled();
		hash.update(chunk);
	}
	const md5 = hash.digest('base64');
	return md5 === status.md5 ? { path, eTag: status.eTag, size: file.size, md5 } : undefined;
}
