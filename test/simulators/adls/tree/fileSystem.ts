import type { ContentKeeping } from '../../graph/contentStore.ts';
import { type Clock, type Moment } from '../moment.ts';
import { AccessControl } from './accessControl.ts';
import { DirectoryItem, FileItem, type PathItem } from './items.ts';
import type { Properties } from './properties.ts';
import { type Change, VisibleHistory } from './visibleHistory.ts';

const ROOT_PERMISSIONS = 'rwxr-x---';

/** What the file systems of an account have in common. */
export interface FileSystemSurroundings {
	readonly clock: Clock;
	readonly keeping: ContentKeeping;
	/** Whether directories are more than parts of names. */
	readonly hierarchical: boolean;
}

export type Path = readonly string[];

/** A file system (the Blob service says container): paths, by their names. */
export class FileSystem {
	readonly name: string;
	readonly root: DirectoryItem;
	readonly history = new VisibleHistory();
	readonly surroundings: FileSystemSurroundings;
	properties: Properties = new Map();
	modified: Moment;
	private readonly items = new Map<string, PathItem>();

	constructor(name: string, surroundings: FileSystemSurroundings) {
		this.name = name;
		this.surroundings = surroundings;
		this.modified = surroundings.clock.moment();
		this.root = new DirectoryItem(this.modified, new AccessControl(ROOT_PERMISSIONS));
	}

	find(path: Path): PathItem | undefined {
		return path.length ? this.items.get(key(path)) : this.root;
	}

	/** The deepest directory of a path that exists, the root if there is none. */
	nearest(path: Path): PathItem {
		if (!path.length) return this.root;
		return this.find(path) ?? this.nearest(path.slice(0, -1));
	}

	/** Everything beneath a directory, in the order of its name. */
	beneath(path: Path): Array<readonly [path: string, item: PathItem]> {
		const prefix = path.length ? `${key(path)}/` : '';
		const found = [...this.items].filter(([name]) => name.startsWith(prefix));
		return found.sort(([one], [other]) => (one < other ? -1 : 1));
	}

	/** Puts an item in its place; directories that are missing are made. What was there is gone. */
	place(path: Path, item: PathItem, change: Change): void {
		if (this.surroundings.hierarchical) this.makeParents(path);
		const before = this.find(path);
		if (before instanceof FileItem && before !== item) before.content.close();
		this.items.set(key(path), item);
		if (item instanceof FileItem) this.history.note(key(path), change, item);
	}

	/** Notes that a file shows something else now. */
	changed(path: Path, change: Change): void {
		const item = this.find(path);
		if (item instanceof FileItem) this.history.note(key(path), change, item);
	}

	/** Takes an item out of its place; its content stays as it is. */
	take(path: Path, change: Change): PathItem | undefined {
		const item = this.find(path);
		this.items.delete(key(path));
		if (item instanceof FileItem) this.history.note(key(path), change, undefined);
		return item;
	}

	/** Deletes one item. */
	delete(path: Path): void {
		const item = this.take(path, 'deleted');
		if (item instanceof FileItem) item.content.close();
	}

	/** Gives all disk space back. */
	close(): void {
		for (const item of this.items.values()) if (item instanceof FileItem) item.content.close();
	}

	private makeParents(path: Path): void {
		path.slice(0, -1).forEach((_, index) => {
			const parent = path.slice(0, index + 1);
			if (this.find(parent)) return;
			const { access } = this.nearest(parent);
			const directory = new DirectoryItem(
				this.surroundings.clock.moment(),
				access.child(ROOT_PERMISSIONS, true, access.owner),
			);
			this.items.set(key(parent), directory);
		});
	}
}

export function key(path: Path): string {
	return path.join('/');
}
