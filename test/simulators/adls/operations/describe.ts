import type { LakeRequest } from '../lakeRequest.ts';
import { httpDate } from '../moment.ts';
import { FileItem, type PathItem } from '../tree/items.ts';
import { formatProperties } from '../tree/properties.ts';

type Headers = Record<string, string | undefined>;

/** What the service knows of a path by itself. */
export function systemHeaders(request: LakeRequest, item: PathItem): Headers {
	const isFile = item instanceof FileItem;
	return {
		...(isFile ? item.headers : { 'content-type': 'application/octet-stream' }),
		'accept-ranges': 'bytes',
		'content-length': String(isFile ? item.content.length : 0),
		etag: `"${item.modified.eTag}"`,
		'last-modified': httpDate(item.modified.at),
		'x-ms-creation-time': httpDate(item.created.at),
		'x-ms-resource-type': isFile ? 'file' : 'directory',
		'x-ms-server-encrypted': 'true',
		...leaseHeaders(request, item),
		...ownerHeaders(request, item),
	};
}

/** What the client has said about a path. */
export function propertyHeaders(item: PathItem): Headers {
	return { 'x-ms-properties': formatProperties(item.properties) };
}

/** Who may do what; nothing where directories are only parts of names. */
export function ownerHeaders({ account }: LakeRequest, { access }: PathItem): Headers {
	if (!account.hierarchical) return {};
	const permissions = account.oneLake ? '---------' : access.permissions;
	return { 'x-ms-owner': access.owner, 'x-ms-group': access.group, 'x-ms-permissions': permissions };
}

function leaseHeaders({ now }: LakeRequest, { lease }: PathItem): Headers {
	const state = lease.state(now);
	return {
		'x-ms-lease-state': state,
		'x-ms-lease-status': lease.locks(now) ? 'locked' : 'unlocked',
		...(state === 'leased' ? { 'x-ms-lease-duration': lease.duration < 0 ? 'infinite' : 'fixed' } : {}),
	};
}
