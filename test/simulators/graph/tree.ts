import type { ItemLocator } from './addressing/item.ts';
import { ChangeLog } from './delta/changeLog.ts';
import { type Act, type DriveItem, FolderItem } from './items.ts';
import { RecycleBin } from './recycleBin.ts';
import { itemNotFound } from './refusal.ts';
import { VersionHistory } from './versionHistory.ts';

/** The items of a drive, and what has happened to them. */
export class Tree {
	readonly root: FolderItem;
	readonly versions = new VersionHistory();
	readonly changes = new ChangeLog();
	readonly recycleBin = new RecycleBin();
	private readonly items = new Map<string, DriveItem>();

	constructor(created: Act) {
		this.root = new FolderItem('root', undefined, created);
		this.noteChange(this.root);
	}

	find({ from, path }: ItemLocator): DriveItem | undefined {
		const start = from === undefined ? this.root : this.items.get(from);
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

	/** Whether the item has not been deleted. */
	holds(item: DriveItem): boolean {
		return this.items.has(item.id);
	}

	/** To be called when an item was made, or anything of it has changed. */
	noteChange(item: DriveItem): void {
		this.items.set(item.id, item);
		this.changes.note(item);
	}

	noteDeletion(item: DriveItem): void {
		this.items.delete(item.id);
		this.changes.note(item, true);
	}
}
