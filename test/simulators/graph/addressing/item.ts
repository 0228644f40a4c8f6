import { badPath, decode, decodePath } from './encoding.ts';
import { type Navigation, parseNavigation } from './navigation.ts';

/** An item, named by the root or an item's id and, if there is one, the path from there. */
export interface ItemLocator {
	/** Undefined for the root. */
	from: string | undefined;
	/** Decoded names. */
	path: string[];
}

/** The part of a URL path that comes after the drive. */
export interface ItemAddress extends Navigation {
	/** Undefined when the drive itself is named. */
	item: ItemLocator | undefined;
	/** Whether the path between the colons is empty (`items/{id}:/`), which no page of the vendor describes. */
	emptyPath: boolean;
}

const ITEM = /^\/(?:root|items\/(?<id>[^/:]+))(?<rest>[/:].*)?$/;
const BY_PATH = /^:\/(?<path>[^:]*)(?::(?:\/(?<navigation>[^:]+))?)?$/;

/**
 * @param rest what comes after the drive; empty, or with its slash in front
 * @throws Refusal 400 for a path that the addressing rules do not allow
 */
export function parseItem(rest: string): ItemAddress {
	const groups = ITEM.exec(rest)?.groups;
	if (!groups) return { item: undefined, emptyPath: false, ...parseNavigation(rest.slice(1)) };
	const { id, rest: after = '' } = groups;
	const from = id === undefined || id === 'root' ? undefined : decode(id);
	const itself = { item: { from, path: [] }, emptyPath: false };
	if (!after.startsWith(':')) return { ...itself, ...parseNavigation(after.slice(1)) };
	if (id === 'root') throw badPath('a path from the root begins with root:, not with items/root:');
	if (from !== undefined && after === ':/') return { ...itself, emptyPath: true, navigation: '' };
	const byPath = BY_PATH.exec(after)?.groups;
	if (!byPath) throw badPath('a colon stands only before and after the path of an item');
	const { path = '', navigation = '' } = byPath;
	return { ...itself, item: { from, path: decodePath(path) }, ...parseNavigation(navigation) };
}
