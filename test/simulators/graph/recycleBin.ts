import { type Act, type DriveItem, FileItem } from './items.ts';

/** Something that was deleted, as tests look at it. */
export interface Recycled {
	/** Where it was. */
	path: string;
	kind: 'file' | 'folder';
	/** Bytes, of a folder those of all its files. */
	size: number;
	act: Act;
}

/** Where deleted items go: nothing is deleted for good. */
export class RecycleBin {
	private readonly items: Recycled[] = [];

	/** To be called while the item is still in its place. */
	put(item: DriveItem, act: Act): void {
		const kind = item instanceof FileItem ? 'file' : 'folder';
		this.items.push({ path: item.path.join('/'), kind, size: item.size, act });
	}

	/** Oldest first. */
	get content(): readonly Recycled[] {
		return this.items;
	}

	/** Bytes. */
	get size(): number {
		return this.items.reduce((sum, { size }) => sum + size, 0);
	}
}
