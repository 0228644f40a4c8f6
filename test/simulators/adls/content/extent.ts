import { createHash, type Hash } from 'node:crypto';
import { crc32 } from 'node:zlib';

import type { Region, ScratchFile } from './scratchFile.ts';

/** Bytes that are read or hashed at a time. */
const SLICE = 1024 * 1024;

/** Bytes of a file that arrived in one append. */
export interface Extent {
	/** Bytes from the beginning of the file. */
	readonly position: number;
	readonly length: number;
	/** Tells whether the same bytes have come again, even when they are not kept. */
	readonly crc32: number;
	/** Undefined when the bytes are not kept any more. */
	region: Region | undefined;
}

/** What was received. */
export interface Received {
	readonly region: Region;
	readonly crc32: number;
	/** Base64; undefined when it was not asked for. */
	readonly md5: string | undefined;
}

/**
 * Stores a body. Nothing of it stays when it breaks off.
 * @param length bytes that the body has
 */
export async function receive(
	scratch: ScratchFile,
	body: AsyncIterable<Buffer>,
	length: number,
	wantsMd5: boolean,
): Promise<Received> {
	const region = scratch.reserve(length);
	const md5 = wantsMd5 ? createHash('md5') : undefined;
	let sum = 0;
	let offset = 0;
	try {
		for await (const chunk of body) {
			md5?.update(chunk);
			sum = crc32(chunk, sum);
			scratch.write(region, offset, chunk);
			offset += chunk.length;
		}
		if (offset !== length) throw new Error('the body is not as long as it said');
	} catch (error) {
		scratch.release(region);
		throw error;
	}
	return { region, crc32: sum, md5: md5?.digest('base64') };
}

/** The bytes of an extent, from one byte of the file to before another. @throws Error when they are not kept */
export function* bytesOf(scratch: ScratchFile, extent: Extent, from: number, to: number): Generator<Buffer> {
	const { region, position } = extent;
	if (!region) throw notKept();
	for (let at = from; at < to; at += SLICE) {
		const bytes = Buffer.allocUnsafe(Math.min(SLICE, to - at));
		scratch.read(region, at - position, bytes);
		yield bytes;
	}
}

/** Bytes on their way into a hash, one slice after the other. */
const slice = Buffer.allocUnsafeSlow(SLICE);

/** The hash of a file's beginning. */
export class Prefix {
	length = 0;
	private hash: Hash = createHash('sha256');

	/** Adds the extent that comes next. */
	add(scratch: ScratchFile, extent: Extent): void {
		const { region, position, length } = extent;
		if (!region) throw notKept();
		for (let at = 0; at < length; at += SLICE) {
			const bytes = slice.subarray(0, Math.min(SLICE, length - at));
			scratch.read(region, at, bytes);
			this.hash.update(bytes);
		}
		this.length = position + length;
	}

	copy(): Prefix {
		const copy = new Prefix();
		copy.length = this.length;
		copy.hash = this.hash.copy();
		return copy;
	}

	/** Hexadecimal. */
	get sha256(): string {
		return this.hash.copy().digest('hex');
	}
}

function notKept(): Error {
	return new Error('the simulator was told to keep hashes only');
}
