import { send } from '../answer.ts';
import type { Received } from '../content/extent.ts';
import type { LakeRequest, Operation } from '../lakeRequest.ts';
import { requireUnmanaged } from '../oneLake.ts';
import { notSimulated, refusal, violating } from '../refusal.ts';
import { requireMd5 } from '../tree/contentHeaders.ts';
import type { FileItem } from '../tree/items.ts';
import { flushed } from './flushData.ts';
import { requireAppendable, requirePosition } from './writable.ts';
import { passLease } from './writeLease.ts';

const NOT_SIMULATED = ['x-ms-content-crc64', 'x-ms-structured-body', 'x-ms-encryption-key'];

/**
 * Takes data for a position of a file, in any order; readers see it when it is flushed.
 * @see https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/update
 */
export const appendData: Operation = async (request) => {
	const { headers, exchange } = request;
	const header = NOT_SIMULATED.find((name) => headers[name] !== undefined);
	if (header !== undefined) throw notSimulated(header);
	request.permit('append');
	requireUnmanaged(request.account, request.path);
	const position = requirePosition(request);
	const length = requireLength(request);
	const file = requireAppendable(request);
	const lease = passLease(request, file);
	const received = await receive(request, file, length);
	// Others may have deleted, renamed or replaced the file while the data arrived.
	if (request.occupant !== file) {
		file.content.refuse(received);
		throw refusal('PathNotFound');
	}
	const flush = request.flag('flush') ?? false;
	if (flush && position < file.content.length) {
		file.content.refuse(received);
		throw refusal('InvalidFlushPosition');
	}
	accept(request, file, position, received);
	const shown = flush ? flushed(request, file, position + length, headers['content-type']) : {};
	if (flush) lease.written();
	await send(exchange, 202, {
		...shown,
		...lease.headers,
		'content-md5': headers['content-md5'],
		'x-ms-request-server-encrypted': 'true',
	});
};

function requireLength({ headers, account }: LakeRequest): number {
	const header = headers['content-length'];
	if (header === undefined)
		throw violating('MissingContentLengthHeader', 'an append says its Content-Length');
	const length = Number(header);
	if (length === 0) throw violating('InvalidHeaderValue', 'an append has a body');
	if (length > account.behaviour.largestAppend)
		throw violating('RequestBodyTooLarge', `an append of ${length} bytes is too large`);
	return length;
}

/** @throws Refusal 400 Md5Mismatch; nothing is kept then */
async function receive(
	{ exchange, headers }: LakeRequest,
	file: FileItem,
	length: number,
): Promise<Received> {
	const md5 = headers['content-md5'];
	if (md5 !== undefined) requireMd5(md5);
	const received = await file.content.receive(exchange.body(), length, md5 !== undefined);
	if (received.md5 === md5) return received;
	file.content.refuse(received);
	throw refusal('Md5Mismatch');
}

/** Journals what a correct client would not have done. */
function accept(
	{ exchange }: LakeRequest,
	{ content }: FileItem,
	position: number,
	received: Received,
): void {
	if (content.accept(position, received) === 'changed')
		exchange.violate('an append that is repeated has the same bytes: what else it does is not documented');
	if (position < content.length)
		exchange.violate(`an append at ${position}, before the ${content.length} bytes that are flushed`);
}
