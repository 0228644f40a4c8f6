import { ServiceError } from '../../shared/errors/serviceError';
import type { Reply } from '../../shared/http/attempt';
import type { Lake } from './lake';
import { addressOf, type LakePath, pathText } from './path';

/** What the service knows of a path. */
export interface PathStatus {
	isDirectory: boolean;
	/** Bytes. */
	size: number;
	eTag: string | undefined;
	/** Of the whole content, base64, if whoever wrote it left one. */
	md5: string | undefined;
	contentType: string | undefined;
	lastModified: string | undefined;
	/** `name=base64,name=base64`. */
	properties: string;
}

/**
 * Looks a path up, at the Data Lake Storage endpoint: the SDK would ask the Blob service's.
 * https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/get-properties
 * @param lease without which it is not the one that is looked for
 */
export async function statusOf(lake: Lake, path: LakePath, lease?: string): Promise<PathStatus | undefined> {
	const asking = { action: `look for "${pathText(path)}"`, accepts: lease ? [404, 412] : [404] };
	const held = lease ? { 'x-ms-lease-id': lease } : undefined;
	const reply = await lake.request(asking, 'HEAD', addressOf(path), held);
	return reply.status < 300 ? statusIn(reply.headers) : undefined;
}

/** The same for whoever may write, and need not be allowed to read: nothing is known of a path then. */
export async function readableStatusOf(lake: Lake, path: LakePath): Promise<PathStatus | undefined> {
	return await statusOf(lake, path).catch((error: Error) => {
		if (error instanceof ServiceError && error.status === 403) return undefined;
		throw error;
	});
}

/** Whether the content is this one, as far as length and MD5 tell. */
export const holds = (
	status: PathStatus | undefined,
	{ size, md5 }: { size: number; md5: string },
): status is PathStatus => status?.size === size && status.md5 === md5;

export function statusIn(headers: Reply['headers']): PathStatus {
	const text = (name: string) => {
		const value = headers[name];
		return value === undefined ? undefined : String(value);
	};
	return {
		isDirectory: text('x-ms-resource-type') === 'directory',
		size: Number(text('content-length') ?? 0),
		eTag: text('etag'),
		md5: text('x-ms-content-md5') ?? text('content-md5'),
		contentType: text('content-type'),
		lastModified: text('last-modified'),
		properties: text('x-ms-properties') ?? '',
	};
}
