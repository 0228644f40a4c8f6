import type { DriveLocator } from './addressing/address.ts';
import type { Owner, SiteLocator } from './addressing/owner.ts';
import type { Caller } from './caller.ts';
import type { Drive } from './drive.ts';
import type { Group } from './groups/group.ts';
import { comparable } from './names.ts';
import { itemNotFound, Refusal, siteNotFound } from './refusal.ts';
import type { Site } from './sites/site.ts';

/** Everything that there is, and how it is found by what a URL names. */
export class Tenant {
	/** The OneDrives of users. */
	readonly oneDrives: Drive[] = [];
	readonly sites: Site[] = [];
	readonly groups: Group[] = [];

	get drives(): Drive[] {
		return [...this.oneDrives, ...this.sites.flatMap(({ libraries }) => libraries)];
	}

	/** @throws Refusal 404; 400 when an application without a user asks for its own drive */
	driveAt({ owner, id }: DriveLocator, caller: Caller): Drive {
		const drives = owner ? this.drivesOf(owner, caller) : this.drives;
		return found(id === undefined ? drives[0] : drives.find((drive) => drive.id === id), itemNotFound());
	}

	/** The default one first. @throws Refusal 404, 400 */
	drivesOf(owner: Owner, caller: Caller): readonly Drive[] {
		if (owner.is === 'site') return this.siteAt(owner.site).libraries;
		if (owner.is === 'group') return this.siteOf(this.group(owner.group)).libraries;
		return [this.oneDriveOf(owner, caller)];
	}

	/** @throws Refusal 404, 400 */
	siteAt(locator: SiteLocator): Site {
		if (locator.by === 'root') return found(this.siteByPath(''), siteNotFound());
		if (locator.by === 'group') return this.siteOf(this.group(locator.group));
		if (locator.by === 'path') {
			this.requireHostname(locator.hostname);
			return found(this.siteByPath(locator.path.join('/')), siteNotFound());
		}
		const [hostname = '', ...rest] = locator.id.split(',');
		this.requireHostname(hostname);
		if (!rest.length) return found(this.siteByPath(''), siteNotFound());
		const id = comparable(locator.id);
		return found(
			this.sites.find((site) => comparable(site.id) === id),
			siteNotFound(),
		);
	}

	/** @throws Refusal 404 */
	group(id: string): Group {
		return found(
			this.groups.find((group) => group.id === comparable(id)),
			new Refusal(
				404,
				'Request_ResourceNotFound',
				`Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
			),
		);
	}

	private oneDriveOf(owner: Exclude<Owner, { is: 'site' | 'group' }>, caller: Caller): Drive {
		if (owner.is === 'me') {
			requireUser(caller);
			return found(
				this.oneDrives.find((drive) => caller.owns(drive)),
				new Refusal(404, 'ResourceNotFound', "User's mysite not found."),
			);
		}
		const user = comparable(owner.user);
		return found(
			this.oneDrives.find(({ owner }) => [owner.id, owner.userPrincipalName].map(comparable).includes(user)),
			new Refusal(404, 'Request_ResourceNotFound', `Resource '${owner.user}' does not exist.`),
		);
	}

	private siteOf(group: Group): Site {
		return found(
			this.sites.find((site) => site.group === group),
			siteNotFound(),
		);
	}

	private siteByPath(path: string): Site | undefined {
		return this.sites.find((site) => comparable(site.path) === comparable(path));
	}

	private requireHostname(hostname: string): void {
		if (this.sites.some((site) => site.hostname === comparable(hostname))) return;
		throw new Refusal(400, 'invalidRequest', 'Provided id has an invalid hostname for this tenancy');
	}
}

/** @throws Refusal 400 when an application acts by itself */
export function requireUser(caller: Caller): void {
	if (caller.delegated) return;
	throw new Refusal(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
}

function found<Thing>(thing: Thing | undefined, otherwise: Refusal): Thing {
	if (!thing) throw otherwise;
	return thing;
}
