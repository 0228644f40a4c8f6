import { createHash } from 'node:crypto';

import type { HashedFile, RunningHash } from '../../shared/file/hashedFile';
import type { Lake } from '../lake/lake';
import { statusOf } from '../lake/pathStatus';
import type { Published } from './publish';
import type { Sent } from './blocks';
import { type LakeTarget, pathOf } from './target';

/** The MD5 of what has come so far, in Base64 as the service keeps it. */
export class Md5 implements RunningHash {
	private readonly running = createHash('md5');

	update(bytes: Uint8Array): void {
		this.running.update(bytes);
	}

	digest(): string {
		return this.running.copy().digest('base64');
	}
}

/**
 * The file that has the name, if it holds the very same already.
 * @throws Canceled
 */
export async function unchanged(
	lake: Lake,
	target: LakeTarget,
	file: HashedFile,
): Promise<(Published & Sent) | undefined> {
	const path = pathOf(target);
	const status = await statusOf(lake, path);
	if (!status || status.isDirectory || status.size !== file.size || !status.md5) return undefined;
	const md5 = await file.hash(lake.run.signal);
	return md5 === status.md5 ? { path, eTag: status.eTag, size: file.size, md5 } : undefined;
}
