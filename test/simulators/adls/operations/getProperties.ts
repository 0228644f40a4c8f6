import { send } from '../answer.ts';
import type { LakeRequest, Operation } from '../lakeRequest.ts';
import { httpDate } from '../moment.ts';
import { refusal, violating } from '../refusal.ts';
import { requireForRead } from '../tree/conditions.ts';
import { requireLease } from '../tree/lease.ts';
import { ownerHeaders, propertyHeaders, systemHeaders } from './describe.ts';

/** @see https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/getproperties */
export const getProperties: Operation = async (request) => {
	switch (request.query.get('action')) {
		case undefined:
			return all(request);
		case 'getStatus':
			return status(request);
		case 'getAccessControl':
			return accessControl(request);
		default:
			throw violating('InvalidQueryParameterValue', 'action is getStatus or getAccessControl');
	}
};

async function all(request: LakeRequest): Promise<void> {
	request.permit('read');
	const item = readable(request);
	await send(request.exchange, 200, {
		...systemHeaders(request, item),
		...propertyHeaders(item),
		...(request.account.hierarchical ? { 'x-ms-acl': item.access.acl } : {}),
	});
}

async function status(request: LakeRequest): Promise<void> {
	request.permit('status');
	await send(request.exchange, 200, systemHeaders(request, readable(request)));
}

/** Where directories are only parts of names, nobody owns them. */
async function accessControl(request: LakeRequest): Promise<void> {
	request.permit('readAccessControl');
	if (!request.account.hierarchical) throw refusal('UnsupportedQueryParameter');
	const item = readable(request);
	await send(request.exchange, 200, {
		...ownerHeaders(request, item),
		'x-ms-acl': item.access.acl,
		etag: `"${item.modified.eTag}"`,
		'last-modified': httpDate(item.modified.at),
	});
}

function readable(request: LakeRequest) {
	const { headers, item } = request;
	requireForRead(headers, item);
	if (headers['x-ms-lease-id'] !== undefined) requireLease(item.lease, headers['x-ms-lease-id'], request.now);
	return item;
}
