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
 */
export async function statusOf(lake: Lake, path: LakePath): Promise<PathStatus | undefined> {
	const asking = { action: `look for "${pathText(path)}"`, accepts: [404] };
	const reply = await lake.request(asking, 'HEAD', addressOf(path));
	return reply.status === 404 ? undefined : statusIn(reply.headers);
}

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
