import { badPath, decode, decodePath } from './encoding.ts';

/** A site, by whatever the service knows it. */
export type SiteLocator =
	/** The tenant's root site. */
	| { by: 'root' }
	/** `hostname,site collection,web`; or a hostname alone, for the root site there. */
	| { by: 'id'; id: string }
	| { by: 'path'; hostname: string; path: string[] }
	/** The team site of a Microsoft 365 group. */
	| { by: 'group'; group: string };

/** Whoever may have drives. */
export type Owner =
	| { is: 'me' }
	| { is: 'user'; user: string }
	| { is: 'group'; group: string }
	| { is: 'site'; site: SiteLocator };

export interface OwnedPath {
	owner: Owner;
	/** What comes after the owner; empty, or with its slash in front. */
	rest: string;
}

const ME = /^\/me(?<rest>\/.*)?$/;
const USER = /^\/users\/(?<user>[^/:]+)(?<rest>\/.*)?$/;
const GROUP_SITE = /^\/groups\/(?<group>[^/:]+)\/sites\/root(?<rest>\/.*)?$/;
const GROUP = /^\/groups\/(?<group>[^/:]+)(?<rest>\/.*)?$/;
const SITE = /^\/sites\/(?<id>[^/:]+)(?<rest>\/.*)?$/;
const SITE_BY_PATH = /^\/sites\/(?<hostname>[^/:]+):(?:\/(?<path>[^:]*)(?::(?<rest>\/.*)?)?)?$/;

/**
 * Reads whose drives a URL path is about.
 * @returns undefined when it begins with no owner
 * @throws Refusal 400
 * @see https://learn.microsoft.com/graph/api/site-get
 */
export function parseOwner(path: string): OwnedPath | undefined {
	const found =
		read(ME, path, () => ({ is: 'me' })) ??
		read(USER, path, ({ user = '' }) => ({ is: 'user', user: decode(user) })) ??
		read(GROUP_SITE, path, ({ group = '' }) => ({
			is: 'site',
			site: { by: 'group', group: decode(group) },
		})) ??
		read(GROUP, path, ({ group = '' }) => ({ is: 'group', group: decode(group) })) ??
		read(SITE, path, ({ id = '' }) => ({ is: 'site', site: siteById(decode(id)) })) ??
		read(SITE_BY_PATH, path, ({ hostname = '', path: names }) => ({
			is: 'site',
			site: { by: 'path', hostname: decode(hostname), path: decodePath(names ?? '') },
		}));
	if (!found && path.startsWith('/sites/')) throw badPath('the address of a site is not well formed');
	return found;
}

function read(
	pattern: RegExp,
	path: string,
	ownerOf: (groups: Record<string, string | undefined>) => Owner,
): OwnedPath | undefined {
	const match = pattern.exec(path);
	return match ? { owner: ownerOf(match.groups ?? {}), rest: match.groups?.rest ?? '' } : undefined;
}

function siteById(id: string): SiteLocator {
	return id === 'root' ? { by: 'root' } : { by: 'id', id };
}
