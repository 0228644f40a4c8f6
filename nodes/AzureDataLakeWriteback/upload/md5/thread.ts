import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';

import { BlockMd5s } from './blockMd5s';
import type { Answer, Question, ThreadOptions } from './digests';

// Runs in a thread of its own. Each block goes back with its MD5; the question without one is for the MD5 of them all.
const { eachBlock } = workerData as ThreadOptions;
const digest = eachBlock ? byBlock() : asOne();

parentPort?.on('message', ({ block, length }: Question) => {
	const answer: Answer = { block, md5: digest(block && new Uint8Array(block, 0, length)) };
	parentPort?.postMessage(answer, block ? [block] : []);
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
