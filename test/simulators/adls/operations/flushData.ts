import { createHash } from 'node:crypto';

import { send } from '../answer.ts';
import type { LakeRequest, Operation } from '../lakeRequest.ts';
import { httpDate } from '../moment.ts';
import { requireUnmanaged } from '../oneLake.ts';
import { refusal } from '../refusal.ts';
import { requireForWrite } from '../tree/conditions.ts';
import { contentHeadersIn, OCTET_STREAM } from '../tree/contentHeaders.ts';
import type { FileItem } from '../tree/items.ts';
import { requireEmptyBody } from './requireEmptyBody.ts';
import { requireAppendable, requirePosition } from './writable.ts';
import { passLease } from './writeLease.ts';

/** The MD5 of longer files is not looked at here: that would take too long. Tests may. */
const LONGEST_CHECKED = 64 * 2 ** 20;

/**
 * Shows readers what was appended up to a position.
 * @see https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/update
 */
export const flushData: Operation = async (request) => {
	const { headers, exchange, account } = request;
	request.permit('write');
	requireUnmanaged(account, request.path);
	requireEmptyBody(request);
	const position = requirePosition(request);
	const file = requireAppendable(request);
	requireForWrite(headers, file);
	const lease = passLease(request, file);
	const shown = flushed(request, file, position, undefined);
	lease.written();
	requireOwnMd5(request, file);
	await send(exchange, 200, { ...shown, ...lease.headers, 'x-ms-request-server-encrypted': 'false' });
};

/**
 * @param contentType of the request, when it appends too
 * @returns headers that say what shows now
 * @throws Refusal 400 InvalidFlushPosition
 */
export function flushed(
	request: LakeRequest,
	file: FileItem,
	position: number,
	contentType: string | undefined,
): Record<string, string> {
	const { account, fileSystem, path, headers, exchange } = request;
	const given = contentHeadersIn(headers);
	const deleted = file.content.flush(position, request.flag('retainUncommittedData') ?? false);
	if (deleted === undefined) throw refusal('InvalidFlushPosition');
	if (deleted > 0) exchange.violate(`a flush at ${position} deletes data that was appended behind it`);
	const kept = account.behaviour.flushKeepsContentHeaders ? file.headers : OCTET_STREAM;
	const type = contentType === undefined ? {} : { 'content-type': contentType };
	file.headers = { ...kept, ...type, ...given };
	file.modified = account.clock.moment();
	fileSystem.changed(path, contentType === undefined ? 'flushed' : 'appended');
	return { etag: `"${file.modified.eTag}"`, 'last-modified': httpDate(file.modified.at) };
}

/** The service stores an MD5 as it is given, without looking at the content. A correct client gives the right one. */
function requireOwnMd5({ account, exchange }: LakeRequest, { content, headers }: FileItem): void {
	const given = headers['content-md5'];
	if (given === undefined || content.length > LONGEST_CHECKED || account.keeping === 'hashOnly') return;
	const md5 = createHash('md5');
	for (const bytes of content.read(0, content.length)) md5.update(bytes);
	if (md5.digest('base64') !== given) exchange.violate('the MD5 of the file is not that of its content');
}
