import { send } from '../answer.ts';
import type { Operation } from '../lakeRequest.ts';
import { httpDate } from '../moment.ts';
import { requireAccessControl } from '../oneLake.ts';
import { violating } from '../refusal.ts';
import { requireForWrite } from '../tree/conditions.ts';
import { requireEmptyBody } from './requireEmptyBody.ts';

/** @see https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/update */
export const setAccessControl: Operation = async (request) => {
	const { headers, exchange, account } = request;
	requireAccessControl(account);
	request.permit('setAccessControl');
	requireEmptyBody(request);
	const { item } = request;
	requireForWrite(headers, item);
	const { 'x-ms-permissions': permissions, 'x-ms-acl': acl } = headers;
	if (permissions !== undefined && acl !== undefined)
		throw violating('InvalidInput', 'x-ms-permissions and x-ms-acl exclude each other');
	if (permissions !== undefined) item.access.permissions = permissions;
	if (acl !== undefined) item.access.acl = acl;
	item.access.owner = headers['x-ms-owner'] ?? item.access.owner;
	item.access.group = headers['x-ms-group'] ?? item.access.group;
	item.modified = account.clock.moment();
	await send(exchange, 200, {
		etag: `"${item.modified.eTag}"`,
		'last-modified': httpDate(item.modified.at),
	});
};
