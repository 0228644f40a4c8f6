import { createHash, hash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';

import type { ThreadOptions } from './digests';

// Runs in a thread of its own. Each block is answered with its MD5, and the question without one with the MD5 of them all.
const { eachBlock } = workerData as ThreadOptions;
const all = createHash('md5');

parentPort?.on('message', (block: Uint8Array | undefined) => {
	if (block) all.update(block);
	const md5 = block ? (eachBlock ? hash('md5', block, 'base64') : undefined) : all.digest('base64');
	parentPort?.postMessage(md5);
});
