import type { Caller } from './caller.ts';
import type { Drive } from './drive.ts';
import { Refusal, siteNotFound } from './refusal.ts';
import type { Site } from './sites/site.ts';

/** What an operation does, as far as permissions are concerned. */
export type Access = 'read' | 'write' | 'createUploadSession';

const WRITE_ALL = ['Files.ReadWrite.All', 'Sites.ReadWrite.All'];
/** Each includes Sites.ReadWrite.All. */
const SITES_ABOVE = ['Sites.Manage.All', 'Sites.FullControl.All'];
const READ_SITES = ['Sites.Read.All', 'Sites.ReadWrite.All', ...SITES_ABOVE];
/** Good for every drive that the caller may see. */
const READ = ['Files.Read.All', 'Files.ReadWrite.All', ...READ_SITES];
const WRITE = [...WRITE_ALL, ...SITES_ABOVE];
/** Good for the signed-in user's own OneDrive only. */
const OWN_WRITE = ['Files.ReadWrite'];
const OWN_READ = ['Files.Read', ...OWN_WRITE];
const READ_GROUPS = ['GroupMember', 'Group', 'Directory'].flatMap((what) => [
	`${what}.Read.All`,
	`${what}.ReadWrite.All`,
]);

/**
 * The permissions of which one is needed.
 * @see https://learn.microsoft.com/graph/api/driveitem-put-content#permissions
 * @see https://learn.microsoft.com/graph/api/driveitem-createuploadsession#permissions
 */
const NEEDED: Record<'delegated' | 'application', Record<Access, string[]>> = {
	delegated: { read: READ, write: WRITE, createUploadSession: WRITE },
	application: { read: READ, write: WRITE, createUploadSession: ['Sites.ReadWrite.All', ...SITES_ABOVE] },
};
const NEEDED_FOR_OWN: Record<Access, string[]> = {
	read: OWN_READ,
	write: OWN_WRITE,
	createUploadSession: OWN_WRITE,
};

/** @throws Refusal 403 accessDenied; 404 where a site that was not granted stays hidden */
export function requirePermission(caller: Caller, access: Access, drive: Drive): void {
	const needed = NEEDED[caller.delegated ? 'delegated' : 'application'][access];
	const forOwn = caller.owns(drive) ? NEEDED_FOR_OWN[access] : [];
	const isGranted =
		hasOneOf(caller, [...needed, ...forOwn]) || isSelected(caller, access, drive.library?.site);
	if (isGranted && caller.maySee(drive)) return;
	if (drive.library && isForeign(caller, drive.library.site)) throw foreign(drive);
	throw new Refusal(403, 'accessDenied', 'The caller does not have permission to perform the action.');
}

/** Whether the caller may look at a site. */
export function maySeeSite(caller: Caller, site: Site): boolean {
	return (hasOneOf(caller, READ_SITES) || isSelected(caller, 'read', site)) && caller.mayVisit(site);
}

/** Whether the caller may look at sites of which it knows nothing yet. */
export function mayDiscoverSites(caller: Caller): boolean {
	return hasOneOf(caller, READ_SITES);
}

/** Whether the caller has nothing else but permission for what was granted to it site by site. */
export function hasSelectedSitesOnly(caller: Caller): boolean {
	return caller.permissions.has('Sites.Selected') && !mayDiscoverSites(caller);
}

/** @throws Refusal 403 Authorization_RequestDenied, as the directory words it */
export function requireGroupPermission(caller: Caller): void {
	if (hasOneOf(caller, READ_GROUPS)) return;
	throw new Refusal(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}

/** Site by site, an application is given a role. @see https://learn.microsoft.com/graph/permissions-selected-overview */
function isSelected(caller: Caller, access: Access, site: Site | undefined): boolean {
	if (!site || !caller.permissions.has('Sites.Selected')) return false;
	const role = site.roleOf(caller.applicationId);
	return role === 'write' || (role === 'read' && access === 'read');
}

function isForeign(caller: Caller, site: Site): boolean {
	return hasSelectedSitesOnly(caller) && site.roleOf(caller.applicationId) === undefined;
}

function foreign({ surroundings }: Drive): Refusal {
	return surroundings.behaviour.foreignSiteAnswer === 404 ? siteNotFound() : accessDenied();
}

export function accessDenied(): Refusal {
	return new Refusal(403, 'accessDenied', 'Access denied');
}

function hasOneOf({ permissions }: Caller, needed: string[]): boolean {
	return needed.some((permission) => permissions.has(permission));
}
