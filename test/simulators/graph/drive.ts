import { randomBytes } from 'node:crypto';

import type { ItemLocator } from './addressing/item.ts';
import type { StoredContent } from './contentStore.ts';
import { DeltaFeed } from './delta/deltaFeed.ts';
import type { DriveOwner, DriveSettings, DriveSurroundings, DriveType, Library } from './driveSettings.ts';
import { type Act, FileItem, FolderItem, type IdentitySet } from './items.ts';
import { madeContent, memoryContent } from './madeContent.ts';
import { comparable } from './names.ts';
import { finishFile } from './officeFiles.ts';
import { placeFile, placeFolder, targetOf } from './placement.ts';
import { Tree } from './tree.ts';
import type { Version } from './versionHistory.ts';

/** A file as tests look at it. */
export interface FileView extends Version {
	id: string;
	name: string;
	/** @throws Error when the simulator keeps hashes only, or the file has been replaced */
	bytes(): Buffer;
}

const TEBIBYTE = 2 ** 40;

/** A drive: a tree of items, whose it is, and how much may be in it. */
export class Drive extends Tree {
	readonly id = `b!${randomBytes(48).toString('base64url')}`;
	readonly driveType: DriveType;
	readonly owner: DriveOwner;
	/** Undefined for a user's OneDrive. */
	readonly library: Library | undefined;
	readonly sharedWith: ReadonlySet<string>;
	/** Bytes. */
	readonly quota: number;
	/** Part of every download URL. */
	readonly downloadSecret = randomBytes(24).toString('base64url');
	readonly surroundings: DriveSurroundings;
	readonly delta = new DeltaFeed(this);

	constructor(settings: DriveSettings, surroundings: DriveSurroundings) {
		const { owner, library, driveType, quota, sharedWith } = settings;
		super({ at: surroundings.now(), by: identityOf(owner) });
		this.owner = owner;
		this.library = library;
		this.driveType = driveType ?? (library ? 'documentLibrary' : 'business');
		this.quota = quota ?? TEBIBYTE;
		this.sharedWith = new Set(sharedWith?.map(comparable));
		this.surroundings = surroundings;
	}

	/** The site that the drive is in, a path under the content origin. */
	get sitePath(): string {
		if (this.library) return this.library.site.serverPath;
		return `/personal/${this.owner.userPrincipalName.replace(/[@.]/g, '_')}`;
	}

	get webUrl(): string {
		const { library, surroundings, sitePath } = this;
		if (library) return `${library.site.webUrl}/${encodeURIComponent(library.urlName)}`;
		return `${surroundings.contentOrigin()}${sitePath}/Documents`;
	}

	act(by: IdentitySet): Act {
		return { at: this.surroundings.now(), by };
	}

	/** For tests: puts a file there as if its owner had, whatever is in its place. Missing folders are made. */
	put(path: string, bytes: Buffer | string): void {
		const writer = this.surroundings.store.write();
		writer.write(Buffer.from(bytes));
		this.place(path, finishFile(this, path, writer));
	}

	/** For tests: puts a file there whose bytes are made only when they are read. @param size bytes */
	putMade(path: string, size: number): void {
		this.place(path, madeContent(size));
	}

	/** For tests: puts many small files there at once, held in memory. The names of the map are paths. */
	fill(files: ReadonlyMap<string, Buffer | string>): void {
		for (const [path, bytes] of files) this.place(path, memoryContent(Buffer.from(bytes)));
	}

	/** For tests: makes the folders of a path that are missing. */
	folder(path: string[]): FolderItem {
		return path.reduce(
			(parent, name) => placeFolder(this, parent, name, 'replace', identityOf(this.owner)).item,
			this.root,
		);
	}

	/** For tests: the file at a path; undefined when there is none. */
	file(path: string): FileView | undefined {
		const item = this.find(locate(path));
		if (!(item instanceof FileItem)) return undefined;
		const { id, name, content } = item;
		const { size, sha256, quickXorHash } = content;
		return { id, name, size, sha256, quickXorHash, bytes: () => content.bytes() };
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

	/** For tests: opens a file, as Office does, or checks it out; until it is unlocked, it cannot be changed. */
	lock(path: string, locked = true): void {
		const item = this.find(locate(path));
		if (!(item instanceof FileItem)) throw new Error(`there is no file ${path} to lock`);
		item.locked = locked;
	}

	private place(path: string, content: StoredContent): void {
		const locator = locate(path);
		this.folder(locator.path.slice(0, -1));
		placeFile(this, targetOf(this, locator), content, 'replace', identityOf(this.owner));
	}
}

function identityOf({ id, displayName, userPrincipalName }: DriveOwner): IdentitySet {
	return { user: { id, displayName, email: userPrincipalName } };
}

function locate(path: string): ItemLocator {
	return { from: undefined, path: path.split('/').filter((name) => name !== '') };
}
