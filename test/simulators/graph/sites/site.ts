import { randomUUID } from 'node:crypto';

import type { Drive } from '../drive.ts';
import type { Library } from '../driveSettings.ts';
import type { Group } from '../groups/group.ts';
import { comparable } from '../names.ts';

/** What an application may do on a site that was granted to it. */
export type SiteRole = 'read' | 'write';

export interface SiteSettings {
	/** The path on the server without the slash in front (`sites/Sales`); empty for the tenant's root site. */
	path: string;
	/** Missing for a site that nobody has given a title. */
	displayName?: string;
	/** The Microsoft 365 group whose team site it is. */
	group?: Group;
	/** Ids or sign-in names of those who may see it; everybody unless told. */
	members?: string[];
}

export interface LibrarySettings {
	/** The name that people see. */
	name: string;
	/** The name in addresses; the same unless told. */
	urlName?: string;
	/** Whether SharePoint keeps it for itself. */
	system?: boolean;
	/** Bytes. */
	quota?: number;
}

/** Makes the drive of a library. @param quota bytes */
export type DriveMaker = (library: Library, quota?: number) => Drive;

/** A SharePoint site with its document libraries. */
export class Site {
	readonly hostname: string;
	readonly path: string;
	readonly displayName: string | undefined;
	readonly group: Group | undefined;
	readonly collectionId = randomUUID();
	readonly webId = randomUUID();
	/** Milliseconds since 1970. */
	readonly created: number;
	private readonly drives: Drive[] = [];
	private readonly members: ReadonlySet<string> | undefined;
	private readonly followers = new Set<string>();
	private readonly grants = new Map<string, SiteRole>();
	private readonly makeDrive: DriveMaker;

	/** @param hostname of the tenant's SharePoint */
	constructor(settings: SiteSettings, hostname: string, created: number, makeDrive: DriveMaker) {
		this.hostname = hostname;
		this.path = settings.path;
		this.displayName = settings.displayName;
		this.group = settings.group;
		this.members = settings.members && new Set(settings.members.map(comparable));
		this.created = created;
		this.makeDrive = makeDrive;
	}

	/** As the service gives it, with its commas. */
	get id(): string {
		return [this.hostname, this.collectionId, this.webId].join(',');
	}

	/** With the slash in front; empty for the root site. */
	get serverPath(): string {
		return this.path === '' ? '' : `/${this.path}`;
	}

	get webUrl(): string {
		return `https://${this.hostname}${encodeURI(this.serverPath)}`;
	}

	/** The default library first. */
	get libraries(): readonly Drive[] {
		return this.drives;
	}

	addLibrary({ name, urlName = name, system = false, quota }: LibrarySettings): Drive {
		const drive = this.makeDrive({ site: this, name, urlName, system }, quota);
		this.drives.push(drive);
		return drive;
	}

	/** For tests: the library that people know by a name. */
	library(name: string): Drive {
		const drive = this.drives.find(({ library }) => library?.name === name);
		if (!drive) throw new Error(`the site has no library ${name}`);
		return drive;
	}

	/** For tests: grants the site to an application that has Sites.Selected; without a role, takes that back. */
	grant(applicationId: string, role?: SiteRole): void {
		if (role) this.grants.set(applicationId, role);
		else this.grants.delete(applicationId);
	}

	roleOf(applicationId: string): SiteRole | undefined {
		return this.grants.get(applicationId);
	}

	/** For tests: the user follows the site. @param user id or sign-in name */
	follow(user: string): void {
		this.followers.add(comparable(user));
	}

	/** @param names the user's id and sign-in name */
	isFollowedBy(names: string[]): boolean {
		return names.some((name) => this.followers.has(comparable(name)));
	}

	/** Whether a user may see the site. @param names the user's id and sign-in name */
	letsIn(names: string[]): boolean {
		return names.some((name) => this.members?.has(comparable(name)) ?? true);
	}
}
