import { send } from '../answer.ts';
import { authorize } from '../authorization/authorize.ts';
import type { Caller } from '../authorization/caller.ts';
import { verifySas } from '../authorization/sas.ts';
import type { LakeRequest, Operation } from '../lakeRequest.ts';
import { httpDate } from '../moment.ts';
import { requirePathName } from '../names.ts';
import { requireUnmanaged } from '../oneLake.ts';
import { refusal, violating } from '../refusal.ts';
import { type Target, targetOf } from '../target.ts';
import { requireForSource, requireForWrite } from '../tree/conditions.ts';
import { key } from '../tree/fileSystem.ts';
import { DirectoryItem, FileItem, type PathItem } from '../tree/items.ts';
import { requireLease } from '../tree/lease.ts';
import { moved } from '../tree/move.ts';
import { parseProperties } from '../tree/properties.ts';
import { requireNoFileAbove } from './createPath.ts';
import { requireEmptyBody } from './requireEmptyBody.ts';
import { requireReplaceable } from './requireReplaceable.ts';

/**
 * Gives a path another name, in one step that nobody sees half done. What had that name is gone.
 * @see https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/create
 */
export const renamePath: Operation = async (request) => {
	const { account, headers, path, exchange } = request;
	const { checksRenameSourceFirst, renameTellsETag } = account.behaviour;
	const source = sourceOf(headers['x-ms-rename-source'] ?? '');
	authorize(account, callerOf(request, source), 'renameSource', source.fileSystem, source.path);
	request.permit(request.occupant ? 'overwrite' : 'create');
	requireEmptyBody(request);
	requirePathName(path);
	requireUnmanaged(account, path);
	requireUnmanaged(account, source.path);
	const from = account.fileSystems.get(source.fileSystem ?? '');
	const { fileSystem } = request;
	const item = from?.find(source.path);
	if (checksRenameSourceFirst && !item) throw refusal('SourcePathNotFound');
	requireForWrite(headers, request.occupant);
	if (!from || !item) throw refusal('SourcePathNotFound');
	requireForSource(headers, item);
	requireLease(item.lease, headers['x-ms-source-lease-id'], request.now);
	requireParent(request);
	if (from === fileSystem) requireElsewhere(source.path, request, item);
	requireReplaceable(request, item);
	if (item instanceof FileItem && item.content.hasUncommitted)
		exchange.violate('a file is renamed before all of its data is flushed');
	if (headers['x-ms-properties'] !== undefined) item.properties = parseProperties(headers['x-ms-properties']);
	moved(from, source.path, fileSystem, path);
	const told = { etag: `"${item.modified.eTag}"`, 'last-modified': httpDate(item.modified.at) };
	await send(exchange, 201, renameTellsETag ? told : {});
};

/** `/{filesystem}/{path}`, percent-encoded, with a query when a shared access signature lets in. */
function sourceOf(header: string): Target {
	if (!header.startsWith('/'))
		throw violating('InvalidSourceUri', `a rename source begins with a slash: ${header}`);
	const source = targetOf(header);
	if (!source.path.length) throw violating('InvalidSourceUri', `no path in the rename source ${header}`);
	return source;
}

/** With a shared access signature, the source needs one of its own. */
function callerOf({ account, caller }: LakeRequest, source: Target): Caller {
	return caller.by === 'sas' ? { by: 'sas', sas: verifySas(account, source) } : caller;
}

function requireParent(request: LakeRequest): void {
	const { account, fileSystem, path } = request;
	requireNoFileAbove(request);
	if (account.hierarchical && !fileSystem.find(path.slice(0, -1)))
		throw refusal('RenameDestinationParentPathNotFound');
}

function requireElsewhere(source: readonly string[], { path }: LakeRequest, item: PathItem): void {
	const same = key(source) === key(path);
	const beneath = item instanceof DirectoryItem && key(path).startsWith(`${key(source)}/`);
	if (same || beneath)
		throw violating('InvalidRenameSourcePath', 'a path is renamed to itself or into itself');
}
