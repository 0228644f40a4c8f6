import { decode } from './encoding.ts';
import { type ItemAddress, parseItem } from './item.ts';
import { type Owner, parseOwner } from './owner.ts';

export interface DriveLocator {
	/** Undefined when the drive is named by its id alone. */
	owner: Owner | undefined;
	/** Undefined for the owner's default drive. */
	id: string | undefined;
}

/** A collection that belongs to the tenant as a whole. */
export type Collection = 'sites' | 'getAllSites' | 'groups';

/** What a URL path of the service names. */
export type Address =
	| { of: 'tenant'; navigation: Collection }
	| { of: 'owner'; owner: Owner; navigation: string }
	| ({ of: 'drive'; drive: DriveLocator } & ItemAddress);

const COLLECTIONS: Record<string, Collection | undefined> = {
	'/sites': 'sites',
	'/sites/getAllSites': 'getAllSites',
	'/sites/getAllSites()': 'getAllSites',
	'/groups': 'groups',
};
const DEFAULT_DRIVE = /^\/drive(?<rest>\/.*)?$/;
const DRIVE = /^\/drives\/(?<id>[^/:]+)(?<rest>\/.*)?$/;

/**
 * Takes a URL path apart, as it was sent: still percent-encoded.
 * @returns undefined when the path names nothing that the simulator has
 * @throws Refusal 400 for a path that the addressing rules do not allow
 * @see https://learn.microsoft.com/graph/onedrive-addressing-driveitems
 */
export function parseAddress(pathname: string): Address | undefined {
	const path = /^\/v1\.0(\/.*)$/.exec(pathname)?.[1];
	if (path === undefined) return undefined;
	const navigation = COLLECTIONS[path];
	if (navigation) return { of: 'tenant', navigation };
	const owned = parseOwner(path);
	const { owner, rest } = owned ?? { owner: undefined, rest: path };
	const byId = DRIVE.exec(rest)?.groups;
	const drive = byId ?? (owner && DEFAULT_DRIVE.exec(rest)?.groups);
	if (drive) {
		const id = drive.id === undefined ? undefined : decode(drive.id);
		return { of: 'drive', drive: { owner, id }, ...parseItem(drive.rest ?? '') };
	}
	return owner && { of: 'owner', owner, navigation: rest.slice(1) };
}
