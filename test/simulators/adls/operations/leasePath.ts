import { send } from '../answer.ts';
import type { Operation } from '../lakeRequest.ts';
import { httpDate } from '../moment.ts';
import { requireUnmanaged } from '../oneLake.ts';
import { requireForWrite } from '../tree/conditions.ts';
import { act } from '../tree/leaseActions.ts';
import { requireEmptyBody } from './requireEmptyBody.ts';

/** @see https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/lease */
export const leasePath: Operation = async (request) => {
	const { headers, exchange } = request;
	request.permit(headers['x-ms-lease-action'] === 'break' ? 'breakLease' : 'lease');
	requireUnmanaged(request.account, request.path);
	requireEmptyBody(request);
	const { item } = request;
	requireForWrite(headers, item);
	const outcome = act(item.lease, headers, request.now);
	await send(exchange, outcome.status, {
		...outcome.headers,
		etag: `"${item.modified.eTag}"`,
		'last-modified': httpDate(item.modified.at),
	});
};
