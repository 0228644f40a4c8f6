import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';

import { BlockMd5s } from './blockMd5s';
import type { Place, ThreadOptions } from './digests';

// Runs in a thread of its own. Each block is answered with its MD5, and the question without one with the MD5 of them all.
const { memory, eachBlock } = workerData as ThreadOptions;
const digest = eachBlock ? byBlock() : asOne();

parentPort?.on('message', (place: Place | undefined) => {
	const block = place && new Uint8Array(memory, place.offset, place.length);
	parentPort?.postMessage(digest(block));
});

type Digest = (block: Uint8Array | undefined) => string | undefined;

function byBlock(): Digest {
	const md5s = new BlockMd5s();
	return (block) => (block ? md5s.add(block) : md5s.ofAll());
}

function asOne(): Digest {
	const all = createHash('md5');
	return (block) => (block ? (all.update(block), undefined) : all.digest('base64'));
}
