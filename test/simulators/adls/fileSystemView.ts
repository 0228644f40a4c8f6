import { decodePath } from './names.ts';
import type { FileSystem } from './tree/fileSystem.ts';
import { DirectoryItem, FileItem, type PathItem } from './tree/items.ts';
import type { VisibleState } from './tree/visibleHistory.ts';

/** A file as tests look at it. */
export interface FileView {
	/** Bytes. */
	size: number;
	/** Hexadecimal. */
	sha256: string;
	contentType: string | undefined;
	/** As it was stored, base64: whether it is right is another matter. */
	contentMD5: string | undefined;
	/** What x-ms-properties said. */
	properties: Record<string, string>;
	/** Without quotation marks. */
	eTag: string;
	/** @throws Error when the simulator keeps hashes only */
	bytes(): Buffer;
}

/** A file system as tests look at it. Paths are plain: `in/a b.csv`. */
export class FileSystemView {
	private readonly fileSystem: FileSystem;

	constructor(fileSystem: FileSystem) {
		this.fileSystem = fileSystem;
	}

	/** Puts a file there, whatever is in its place. Missing directories are made. */
	put(path: string, bytes: Buffer | string, { byBlobService = false } = {}): void {
		const { clock, keeping } = this.fileSystem.surroundings;
		const names = namesIn(path);
		const access = this.fileSystem.nearest(names.slice(0, -1)).access.child('rw-r-----', false, '$superuser');
		const file = new FileItem(clock.moment(), access, keeping);
		file.byBlobService = byBlobService;
		file.content.put(Buffer.from(bytes));
		this.fileSystem.place(names, file, 'put');
	}

	/** Makes a directory. */
	directory(path: string): void {
		const { clock } = this.fileSystem.surroundings;
		const names = namesIn(path);
		const { access } = this.fileSystem.nearest(names);
		const directory = new DirectoryItem(clock.moment(), access.child('rwxr-x---', true, '$superuser'));
		if (!this.fileSystem.find(names)) this.fileSystem.place(names, directory, 'put');
	}

	/** Undefined when there is no such file. */
	file(path: string): FileView | undefined {
		const file = this.fileSystem.find(namesIn(path));
		if (!(file instanceof FileItem)) return undefined;
		const { content, headers, properties, modified } = file;
		const { length: size, sha256 } = content;
		return {
			size,
			sha256,
			contentType: headers['content-type'],
			contentMD5: headers['content-md5'],
			properties: Object.fromEntries([...properties].map(([name, value]) => [name, value.toString()])),
			eTag: modified.eTag,
			bytes: () => Buffer.concat([...content.read(0, size)]),
		};
	}

	/** The paths of all files beneath a directory, in order. */
	list(directory = ''): string[] {
		const found = this.fileSystem.beneath(namesIn(directory));
		return found.filter(([, item]) => item instanceof FileItem).map(([path]) => path);
	}

	/**
	 * All that a name ever showed, oldest first: to tell that no part of a file was among it, the last file included that
	 * had it.
	 */
	visible(path: string): readonly VisibleState[] {
		return this.fileSystem.history.of(namesIn(path).join('/'));
	}

	/** All names that ever showed something, temporary ones included. */
	get everVisible(): string[] {
		return this.fileSystem.history.paths;
	}

	/** Leases a path as another client does; infinite unless told. @returns the lease id */
	lease(path: string, duration = -1): string {
		const id = 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6';
		this.require(path).lease.begin(id, duration, this.fileSystem.surroundings.clock.now());
		return id;
	}

	/** Sets the access control list of a path: `user::rwx,group::r-x,other::---,user:{object id}:rwx`. */
	allow(path: string, acl: string): void {
		this.require(path).access.acl = acl;
	}

	private require(path: string): PathItem {
		const item = this.fileSystem.find(namesIn(path));
		if (!item) throw new Error(`there is no path ${path}`);
		return item;
	}
}

function namesIn(path: string): string[] {
	return decodePath(encodeURIComponent(path.replace(/^\//, '')));
}
