import { createHash, type Hash, randomUUID } from 'node:crypto';
import {
	closeSync,
	createReadStream,
	ftruncateSync,
	mkdtempSync,
	openSync,
	readFileSync,
	rmSync,
	writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import { QuickXorHash } from './quickXorHash.ts';

/** Where the bytes of files stay: in a temporary folder, or nowhere, so that only their hashes are known. */
export type ContentKeeping = 'disk' | 'hashOnly';

/** Content that has arrived completely. */
export interface StoredContent {
	readonly size: number;
	/** Hexadecimal. */
	readonly sha256: string;
	/** Base64. */
	readonly quickXorHash: string;
	/** @throws Error when bytes are not kept */
	bytes(): Buffer;
	/** The bytes first to last, both included, in pieces; none when last comes before first. @throws Error when bytes are not kept */
	read(first: number, last: number): AsyncIterable<Buffer>;
	/** Deletes the bytes; size and hashes stay known. */
	discard(): void;
}

/** A place in content that is being written, to which it can be rewound once. */
export interface Mark {
	readonly length: number;
	readonly sha256: Hash;
	readonly quickXor: QuickXorHash;
}

/** Content on its way in: hashed and stored as it passes, so that memory does not grow with it. */
export class ContentWriter {
	private sha256 = createHash('sha256');
	private quickXor = new QuickXorHash();
	private written = 0;
	private readonly path: string | undefined;
	private readonly descriptor: number | undefined;

	/** @param path the file to write; none when bytes are not kept */
	constructor(path?: string) {
		this.path = path;
		this.descriptor = path === undefined ? undefined : openSync(path, 'w');
	}

	get length(): number {
		return this.written;
	}

	write(chunk: Buffer): void {
		this.sha256.update(chunk);
		this.quickXor.update(chunk);
		for (let at = 0; this.descriptor !== undefined && at < chunk.length; ) {
			at += writeSync(this.descriptor, chunk, at, chunk.length - at, this.written + at);
		}
		this.written += chunk.length;
	}

	mark(): Mark {
		return { length: this.written, sha256: this.sha256.copy(), quickXor: this.quickXor.copy() };
	}

	/** Forgets everything that was written after the mark. */
	rewind(mark: Mark): void {
		this.written = mark.length;
		this.sha256 = mark.sha256;
		this.quickXor = mark.quickXor;
	}

	finish(): StoredContent {
		const { path, descriptor } = this;
		if (descriptor !== undefined) {
			ftruncateSync(descriptor, this.written);
			closeSync(descriptor);
		}
		return {
			size: this.written,
			sha256: this.sha256.digest('hex'),
			quickXorHash: this.quickXor.digest(),
			bytes: () => readFileSync(kept(path)),
			read: (start, end) => (end < start ? Readable.from([]) : createReadStream(kept(path), { start, end })),
			discard: () => {
				if (path !== undefined) rmSync(path, { force: true });
			},
		};
	}

	discard(): void {
		this.finish().discard();
	}
}

function kept(path: string | undefined): string {
	if (path === undefined) throw new Error('the simulator was told to keep hashes only');
	return path;
}

/** Where the content of all files of a simulator is. */
export class ContentStore {
	private readonly folder: string | undefined;

	constructor(keeping: ContentKeeping) {
		this.folder = keeping === 'disk' ? mkdtempSync(join(tmpdir(), 'simulator-content-')) : undefined;
	}

	write(): ContentWriter {
		return new ContentWriter(this.folder === undefined ? undefined : join(this.folder, randomUUID()));
	}

	dispose(): void {
		if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true });
	}
}
