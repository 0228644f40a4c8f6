import { randomBytes, randomUUID } from 'node:crypto';

import type { StoredContent } from './contentStore.ts';
import type { FileSystemInfo } from './fileSystemInfo.ts';
import { comparable } from './names.ts';

/** Who did something, as `createdBy` and `lastModifiedBy` say it. */
export interface IdentitySet {
	user?: { id: string; displayName: string; email?: string };
	application?: { id: string; displayName: string };
}

/** When and by whom something was done to an item. */
export interface Act {
	/** Milliseconds since 1970. */
	at: number;
	by: IdentitySet;
}

const ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What a drive is made of. */
export abstract class DriveItem {
	/** Opaque, in the form that OneDrive for Business and SharePoint give. */
	readonly id = `01${[...randomBytes(32)].map((byte) => ID_ALPHABET.charAt(byte % 32)).join('')}`;
	/** What SharePoint knows it by. */
	readonly guid = randomUUID().toUpperCase();
	readonly created: Act;
	modified: Act;
	/** Dates that the client gave, shown instead of the service's own. */
	fileSystemInfo: FileSystemInfo | undefined;
	private ownName: string;
	private folder: FolderItem | undefined;
	private revision = 1;

	constructor(name: string, parent: FolderItem | undefined, created: Act) {
		this.ownName = name;
		this.folder = parent;
		this.created = created;
		this.modified = created;
	}

	get name(): string {
		return this.ownName;
	}

	/** Where the item is, or was before it was deleted; undefined for the root. */
	get parent(): FolderItem | undefined {
		return this.folder;
	}

	/** Bytes. */
	abstract get size(): number;

	/** Names from the root, which itself has none. */
	get path(): string[] {
		return this.parent ? [...this.parent.path, this.name] : [];
	}

	/** Changes with every change of the item. */
	get eTag(): string {
		return `"{${this.guid}},${this.revision}"`;
	}

	/** The item and everything in it, folders before what they hold. */
	*withDescendants(): Generator<DriveItem> {
		yield this;
	}

	/** Puts the item into a folder under a name. The place has to be free. */
	move(folder: FolderItem, name: string, act: Act): void {
		this.folder?.remove(this, act);
		this.folder = folder;
		this.ownName = name;
		folder.add(this, act);
		this.touch(act);
	}

	touch(act: Act): void {
		this.modified = act;
		this.revision += 1;
	}
}

export class FolderItem extends DriveItem {
	private readonly items = new Map<string, DriveItem>();

	get children(): DriveItem[] {
		return [...this.items.values()];
	}

	get size(): number {
		return this.children.reduce((sum, child) => sum + child.size, 0);
	}

	child(name: string): DriveItem | undefined {
		return this.items.get(comparable(name));
	}

	add(item: DriveItem, act: Act): void {
		this.items.set(comparable(item.name), item);
		this.touch(act);
	}

	remove(item: DriveItem, act: Act): void {
		this.items.delete(comparable(item.name));
		this.touch(act);
	}

	override *withDescendants(): Generator<DriveItem> {
		yield this;
		for (const child of this.items.values()) yield* child.withDescendants();
	}
}

export class FileItem extends DriveItem {
	content: StoredContent;
	/** Open in Office, or checked out: its content cannot be replaced. */
	locked = false;
	/** How many more times the file is shown without hashes. */
	readsWithoutHashes: number;
	private contentRevision = 1;

	constructor(
		name: string,
		parent: FolderItem,
		created: Act,
		content: StoredContent,
		readsWithoutHashes: number,
	) {
		super(name, parent, created);
		this.content = content;
		this.readsWithoutHashes = readsWithoutHashes;
	}

	get size(): number {
		return this.content.size;
	}

	/** Changes with every change of the content. */
	get cTag(): string {
		return `"c:{${this.guid}},${this.contentRevision}"`;
	}

	replace(content: StoredContent, act: Act, readsWithoutHashes: number): void {
		this.content.discard();
		this.content = content;
		this.readsWithoutHashes = readsWithoutHashes;
		this.fileSystemInfo = undefined;
		this.contentRevision += 1;
		this.touch(act);
	}
}
