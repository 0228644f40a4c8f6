import { send } from '../answer.ts';
import type { LakeRequest, Operation } from '../lakeRequest.ts';
import { requireUnmanaged } from '../oneLake.ts';
import { refusal, violating } from '../refusal.ts';
import { requireForWrite } from '../tree/conditions.ts';
import { DirectoryItem } from '../tree/items.ts';
import { requireLease } from '../tree/lease.ts';

/** @see https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/delete */
export const deletePath: Operation = async (request) => {
	const { headers, account, path, exchange } = request;
	request.permit('delete');
	requireUnmanaged(account, path);
	const { item, fileSystem } = request;
	requireForWrite(headers, item);
	requireLease(item.lease, headers['x-ms-lease-id'], request.now);
	const recursive = request.flag('recursive');
	if (item instanceof DirectoryItem && recursive === undefined)
		throw violating('MissingRequiredQueryParameter', 'whoever deletes a directory says recursive or not');
	const beneath = item instanceof DirectoryItem ? fileSystem.beneath(path) : [];
	if (beneath.length && !recursive) throw refusal('DirectoryNotEmpty');
	const deleted = beneath.reverse().slice(0, batch(request));
	for (const [name] of deleted) fileSystem.delete(name.split('/'));
	if (deleted.length < beneath.length)
		return send(exchange, 200, { 'x-ms-continuation': Buffer.from('more').toString('base64') });
	fileSystem.delete(path);
	await send(exchange, 200, { 'x-ms-delete-type-permanent': 'true' });
};

/** With paginated=true, a request deletes so many paths at most. */
function batch(request: LakeRequest): number {
	return request.flag('paginated') ? request.account.behaviour.deletePageSize : Infinity;
}
