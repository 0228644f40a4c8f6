import { sendJson } from '../answer.ts';
import type { TenantOperation, TenantRequest } from '../operations/operation.ts';
import { context } from '../operations/operation.ts';
import { accessDenied, hasSelectedSitesOnly, maySeeSite } from '../permissions.ts';
import { notSimulated, siteNotFound } from '../refusal.ts';
import { selection } from '../select.ts';
import type { Site } from './site.ts';
import { siteView } from './siteView.ts';

/** @see https://learn.microsoft.com/graph/api/site-get */
export const getSite: TenantOperation = async (request) => {
	const { exchange, origin } = request;
	const query = exchange.url.searchParams;
	if (query.has('$expand')) throw notSimulated('$expand for sites');
	const view = selection(query, 'site')(siteView(siteOf(request)));
	await sendJson(exchange, 200, { ...context(origin, 'sites/$entity'), ...view });
};

/** The site that the URL names. @throws Refusal 400, 403, 404 */
function siteOf({ tenant, caller, owner, behaviour }: TenantRequest): Site {
	if (owner?.is !== 'site') throw notSimulated('sites of anything but sites and groups');
	const site = tenant.siteAt(owner.site);
	if (maySeeSite(caller, site)) return site;
	const hidden = hasSelectedSitesOnly(caller) && behaviour.foreignSiteAnswer === 404;
	throw hidden ? siteNotFound() : accessDenied();
}
