import type { Refusal } from './refusal.ts';
import { malformed } from './refusal.ts';

export type DriveLocator =
	| { by: 'me' }
	| { by: 'user'; user: string }
	| { by: 'id'; id: string }
	/** The default library of the tenant's root site. */
	| { by: 'rootSite' };

/** An item, named by the root or an item's id and, if there is one, the path from there. */
export interface ItemLocator {
	/** Undefined for the root. */
	from: string | undefined;
	/** Decoded names. */
	path: string[];
}

/** What a URL path of the service names. */
export interface Address {
	drive: DriveLocator;
	/** Undefined when the drive itself is named. */
	item: ItemLocator | undefined;
	/** What comes after the drive or the item: `children`, `content` …; empty for the thing itself. */
	navigation: string;
}

const DRIVE =
	/^\/v1\.0\/(?:me\/drive|(?<site>sites\/root)\/drive|users\/(?<user>[^/:]+)\/drive|drives\/(?<id>[^/:]+))(?<rest>\/.*)?$/;
const ITEM = /^\/(?:root|items\/(?<id>[^/:]+))(?<rest>[/:].*)?$/;
const BY_PATH = /^:\/(?<path>[^:]*)(?::(?:\/(?<navigation>[^:]+))?)?$/;

/**
 * Takes a URL path apart, as it was sent: still percent-encoded.
 * @returns undefined when the path names nothing of a drive
 * @throws Refusal 400 for a path that the addressing rules do not allow
 * @see https://learn.microsoft.com/graph/onedrive-addressing-driveitems
 */
export function parseAddress(pathname: string): Address | undefined {
	const drive = DRIVE.exec(pathname)?.groups;
	if (!drive) return undefined;
	const locator = driveLocator(drive);
	if (!drive.rest) return { drive: locator, item: undefined, navigation: '' };
	const item = ITEM.exec(drive.rest)?.groups;
	if (!item) return { drive: locator, item: undefined, navigation: drive.rest.slice(1) };
	const from = item.id === undefined || item.id === 'root' ? undefined : decode(item.id);
	const rest = item.rest ?? '';
	if (!rest.startsWith(':')) {
		return { drive: locator, item: { from, path: [] }, navigation: rest.slice(1) };
	}
	if (item.id === 'root') throw badPath('a path from the root begins with root:, not with items/root:');
	const byPath = BY_PATH.exec(rest)?.groups;
	if (!byPath) throw badPath('a colon stands only before and after the path of an item');
	return {
		drive: locator,
		item: { from, path: decodePath(byPath.path ?? '') },
		navigation: byPath.navigation ?? '',
	};
}

function driveLocator(groups: Record<string, string | undefined>): DriveLocator {
	if (groups.site !== undefined) return { by: 'rootSite' };
	if (groups.user !== undefined) return { by: 'user', user: decode(groups.user) };
	return groups.id === undefined ? { by: 'me' } : { by: 'id', id: decode(groups.id) };
}

function decodePath(encoded: string): string[] {
	if (encoded === '') throw badPath('an empty path has no form with colons');
	const names = encoded.split('/').map(decode);
	if (names.includes('')) throw badPath('a path has no empty segments');
	if (names.some((name) => name.includes('/')))
		throw badPath('each segment is encoded by itself, a slash between them is not');
	return names;
}

function decode(encoded: string): string {
	try {
		return decodeURIComponent(encoded);
	} catch {
		throw badPath('a path is percent-encoded UTF-8');
	}
}

function badPath(rule: string): Refusal {
	return malformed('The resource path is not valid.', rule, 'invalidPath');
}
