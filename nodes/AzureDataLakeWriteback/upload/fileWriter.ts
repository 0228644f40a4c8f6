import type { DataLakeServiceClient, Metadata } from '@azure/storage-file-datalake';

import { ServiceError } from '../../shared/errors/serviceError';
import type { Reply } from '../../shared/http/attempt';
import type { Lake } from '../lake/lake';
import type { LakePath } from '../lake/path';
import { holds, statusOf } from '../lake/pathStatus';
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

/** A file that an upload has made for itself. */
export interface OwnFile extends LakePath {
	/** Where others know its name: the lease that keeps them from writing to it, and tells that it is ours. */
	lease?: string;
}

/** What has to be in a file's place: nothing, or this version of it. */
export type CreationConditions = { ifNoneMatch: '*' } | { ifMatch: string | undefined };

/**
 * Makes a file, with the folders above it. One that is there is emptied if the conditions allow that.
 * https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/create
 * @param name of the file that the user means, for errors
 * @returns whether there is one now that is ours; otherwise its name is taken
 */
export async function createFile(
	lake: Lake,
	file: OwnFile,
	name: string,
	{ contentType, metadata }: Description,
	conditions: CreationConditions,
): Promise<boolean> {
	let attempts = 0;
	const asking = { action: `upload "${name}"`, onAttempt: () => void (attempts += 1) };
	const options = {
		metadata,
		pathHttpHeaders: { contentType },
		conditions,
		// One that ends by itself would end during a pause of the source. Whoever replaces the file breaks it.
		...(file.lease ? { proposedLeaseId: file.lease, leaseDuration: -1 } : {}),
	};
	return await lake
		.ask(asking, (service, abortSignal) => fileClient(service, file).create({ ...options, abortSignal }))
		.then(
			() => true,
			async (error: Error) => {
				const isTaken =
					error instanceof ServiceError && (error.is('PathAlreadyExists') || error.is('ConditionNotMet'));
				if (!isTaken) throw error;
				// The refusal may come from a request of ours that has gone through before.
				return attempts > 1 && (!file.lease || (await statusOf(lake, file, file.lease)) !== undefined);
			},
		);
}

/**
 * Writes all there is into a new, empty file: blocks in any order, and then, in one step, all of it for readers to see.
 * https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/update
 */
export async function writeFile(
	lake: Lake,
	file: OwnFile,
	name: string,
	fill: Fill,
	writing: Writing,
): Promise<Sent & { eTag: string | undefined }> {
	const part = lake.run.part();
	const own = lake.part(part);
	let arrived = 0;
	const append: Append = async (position, bytes, md5) => {
		await own.ask({ action: `upload "${name}"` }, (service, abortSignal) =>
			appendBlock(service, file, { position, bytes, md5 }, abortSignal),
		);
		arrived += bytes.length;
		writing.onProgress(arrived);
	};
	const sent = await appendInBlocks(fill, writing.blocks, append, (failure) => part.stop(failure));
	const asking = { action: `upload "${name}"`, settled: () => flushed(lake, file, sent) };
	const { etag } = await lake.ask(asking, (service, abortSignal) =>
		fileClient(service, file).flush(sent.size, {
			abortSignal,
			close: writing.announce,
			pathHttpHeaders: {
				contentType: writing.description.contentType,
				contentMD5: Buffer.from(sent.md5, 'base64'),
			},
			...(file.lease ? { conditions: { leaseId: file.lease }, leaseAction: 'release' } : {}),
		}),
	);
	lake.tally.bytes += sent.size;
	return { ...sent, eTag: etag };
}

/** With the flush its lease has ended, so that it cannot be asked for again: what is there tells whether it went through. */
async function flushed(lake: Lake, file: OwnFile, sent: Sent): Promise<Reply | undefined> {
	const status = file.lease ? await statusOf(lake, file) : undefined;
	return holds(status, sent) ? { status: 200, headers: {}, body: { etag: status.eTag } } : undefined;
}

/** At the same place, an append may be repeated as often as need be: nothing counts before the flush. */
async function appendBlock(
	service: DataLakeServiceClient,
	file: OwnFile,
	{ position, bytes, md5 }: { position: number; bytes: Buffer; md5: string | undefined },
	abortSignal: AbortSignal,
) {
	// Without these headers the SDK sends the MD5 as the one of the whole file, which nobody checks.
	const transactionalContentMD5 = md5 === undefined ? undefined : Buffer.from(md5, 'base64');
	const conditions = { leaseId: file.lease };
	const options = { abortSignal, transactionalContentMD5, pathHttpHeaders: {}, conditions };
	return await fileClient(service, file).append(bytes, position, bytes.length, options);
}
