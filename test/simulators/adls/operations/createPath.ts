import { send } from '../answer.ts';
import type { LakeRequest, Operation } from '../lakeRequest.ts';
import { httpDate } from '../moment.ts';
import { requirePathName } from '../names.ts';
import { requireUnmanaged } from '../oneLake.ts';
import { notSimulated, refusal, violating } from '../refusal.ts';
import { masked } from '../tree/accessControl.ts';
import { requireForWrite } from '../tree/conditions.ts';
import { contentHeadersIn, OCTET_STREAM } from '../tree/contentHeaders.ts';
import { DirectoryItem, FileItem, type PathItem } from '../tree/items.ts';
import { type Lease, leaseId, requireLease } from '../tree/lease.ts';
import { parseProperties } from '../tree/properties.ts';
import { requireEmptyBody } from './requireEmptyBody.ts';

const NOT_SIMULATED = [
	...['x-ms-expiry-option', 'x-ms-expiry-time', 'x-ms-encryption-key', 'x-ms-encryption-context'],
];
const DEFAULTS = {
	file: { permissions: 'rw-rw-rw-', umask: '0027' },
	directory: { permissions: 'rwxrwxrwx', umask: '0027' },
};

/**
 * Makes a file, or a directory. A file that is there is emptied, at once and for all readers.
 * @see https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/create
 */
export const createPath: Operation = async (request) => {
	const { account, headers, path } = request;
	const kind = request.query.get('resource');
	if (kind !== 'file' && kind !== 'directory')
		throw violating('InvalidQueryParameterValue', 'resource is file or directory');
	const header = NOT_SIMULATED.find((name) => headers[name] !== undefined);
	if (header !== undefined) throw notSimulated(header);
	request.permit(request.occupant ? 'overwrite' : 'create');
	requireEmptyBody(request);
	requirePathName(path);
	requireUnmanaged(account, path);
	const { fileSystem } = request;
	const before = fileSystem.find(path);
	requireForWrite(headers, before);
	requireNoFileAbove(request);
	if (headers['x-ms-lease-id'] !== undefined && before)
		requireLease(before.lease, headers['x-ms-lease-id'], request.now);
	const item = placed(request, kind, before);
	if (headers['x-ms-proposed-lease-id'] !== undefined) lease(item, request);
	await send(request.exchange, 201, {
		etag: `"${item.modified.eTag}"`,
		'last-modified': httpDate(item.modified.at),
		'x-ms-rejected-headers': request.rejected,
		'x-ms-request-server-encrypted': 'true',
	});
};

function placed(request: LakeRequest, kind: 'file' | 'directory', before: PathItem | undefined): PathItem {
	const { fileSystem, path, headers } = request;
	if (before && before instanceof DirectoryItem !== (kind === 'directory')) throw refusal('PathConflict');
	if (before instanceof DirectoryItem) {
		// A directory keeps what is in it.
		before.modified = request.account.clock.moment();
		setProperties(before, headers);
		return before;
	}
	const item = made(request, kind);
	setProperties(item, headers);
	if (before) item.lease = broken(before.lease, request.now);
	fileSystem.place(path, item, 'created');
	return item;
}

function made(request: LakeRequest, kind: 'file' | 'directory'): PathItem {
	const { fileSystem, path, headers, account } = request;
	const { permissions, umask } = DEFAULTS[kind];
	const asked = headers['x-ms-permissions'] ?? permissions;
	if (!account.hierarchical && (headers['x-ms-permissions'] ?? headers['x-ms-umask']) !== undefined)
		throw refusal('UnsupportedHeader');
	const above = fileSystem.nearest(path.slice(0, -1)).access;
	const isDirectory = kind === 'directory';
	const access = above.child(masked(asked, headers['x-ms-umask'] ?? umask), isDirectory, request.owner);
	access.owner = headers['x-ms-owner'] ?? access.owner;
	access.group = headers['x-ms-group'] ?? access.group;
	if (headers['x-ms-acl'] !== undefined) access.acl = headers['x-ms-acl'];
	const moment = account.clock.moment();
	if (isDirectory) return new DirectoryItem(moment, access);
	const file = new FileItem(moment, access, account.keeping);
	file.headers = { ...OCTET_STREAM, ...contentHeadersIn(headers) };
	return file;
}

function setProperties(item: PathItem, headers: Record<string, string>): void {
	item.properties = parseProperties(headers['x-ms-properties'] ?? '');
}

/** What is overwritten loses its lease. */
function broken(lease: Lease, now: number): Lease {
	if (lease.locks(now)) lease.break(0, now);
	return lease;
}

function lease(item: PathItem, { headers, now }: LakeRequest): void {
	const duration = Number(headers['x-ms-lease-duration'] ?? NaN);
	if (Number.isNaN(duration)) throw violating('MissingRequiredHeader', 'a lease has a duration');
	item.lease.begin(leaseId(headers['x-ms-proposed-lease-id'] ?? ''), duration, now);
}

/** @throws Refusal 409 PathConflict when the path leads through a file */
export function requireNoFileAbove({ fileSystem, path, account }: LakeRequest): void {
	if (!account.hierarchical) return;
	const through = path.slice(0, -1).some((_, index) => {
		return fileSystem.find(path.slice(0, index + 1)) instanceof FileItem;
	});
	if (through) throw refusal('PathConflict');
}
