import { send } from '../answer.ts';
import type { LakeRequest, Operation } from '../lakeRequest.ts';
import { httpDate } from '../moment.ts';
import { systemHeaders } from '../operations/describe.ts';
import { sendContent } from '../operations/readPath.ts';
import { notSimulated, refusal } from '../refusal.ts';
import { requireForRead, requireForWrite } from '../tree/conditions.ts';
import { contentHeadersIn, OCTET_STREAM } from '../tree/contentHeaders.ts';
import { DirectoryItem, FileItem, type PathItem } from '../tree/items.ts';
import { requireLease } from '../tree/lease.ts';
import { act } from '../tree/leaseActions.ts';
import { formatMetadata, parseMetadata } from '../tree/properties.ts';
import { containerOf } from './containers.ts';

/** @see https://learn.microsoft.com/rest/api/storageservices/get-blob-properties */
export const getBlobProperties: Operation = async (request) => {
	request.permit('read');
	const item = blobOf(request);
	requireForRead(request.headers, item);
	await send(request.exchange, 200, { ...systemHeaders(request, item), ...described(item) });
};

/** @see https://learn.microsoft.com/rest/api/storageservices/get-blob */
export const getBlob: Operation = async (request) => {
	request.permit('read');
	const item = blobOf(request);
	if (!(item instanceof FileItem)) throw notSimulated('content of directories');
	requireForRead(request.headers, item);
	const md5 = item.headers['content-md5'];
	await sendContent(request, item, { ...described(item), 'x-ms-blob-content-md5': md5 });
};

/** @see https://learn.microsoft.com/rest/api/storageservices/set-blob-metadata */
export const setBlobMetadata: Operation = async (request) => {
	const item = writable(request);
	item.properties = parseMetadata(request.headers);
	await answerWrite(request, item);
};

/** @see https://learn.microsoft.com/rest/api/storageservices/set-blob-properties */
export const setBlobProperties: Operation = async (request) => {
	const item = writable(request);
	if (item instanceof FileItem)
		item.headers = { ...OCTET_STREAM, ...contentHeadersIn(request.headers, 'x-ms-blob-') };
	await answerWrite(request, item);
};

/** @see https://learn.microsoft.com/rest/api/storageservices/lease-blob */
export const leaseBlob: Operation = async (request) => {
	const { headers, exchange } = request;
	request.permit(headers['x-ms-lease-action'] === 'break' ? 'breakLease' : 'lease');
	const item = blobOf(request);
	requireForWrite(headers, item);
	const outcome = act(item.lease, headers, request.now);
	await send(exchange, outcome.status, { ...outcome.headers, ...state(item) });
};

/** @throws Refusal 404 */
function blobOf(request: LakeRequest): PathItem {
	const item = containerOf(request).find(request.path);
	if (!item) throw refusal('BlobNotFound');
	return item;
}

function writable(request: LakeRequest): PathItem {
	request.permit('write');
	const item = blobOf(request);
	requireForWrite(request.headers, item);
	requireLease(item.lease, request.headers['x-ms-lease-id'], request.now);
	return item;
}

async function answerWrite({ account, exchange, now }: LakeRequest, item: PathItem): Promise<void> {
	item.modified = account.clock.moment();
	item.lease.written(now);
	await send(exchange, 200, state(item));
}

function described(item: PathItem): Record<string, string> {
	return {
		...formatMetadata(item.properties),
		...(item instanceof DirectoryItem ? { 'x-ms-meta-hdi_isfolder': 'true' } : {}),
		'x-ms-blob-type': 'BlockBlob',
	};
}

function state({ modified }: PathItem): Record<string, string> {
	return { etag: `"${modified.eTag}"`, 'last-modified': httpDate(modified.at) };
}
