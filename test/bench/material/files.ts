import { randomBytes } from 'node:crypto';
import { closeSync, openSync, truncateSync, writeSync } from 'node:fs';

export const MEBI = 1024 ** 2;
export const GIBI = 1024 ** 3;

/** Writes a file of random bytes, which repeat only after more than a fragment. */
export function writeRandomFile(path: string, bytes: number): void {
	const block = randomBytes(11 * MEBI + 7);
	const descriptor = openSync(path, 'w');
	for (let at = 0; at < bytes; at += block.length)
		writeSync(descriptor, block, 0, Math.min(block.length, bytes - at));
	closeSync(descriptor);
}

/** Makes a file of zeros that takes no room on the disk. */
export function makeSparseFile(path: string, bytes: number): void {
	closeSync(openSync(path, 'w'));
	truncateSync(path, bytes);
}
