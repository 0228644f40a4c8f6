import { sendJson } from '../answer.ts';
import { context, type TenantOperation, type TenantRequest } from '../operations/operation.ts';
import { pageOf } from '../paging.ts';
import { accessDenied, hasSelectedSitesOnly, mayDiscoverSites, maySeeSite } from '../permissions.ts';
import { malformed, notSimulated } from '../refusal.ts';
import { selection } from '../select.ts';
import { requireUser } from '../tenant.ts';
import type { Site } from './site.ts';
import { followedSiteView, siteView } from './siteView.ts';

type Json = Record<string, unknown>;

const NOT_SIMULATED = ['$count', '$expand', '$filter', '$orderby', '$search', '$skip'];

/** @see https://learn.microsoft.com/graph/api/site-search */
export const searchSites: TenantOperation = async (request) => {
	const { exchange, tenant, caller, behaviour } = request;
	const query = exchange.url.searchParams;
	const words = query.get('search');
	// Without a search, the service lists nothing that anybody could rely on.
	if (words === null) throw notSimulated('sites without a search');
	if (hasSelectedSitesOnly(caller)) {
		if (behaviour.selectedSearch === 'refused') throw accessDenied();
		return await sendSites(request, '/sites', [], siteView);
	}
	if (!mayDiscoverSites(caller)) throw accessDenied();
	const found = tenant.sites.filter((site) => maySeeSite(caller, site) && matches(site, words));
	const losesTitles = behaviour.searchLosesTitles && query.has('$select');
	await sendSites(request, '/sites', found, (site) => {
		const { displayName, ...view } = siteView(site);
		return losesTitles ? view : { ...view, ...(displayName === undefined ? {} : { displayName }) };
	});
};

/** @see https://learn.microsoft.com/graph/api/sites-list-followed */
export const followedSites: TenantOperation = async (request) => {
	const { tenant, caller, owner } = request;
	if (owner?.is === 'me') requireUser(caller);
	if (!owner || !mayDiscoverSites(caller)) throw accessDenied();
	// Followed sites are kept in OneDrive: who has none follows none.
	const [drive] = tenant.drivesOf(owner, caller);
	if (owner.is === 'user' && caller.delegated && !(drive && caller.owns(drive))) throw accessDenied();
	const names = drive ? [drive.owner.id, drive.owner.userPrincipalName] : [];
	const followed = tenant.sites.filter((site) => site.isFollowedBy(names) && site.letsIn(names));
	const path = owner.is === 'user' ? `/users/${encodeURIComponent(owner.user)}` : '/me';
	await sendSites(request, `${path}/followedSites`, followed, followedSiteView);
};

/** @see https://learn.microsoft.com/graph/api/site-getallsites */
export const getAllSites: TenantOperation = async (request) => {
	const { tenant, caller } = request;
	if (caller.delegated || !mayDiscoverSites(caller)) throw accessDenied();
	await sendSites(request, '/sites/getAllSites', tenant.sites, siteView);
};

async function sendSites(
	{ exchange, tenant, origin, behaviour }: TenantRequest,
	path: string,
	entries: Site[],
	viewOf: (site: Site) => Json,
): Promise<void> {
	const query = exchange.url.searchParams;
	const option = NOT_SIMULATED.find((name) => query.has(name));
	if (option === '$search')
		throw malformed('Invalid request', 'sites are searched by search=, without a dollar');
	if (option !== undefined) throw notSimulated(`${option} for sites`);
	const selected = selection(query, 'site');
	const keyOf = (site: Site) => String(tenant.sites.indexOf(site)).padStart(6, '0');
	const page = pageOf(exchange, { origin, behaviour }, path, { entries, keyOf });
	await sendJson(exchange, 200, {
		...context(origin, 'sites'),
		...page.link,
		value: page.entries.map((site) => selected(viewOf(site))),
	});
}

/** Every word has to be the beginning of one in the title or the address; nothing and an asterisk match everything. */
function matches({ displayName = '', webUrl }: Site, search: string): boolean {
	const known = `${displayName} ${decodeURI(webUrl)}`.toLowerCase().split(/[^\p{L}\p{N}]+/u);
	const words = search.toLowerCase().replaceAll('*', '').split(/\s+/);
	return words.every((word) => known.some((each) => each.startsWith(word)));
}
