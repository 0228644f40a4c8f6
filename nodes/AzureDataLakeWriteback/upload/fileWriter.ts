import type { DataLakeFileClient, DataLakeServiceClient, Metadata } from '@azure/storage-file-datalake';

import type { Lake } from '../lake/lake';
import type { LakePath } from '../lake/path';
import { type Append, appendInBlocks, type Blocks, type Fill, type Sent } from './blocks';

/** What is stored along with the content. */
export interface Description {
	contentType: string;
	metadata: Metadata;
}

export interface Writing {
	description: Description;
	blocks: Blocks;
	/** Readers are told by an event that the file is complete. */
	announce: boolean;
	onProgress: (sent: number) => void;
}

export const fileClient = (service: DataLakeServiceClient, { fileSystem, segments }: LakePath) =>
	service.getFileSystemClient(fileSystem).getFileClient(segments.join('/'));

/**
 * Makes a file, with the folders above it. One that is there is emptied.
 * https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/create
 * @param name of the file that the user means, for errors
 */
export async function createFile(
	lake: Lake,
	path: LakePath,
	name: string,
	{ contentType, metadata }: Description,
	more: { onlyNew?: boolean; onAttempt?: () => void } = {},
): Promise<void> {
	const { onlyNew = false, onAttempt } = more;
	await lake.ask({ action: `upload "${name}"`, onAttempt }, (service, abortSignal) =>
		fileClient(service, path).create({
			abortSignal,
			metadata,
			pathHttpHeaders: { contentType },
			conditions: onlyNew ? { ifNoneMatch: '*' } : {},
		}),
	);
}

/**
 * Writes all there is into a new, empty file: blocks in any order, and then, in one step, all of it for readers to see.
 * https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/update
 */
export async function writeFile(
	lake: Lake,
	path: LakePath,
	name: string,
	fill: Fill,
	writing: Writing,
): Promise<Sent & { eTag: string | undefined }> {
	const part = lake.run.part();
	const own = lake.part(part);
	let arrived = 0;
	const append: Append = async (position, bytes, md5) => {
		await own.ask({ action: `upload "${name}"` }, (service, abortSignal) =>
			appendBlock(fileClient(service, path), position, bytes, md5, abortSignal),
		);
		arrived += bytes.length;
		writing.onProgress(arrived);
	};
	const sent = await appendInBlocks(fill, writing.blocks, append, (failure) => part.stop(failure));
	const { etag } = await lake.ask({ action: `upload "${name}"` }, (service, abortSignal) =>
		fileClient(service, path).flush(sent.size, {
			abortSignal,
			close: writing.announce,
			pathHttpHeaders: {
				contentType: writing.description.contentType,
				contentMD5: Buffer.from(sent.md5, 'base64'),
			},
		}),
	);
	lake.tally.bytes += sent.size;
	return { ...sent, eTag: etag };
}

/** At the same place, an append may be repeated as often as need be: nothing counts before the flush. */
async function appendBlock(
	file: DataLakeFileClient,
	position: number,
	bytes: Buffer,
	md5: string | undefined,
	abortSignal: AbortSignal,
) {
	// Without these headers the SDK sends the MD5 as the one of the whole file, which nobody checks.
	const transactionalContentMD5 = md5 === undefined ? undefined : Buffer.from(md5, 'base64');
	const options = { abortSignal, transactionalContentMD5, pathHttpHeaders: {} };
	return await file.append(bytes, position, bytes.length, options);
}
