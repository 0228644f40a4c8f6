import { send } from '../answer.ts';
import type { Operation } from '../lakeRequest.ts';
import { httpDate } from '../moment.ts';
import { requireUnmanaged } from '../oneLake.ts';
import { requireForWrite } from '../tree/conditions.ts';
import { contentHeadersIn } from '../tree/contentHeaders.ts';
import { FileItem } from '../tree/items.ts';
import { requireLease } from '../tree/lease.ts';
import { formatProperties, parseProperties } from '../tree/properties.ts';
import { requireEmptyBody } from './requireEmptyBody.ts';

/** @see https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/update */
export const setProperties: Operation = async (request) => {
	const { headers, exchange, account } = request;
	request.permit('write');
	requireUnmanaged(account, request.path);
	requireEmptyBody(request);
	const { item } = request;
	requireForWrite(headers, item);
	requireLease(item.lease, headers['x-ms-lease-id'], request.now);
	item.properties = parseProperties(headers['x-ms-properties'] ?? '');
	if (item instanceof FileItem) item.headers = { ...item.headers, ...contentHeadersIn(headers) };
	item.modified = account.clock.moment();
	item.lease.written(request.now);
	await send(exchange, 200, {
		etag: `"${item.modified.eTag}"`,
		'last-modified': httpDate(item.modified.at),
		'x-ms-properties': formatProperties(item.properties),
	});
};
