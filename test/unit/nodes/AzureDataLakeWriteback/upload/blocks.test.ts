import { createHash, randomBytes } from 'node:crypto';

import { type Append, appendInBlocks } from '../../../../../nodes/AzureDataLakeWriteback/upload/blocks.ts';

const blocks = { size: 10, count: 3, withMd5: true };
const bytes = randomBytes(95);

async function* chunksOf(size: number): AsyncGenerator<Buffer> {
	for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

/** Takes blocks, and answers to each only when told. */
class Service {
	readonly stored = Buffer.alloc(bytes.length);
	readonly waiting: Array<{ position: number; take: () => void; refuse: (error: Error) => void }> = [];
	most = 0;

	readonly append: Append = async (position, block) => {
		await new Promise<void>((resolve, reject) => {
			const take = () => (block.copy(this.stored, position), resolve());
			this.waiting.push({ position, take, refuse: reject });
			this.most = Math.max(this.most, this.waiting.length);
		});
	};

	/** Answers whatever arrives, the last first, until all is done. */
	async answerAll(done: Promise<unknown>): Promise<void> {
		let ended = false;
		void done.catch(() => undefined).finally(() => (ended = true));
		while (!ended) {
			await new Promise(setImmediate);
			this.waiting.pop()?.take();
		}
	}
}

test.each([1, 7, 10, 33, 200])(
	'chunks of %i bytes arrive in blocks, several at a time and in any order',
	async (size) => {
		const service = new Service();
		const sending = appendInBlocks(chunksOf(size), blocks, service.append, () => undefined);
		await service.answerAll(sending);
		expect(await sending).toEqual({ size: 95, md5: createHash('md5').update(bytes).digest('base64') });
		expect(service.stored.equals(bytes)).toBe(true);
		expect(service.most).toBe(3);
	},
);

test('nothing is nothing', async () => {
	const none = (async function* () {})();
	const sent = await appendInBlocks(
		none,
		blocks,
		() => Promise.reject(new Error('sent')),
		() => undefined,
	);
	expect(sent).toEqual({ size: 0, md5: createHash('md5').digest('base64') });
});

test('the first failure stops what is under way and is thrown once all has ended, however long the source takes', async () => {
	const failure = new Error('refused');
	const ended: string[] = [];
	const stop = Promise.withResolvers<never>();
	stop.promise.catch(() => undefined);
	const append: Append = (position) =>
		position === 10 ? Promise.reject(failure) : stop.promise.finally(() => ended.push(`${position}`));
	const endless = (async function* () {
		yield bytes.subarray(0, 20);
		await new Promise(() => undefined);
	})();
	const sending = appendInBlocks(endless, blocks, append, (reason) => stop.reject(reason));
	await expect(sending).rejects.toBe(failure);
	expect(ended).toEqual(['0']);
});

test('a source that fails stops what is under way', async () => {
	const failure = new Error('interrupted');
	const stop = Promise.withResolvers<never>();
	stop.promise.catch(() => undefined);
	const broken = (async function* () {
		yield await Promise.resolve(bytes.subarray(0, 25));
		throw failure;
	})();
	await expect(
		appendInBlocks(
			broken,
			blocks,
			() => stop.promise,
			(reason) => stop.reject(reason),
		),
	).rejects.toBe(failure);
});
