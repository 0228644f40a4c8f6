import { createHash } from 'node:crypto';

import { sendStream } from '../answer.ts';
import type { LakeRequest, Operation } from '../lakeRequest.ts';
import { notSimulated, refusal, violating } from '../refusal.ts';
import { requireForRead } from '../tree/conditions.ts';
import { FileItem } from '../tree/items.ts';
import { requireLease } from '../tree/lease.ts';
import { propertyHeaders, systemHeaders } from './describe.ts';

/** The MD5 of a range is not made of more bytes. */
const LONGEST_HASHED = 4 * 2 ** 20;

/** @see https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/read */
export const readPath: Operation = async (request) => {
	request.permit('read');
	const { headers, item } = request;
	if (!(item instanceof FileItem)) throw notSimulated('content of directories');
	requireForRead(headers, item);
	if (headers['x-ms-lease-id'] !== undefined) requireLease(item.lease, headers['x-ms-lease-id'], request.now);
	await sendContent(request, item, propertyHeaders(item));
};

/** Sends what was asked for of a file. @throws Refusal 400, 416 */
export async function sendContent(
	request: LakeRequest,
	file: FileItem,
	more: Record<string, string | undefined>,
): Promise<void> {
	const { headers, exchange } = request;
	const described = { ...systemHeaders(request, file), ...more };
	const { length } = file.content;
	const range = rangeOf(headers['x-ms-range'] ?? headers.range, length);
	const wantsMd5 = headers['x-ms-range-get-content-md5'] === 'true';
	if (wantsMd5 && !range) throw violating('InvalidHeaderValue', 'an MD5 is asked for together with a range');
	if (!range) return sendStream(exchange, 200, described, file.content.read(0, length));
	const { from, to } = range;
	if (wantsMd5 && to - from > LONGEST_HASHED)
		throw violating('OutOfRangeInput', 'the MD5 of a range is asked for at most 4 MiB');
	const ranged = {
		...described,
		'content-length': String(to - from),
		'content-range': `bytes ${from}-${to - 1}/${length}`,
		'x-ms-content-md5': file.headers['content-md5'],
		'content-md5': wantsMd5 ? md5(file, from, to) : undefined,
	};
	await sendStream(exchange, 206, ranged, file.content.read(from, to));
}

/** From one byte to before another. A range in another form is ignored. */
function rangeOf(header: string | undefined, length: number): { from: number; to: number } | undefined {
	const [, first, last = ''] = /^bytes=([0-9]+)-([0-9]*)$/.exec(header ?? '') ?? [];
	if (first === undefined) return undefined;
	const from = Number(first);
	const to = last === '' ? length : Math.min(Number(last) + 1, length);
	if (from >= length || to <= from)
		throw refusal('InvalidRange', { headers: { 'content-range': `bytes */${length}` } });
	return { from, to };
}

function md5({ content }: FileItem, from: number, to: number): string {
	const hash = createHash('md5');
	for (const bytes of content.read(from, to)) hash.update(bytes);
	return hash.digest('base64');
}
