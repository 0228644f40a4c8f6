import type { Exchange } from '../exchange.ts';
import type { GraphBehaviour } from './behaviour.ts';
import { malformed } from './refusal.ts';

/** A page never has more, whatever $top says. */
const LARGEST_PAGE = 999;

/** Entries in order, each with what it is ordered by. */
export interface Ordered<Entry> {
	entries: readonly Entry[];
	keyOf: (entry: Entry) => string;
	/** Whether the keys fall. */
	descending?: boolean;
}

export interface Page<Entry> {
	entries: readonly Entry[];
	/** Where the next page is, if there is one. */
	link: { '@odata.nextLink'?: string };
}

/** Where pages lead: Graph's own address, unless a test leads its clients astray. */
export interface LinkBase {
	origin: string;
	behaviour: GraphBehaviour;
}

/**
 * Reads $top.
 * @throws Refusal 400
 */
export function pageSizeOf({ url }: Exchange, { pageSize }: GraphBehaviour): number {
	const top = url.searchParams.get('$top');
	if (top === null) return pageSize;
	if (!/^[1-9][0-9]*$/.test(top))
		throw malformed('Invalid query option.', `$top is a count, not ${top}`, 'invalidQueryOption');
	return Math.min(Number(top), LARGEST_PAGE);
}

/**
 * The page that a request asks for. Pages go on after the last key, so that entries that come or go between them shift
 * nothing.
 * @param path of the collection, after /v1.0
 * @throws Refusal 400
 */
export function pageOf<Entry>(
	exchange: Exchange,
	base: LinkBase,
	path: string,
	{ entries, keyOf, descending = false }: Ordered<Entry>,
): Page<Entry> {
	const after = exchange.url.searchParams.get('$skiptoken');
	const last = after === null ? undefined : Buffer.from(after, 'base64url').toString();
	const isLater = (key: string) => last === undefined || (descending ? key < last : key > last);
	const rest = entries.filter((entry) => isLater(keyOf(entry)));
	const page = rest.slice(0, pageSizeOf(exchange, base.behaviour));
	const end = page.at(-1);
	if (end === undefined || page.length === rest.length) return { entries: page, link: {} };
	const $skiptoken = Buffer.from(keyOf(end)).toString('base64url');
	return { entries: page, link: { '@odata.nextLink': linkTo(exchange, base, path, { $skiptoken }) } };
}

/** An address that keeps what the request asked for in its query. @param path after /v1.0 */
export function linkTo(
	{ url }: Exchange,
	{ origin, behaviour }: LinkBase,
	path: string,
	query: Record<string, string>,
): string {
	const link = new URL(`${behaviour.linkOrigin ?? origin}/v1.0${path}${url.search}`);
	for (const [name, value] of Object.entries(query)) link.searchParams.set(name, value);
	return link.href.replaceAll('%24', '$');
}
