import { sendJson } from '../answer.ts';
import type { Owner, SiteLocator } from '../addressing/owner.ts';
import type { Drive } from '../drive.ts';
import { driveView } from '../driveView.ts';
import { pageOf } from '../paging.ts';
import { requirePermission } from '../permissions.ts';
import { notSimulated } from '../refusal.ts';
import { selection } from '../select.ts';
import { context, type TenantOperation } from './operation.ts';

const NOT_SIMULATED = ['$count', '$expand', '$filter', '$orderby', '$search', '$skip'];

/** @see https://learn.microsoft.com/graph/api/drive-list */
export const listDrives: TenantOperation = async ({ exchange, tenant, caller, owner, origin, behaviour }) => {
	const query = exchange.url.searchParams;
	const option = NOT_SIMULATED.find((name) => query.has(name));
	if (option !== undefined) throw notSimulated(`${option} for drives`);
	if (!owner) throw notSimulated('all drives of a tenant');
	const selected = selection(query, 'drive');
	const drives = tenant.drivesOf(owner, caller);
	for (const drive of drives) requirePermission(caller, 'read', drive);
	const showsSystem = query.get('$select')?.split(',').includes('system');
	const entries = drives.filter(({ library }) => showsSystem || !library?.system);
	const keyOf = (drive: Drive) => String(drives.indexOf(drive)).padStart(6, '0');
	const page = pageOf(exchange, { origin, behaviour }, `${pathOf(owner)}/drives`, { entries, keyOf });
	await sendJson(exchange, 200, {
		...context(origin, 'drives'),
		...page.link,
		value: page.entries.map((drive) => selected(driveView(drive))),
	});
};

function pathOf(owner: Owner): string {
	if (owner.is === 'me') return '/me';
	if (owner.is === 'user') return `/users/${encodeURIComponent(owner.user)}`;
	return owner.is === 'group' ? `/groups/${owner.group}` : pathOfSite(owner.site);
}

function pathOfSite(site: SiteLocator): string {
	if (site.by === 'root') return '/sites/root';
	if (site.by === 'id') return `/sites/${site.id}`;
	if (site.by === 'group') return `/groups/${site.group}/sites/root`;
	return `/sites/${site.hostname}:/${site.path.map(encodeURIComponent).join('/')}:`;
}
