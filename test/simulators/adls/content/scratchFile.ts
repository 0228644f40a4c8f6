import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A piece of a scratch file. */
export interface Region {
	/** Bytes from the beginning of the scratch file. */
	readonly at: number;
	readonly length: number;
}

/**
 * Where bytes wait, in any order: a temporary file that has no name from the moment it is open, so that nothing of it is
 * left however the process ends. What is released is used again, so that the file grows no further than what is held.
 */
export class ScratchFile {
	private descriptor: number | undefined;
	private end = 0;
	private closed = false;
	private readonly released = new Map<number, Region[]>();

	/** A place for so many bytes. */
	reserve(length: number): Region {
		const again = this.released.get(length)?.pop();
		if (again) return again;
		const region = { at: this.end, length };
		this.end += length;
		return region;
	}

	release(region: Region): void {
		const alike = this.released.get(region.length) ?? [];
		this.released.set(region.length, [...alike, region]);
	}

	/** What comes after the file was closed is lost. @param offset bytes from the beginning of the region */
	write(region: Region, offset: number, chunk: Buffer): void {
		if (this.closed) return;
		for (let done = 0; done < chunk.length; ) {
			const place = region.at + offset + done;
			done += writeSync(this.open(), chunk, done, chunk.length - done, place);
		}
	}

	/** Fills bytes. @param offset bytes from the beginning of the region */
	read(region: Region, offset: number, bytes: Buffer): void {
		for (let done = 0; done < bytes.length; ) {
			const place = region.at + offset + done;
			const got = readSync(this.open(), bytes, done, bytes.length - done, place);
			if (got === 0) throw new Error('the scratch file ends before the region does');
			done += got;
		}
	}

	/** Gives everything back. */
	close(): void {
		if (this.descriptor !== undefined) closeSync(this.descriptor);
		this.descriptor = undefined;
		this.closed = true;
	}

	private open(): number {
		if (this.closed) throw new Error('the content was deleted');
		if (this.descriptor === undefined) {
			const path = join(tmpdir(), `simulator-lake-${randomUUID()}`);
			this.descriptor = openSync(path, 'wx+', 0o600);
			unlinkSync(path);
		}
		return this.descriptor;
	}
}
