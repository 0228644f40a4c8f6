import { Actionable } from '../shared/errors/actionable';

const GUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
const SITE_ID = new RegExp(`^[a-z0-9.-]+,${GUID},${GUID}$`, 'i');
const BARE_GUID = new RegExp(`^${GUID}$`, 'i');
/** What comes after a site in the addresses of its pages. */
const PAGES = /^(_layouts|_api|SitePages|Lists|Forms)$/i;
/** Subsites lie this deep at most where an address is tried. */
const DEEPEST = 6;

/** Addresses of Graph at which a site may be found, the likeliest first; the first that exists counts. */
export type SiteAddress = string[];

/**
 * By ID: Graph's own id of a site, or the GUID of a Microsoft 365 group (its team site) or of a site collection.
 * https://learn.microsoft.com/graph/api/site-get
 * @throws Actionable when it is none of these
 */
export function addressOfId(text: string): SiteAddress {
	if (SITE_ID.test(text)) return [`/sites/${text}`];
	if (BARE_GUID.test(text)) return [`/groups/${text}/sites/root`, `/sites/${text}`];
	throw new Actionable(
		`Site "${text}" is no site ID`,
		'Enter the ID as Microsoft Graph gives it (contoso.sharepoint.com,GUID,GUID), or the object ID of a Microsoft 365 group for its team site',
	);
}

/**
 * By URL: the address of the site or of any page in it, as the browser shows it, sharing links too. How much of it is the site
 * cannot be told from the address alone, since sites may lie within sites.
 * https://learn.microsoft.com/graph/api/site-getbypath
 * @throws Actionable when it is no https address
 */
export function addressOfUrl(text: string): SiteAddress {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url?.protocol !== 'https:')
		throw new Actionable(
			`Site "${text}" is no web address`,
			"Copy the address of the site's page from the browser, for example https://contoso.sharepoint.com/sites/Sales",
		);
	const root = `/sites/${url.hostname}`;
	const segments = siteSegments(url.pathname.split('/').filter(Boolean));
	const isBelowPath = /^(sites|teams|personal)$/i.test(segments[0] ?? '');
	const shortest = isBelowPath ? 2 : 0;
	const candidates: string[] = [];
	for (let depth = Math.min(segments.length, DEEPEST); depth > shortest; depth--)
		candidates.push(`${root}:/${segments.slice(0, depth).join('/')}`);
	// A site's own address is the likeliest; what follows it is mostly a library, and only now and then a site within the site.
	const own = isBelowPath ? `${root}:/${segments.slice(0, 2).join('/')}` : root;
	return [...candidates, own];
}

/** The part of an address that can name a site: without what marks a page, and without the ways of sharing links. */
function siteSegments(segments: string[]): string[] {
	const [kind, way, ...rest] = segments;
	const SHARED: Record<string, string[]> = { s: ['sites'], t: ['teams'], r: [] };
	const shared = /^:\w:$/.test(kind ?? '') ? SHARED[way ?? ''] : undefined;
	if (shared && way !== 'r') return [...shared, ...rest.slice(0, 1)];
	const path = shared ? rest : segments;
	const page = path.findIndex((segment) => PAGES.test(segment) || /\.aspx$/i.test(segment));
	return page === -1 ? path : path.slice(0, page);
}
