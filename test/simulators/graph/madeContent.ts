import { ContentWriter, type StoredContent } from './contentStore.ts';

const BLOCK = 65_536;

/** Content that is held in memory: for trees of many small files. */
export function memoryContent(bytes: Buffer): StoredContent {
	return {
		...hashed([bytes]),
		bytes: () => bytes,
		async *read(first, last) {
			await Promise.resolve();
			yield bytes.subarray(first, last + 1);
		},
		discard: () => undefined,
	};
}

/**
 * Content of any size that is nowhere: it is made whenever it is read. Each block begins with its number, so that a block
 * in the wrong place shows.
 * @param size bytes
 */
export function madeContent(size: number): StoredContent {
	return {
		...hashed(blocks(0, size - 1)),
		bytes: () => Buffer.concat([...blocks(0, size - 1)]),
		async *read(first, last) {
			await Promise.resolve();
			yield* blocks(first, last);
		},
		discard: () => undefined,
	};
}

function hashed(chunks: Iterable<Buffer>): Pick<StoredContent, 'size' | 'sha256' | 'quickXorHash'> {
	const writer = new ContentWriter();
	for (const chunk of chunks) writer.write(chunk);
	const { size, sha256, quickXorHash } = writer.finish();
	return { size, sha256, quickXorHash };
}

function* blocks(first: number, last: number): Generator<Buffer> {
	for (let number = Math.floor(first / BLOCK); number * BLOCK <= last; number += 1) {
		const block = Buffer.alloc(BLOCK, `block ${number}\n`);
		const start = number * BLOCK;
		yield block.subarray(Math.max(first - start, 0), Math.min(last - start, BLOCK - 1) + 1);
	}
}
