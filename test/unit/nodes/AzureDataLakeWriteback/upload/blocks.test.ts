import { createHash, randomBytes } from 'node:crypto';

import {
	type Append,
	appendInBlocks,
	fillFrom,
} from '../../../../../nodes/AzureDataLakeWriteback/upload/blocks.ts';

const blocks = { size: 64, count: 3, withMd5: true };
const bytes = randomBytes(10 * 64 + 5);

async function* chunksOf(size: number): AsyncGenerator<Buffer> {
	for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

/** Answers only once as many blocks have arrived as may be on the way, to the last of them first. */
class Service {
	readonly stored = Buffer.alloc(bytes.length);
	readonly md5s: Array<string | undefined> = [];
	private readonly waiting: Array<() => void> = [];
	private arrived = 0;

	readonly append: Append = async (position, block, md5) => {
		this.md5s[position / blocks.size] = md5;
		this.arrived += block.length;
		await new Promise<void>((resolve) => {
			this.waiting.push(() => (block.copy(this.stored, position), resolve()));
			if (this.waiting.length === blocks.count) this.waiting.pop()?.();
			if (this.arrived === bytes.length) this.waiting.forEach((answer) => answer());
		});
	};
}

test.each([1, 7, 64, 150, 1000].flatMap((size) => [true, false].map((withMd5) => ({ size, withMd5 }))))(
	'chunks of $size bytes arrive in blocks, several at a time and in any order, each with its MD5: $withMd5',
	async ({ size, withMd5 }) => {
		const service = new Service();
		const sent = await appendInBlocks(
			fillFrom(chunksOf(size)),
			{ ...blocks, withMd5 },
			service.append,
			() => undefined,
		);
		expect(sent).toEqual({ size: bytes.length, md5: md5Of(bytes) });
		expect(service.stored.equals(bytes)).toBe(true);
		const expected = Array.from({ length: 11 }, (_, index) =>
			withMd5 ? md5Of(bytes.subarray(index * blocks.size, (index + 1) * blocks.size)) : undefined,
		);
		expect(service.md5s).toEqual(expected);
	},
);

test('what cannot have its MD5 taken is not sent, and ends what is under way', async () => {
	const ended: Error[] = [];
	const stop = Promise.withResolvers<never>();
	const sending = appendInBlocks(
		fillFrom(chunksOf(100)),
		{ ...blocks, size: 10 },
		(position) => (position === 0 ? stop.promise : Promise.reject(new Error('sent'))),
		(reason) => (ended.push(reason), stop.reject(reason)),
	);
	stop.promise.catch(() => undefined);
	await expect(sending).rejects.toThrow('A block does not have a multiple of 64 bytes');
	expect(ended.map(({ message }) => message)).toContain('A block does not have a multiple of 64 bytes');
});

const md5Of = (data: Buffer) => createHash('md5').update(data).digest('base64');

test('nothing is nothing', async () => {
	const none = (async function* () {})();
	const sent = await appendInBlocks(
		fillFrom(none),
		blocks,
		() => Promise.reject(new Error('sent')),
		() => undefined,
	);
	expect(sent).toEqual({ size: 0, md5: md5Of(Buffer.alloc(0)) });
});

test('the first failure stops what is under way and is thrown once all has ended, however long the source takes', async () => {
	const failure = new Error('refused');
	const ended: string[] = [];
	const stop = Promise.withResolvers<never>();
	stop.promise.catch(() => undefined);
	const append: Append = (position) =>
		position === blocks.size
			? Promise.reject(failure)
			: stop.promise.finally(() => ended.push(`${position}`));
	const endless = (async function* () {
		yield bytes.subarray(0, 2 * blocks.size);
		await new Promise(() => undefined);
	})();
	const sending = appendInBlocks(fillFrom(endless), blocks, append, (reason) => stop.reject(reason));
	await expect(sending).rejects.toBe(failure);
	expect(ended).toEqual(['0']);
});

test('a source that fails stops what is under way', async () => {
	const failure = new Error('interrupted');
	const stop = Promise.withResolvers<never>();
	stop.promise.catch(() => undefined);
	const broken = (async function* () {
		yield await Promise.resolve(bytes.subarray(0, 150));
		throw failure;
	})();
	await expect(
		appendInBlocks(
			fillFrom(broken),
			blocks,
			() => stop.promise,
			(reason) => stop.reject(reason),
		),
	).rejects.toBe(failure);
});
