import { randomBytes } from 'node:crypto';

import type { ItemLocator } from './addressing.ts';
import type { DriveOwner, DriveSettings, DriveSurroundings, DriveType } from './driveSettings.ts';
import { type Act, type DriveItem, FileItem, FolderItem, type IdentitySet } from './items.ts';
import { comparable } from './names.ts';
import { placeFile, placeFolder, targetOf } from './placement.ts';
import { itemNotFound } from './refusal.ts';
import { type Version, VersionHistory } from './versionHistory.ts';

/** A file as tests look at it. */
export interface FileView extends Version {
	name: string;
	/** @throws Error when the simulator keeps hashes only, or the file has been replaced */
	bytes(): Buffer;
}

const TEBIBYTE = 2 ** 40;

/** A drive: a tree of items, and how much may be in it. */
export class Drive {
	readonly id = `b!${randomBytes(48).toString('base64url')}`;
	readonly driveType: DriveType;
	readonly owner: DriveOwner;
	readonly rootSite: boolean;
	readonly sharedWith: ReadonlySet<string>;
	/** Bytes. */
	readonly quota: number;
	/** What opens download addresses. */
	readonly downloadSecret = randomBytes(24).toString('base64url');
	readonly root: FolderItem;
	readonly versions = new VersionHistory();
	readonly surroundings: DriveSurroundings;

	constructor(settings: DriveSettings, surroundings: DriveSurroundings) {
		this.owner = settings.owner;
		this.rootSite = settings.rootSite ?? false;
		this.driveType = settings.driveType ?? 'business';
		this.quota = settings.quota ?? TEBIBYTE;
		this.sharedWith = new Set(settings.sharedWith?.map(comparable));
		this.surroundings = surroundings;
		this.root = new FolderItem('root', undefined, this.act(this.ownIdentity));
	}

	/** The owner's site, a path under the content origin. */
	get sitePath(): string {
		return `/personal/${this.owner.userPrincipalName.replace(/[@.]/g, '_')}`;
	}

	act(by: IdentitySet): Act {
		return { at: this.surroundings.now(), by };
	}

	find({ from, path }: ItemLocator): DriveItem | undefined {
		const start = from === undefined ? this.root : findById(from, this.root);
		return path.reduce<DriveItem | undefined>(
			(item, name) => (item instanceof FolderItem ? item.child(name) : undefined),
			start,
		);
	}

	/** @throws Refusal 404 itemNotFound */
	require(locator: ItemLocator): DriveItem {
		const item = this.find(locator);
		if (!item) throw itemNotFound();
		return item;
	}

	/** For tests: puts a file there as if its owner had, whatever is in its place. Missing folders are made. */
	put(path: string, bytes: Buffer | string): void {
		const locator = locate(path);
		this.folder(locator.path.slice(0, -1));
		const writer = this.surroundings.store.write();
		writer.write(Buffer.from(bytes));
		placeFile(this, targetOf(this, locator), writer.finish(), 'replace', this.ownIdentity);
	}

	/** For tests: makes the folders of a path that are missing. */
	folder(path: string[]): FolderItem {
		return path.reduce(
			(parent, name) => placeFolder(this, parent, name, 'replace', this.ownIdentity).item,
			this.root,
		);
	}

	/** For tests: the file at a path; undefined when there is none. */
	file(path: string): FileView | undefined {
		const item = this.find(locate(path));
		if (!(item instanceof FileItem)) return undefined;
		const { name, content } = item;
		const { size, sha256, quickXorHash } = content;
		return { name, size, sha256, quickXorHash, bytes: () => content.bytes() };
	}

	/** For tests: the names in a folder, in order; empty when there is no such folder. */
	list(path = ''): string[] {
		const item = this.find(locate(path));
		return item instanceof FolderItem ? item.children.map(({ name }) => name).sort() : [];
	}

	/** For tests: every version that a path ever showed, oldest first, to tell that no half file was among them. */
	history(path: string): readonly Version[] {
		return this.versions.of(path);
	}

	/** For tests: opens a file, as Office does; until it is unlocked, its content cannot be replaced. */
	lock(path: string, locked = true): void {
		const item = this.find(locate(path));
		if (!(item instanceof FileItem)) throw new Error(`there is no file ${path} to lock`);
		item.locked = locked;
	}

	private get ownIdentity(): IdentitySet {
		const { id, displayName, userPrincipalName } = this.owner;
		return { user: { id, displayName, email: userPrincipalName } };
	}
}

function locate(path: string): ItemLocator {
	return { from: undefined, path: path.split('/').filter((name) => name !== '') };
}

function findById(id: string, within: DriveItem): DriveItem | undefined {
	if (within.id === id) return within;
	if (!(within instanceof FolderItem)) return undefined;
	for (const child of within.children) {
		const found = findById(id, child);
		if (found) return found;
	}
	return undefined;
}
