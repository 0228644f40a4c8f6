import { Digests } from './md5/digests';

/** How a file is cut for its way, and how much of it is on the way at a time. */
export interface Blocks {
	/** Bytes. */
	size: number;
	count: number;
	/** Whether each has its MD5 with it. */
	withMd5: boolean;
}

/** All of what has been sent. */
export interface Sent {
	/** Bytes. */
	size: number;
	/** Base64. */
	md5: string;
}

/** Takes a block for its place, with its MD5 in Base64; the bytes may be overwritten as soon as this has settled. */
export type Append = (position: number, bytes: Buffer, md5: string | undefined) => Promise<void>;

/**
 * Cuts what arrives into blocks and has several appended side by side. Memory holds so many blocks, whatever the file's size.
 * The first failure ends it; everything under way has ended by the time it is thrown.
 *
 * @param stop ends the appends that are under way
 */
export async function appendInBlocks(
	chunks: AsyncIterable<Buffer>,
	blocks: Blocks,
	append: Append,
	stop: (failure: Error) => void,
): Promise<Sent> {
	const sender = new BlockSender(blocks, append, stop);
	try {
		// What fails while blocks are under way ends them.
		const ended = await sender.take(chunks).then(
			() => undefined,
			(error: Error) => (stop(error), error),
		);
		await sender.settled();
		if (ended) throw ended;
		return await sender.sent();
	} finally {
		await sender.end();
	}
}

class BlockSender {
	private readonly digests: Digests;
	private readonly free: Buffer[] = [];
	private readonly underWay = new Set<Promise<void>>();
	private readonly failure = Promise.withResolvers<never>();
	private hasFailed: Error | undefined;
	private buffers = 0;
	private block: Buffer | undefined;
	private filled = 0;
	private position = 0;

	constructor(
		private readonly blocks: Blocks,
		private readonly append: Append,
		private readonly stop: (failure: Error) => void,
	) {
		this.digests = new Digests({ eachBlock: blocks.withMd5 });
		this.failure.promise.catch(() => undefined);
	}

	async take(chunks: AsyncIterable<Buffer>): Promise<void> {
		const arriving = chunks[Symbol.asyncIterator]();
		for (;;) {
			// A failure is not to wait for a chunk that is long in coming.
			const next = await Promise.race([arriving.next(), this.failure.promise]);
			if (next.done) break;
			await this.cut(next.value);
		}
		if (this.filled > 0) this.send(this.position === 0);
		await this.settled();
		if (this.hasFailed) throw this.hasFailed;
	}

	async sent(): Promise<Sent> {
		return { size: this.position, md5: await this.digests.ofAll() };
	}

	async end(): Promise<void> {
		await this.digests.end();
	}

	async settled(): Promise<void> {
		await Promise.all(this.underWay);
	}

	private async cut(chunk: Buffer): Promise<void> {
		for (let at = 0; at < chunk.length; ) {
			this.block ??= await this.room();
			const copied = chunk.copy(this.block, this.filled, at);
			this.filled += copied;
			at += copied;
			if (this.filled === this.block.length) this.send(false);
		}
	}

	/** A buffer that nothing is sent from. */
	private async room(): Promise<Buffer> {
		for (;;) {
			const buffer = this.free.pop();
			if (buffer) return buffer;
			if (this.buffers < this.blocks.count) {
				this.buffers += 1;
				return Digests.room(this.blocks.size);
			}
			await Promise.race([...this.underWay, this.failure.promise]);
		}
	}

	private send(isAll: boolean): void {
		const [buffer, { position }] = [this.block as Buffer, this];
		const bytes = buffer.subarray(0, this.filled);
		const sending: Promise<void> = this.digests
			.add(bytes, isAll)
			.then((md5) => this.append(position, bytes, md5))
			.then(
				() => void this.free.push(buffer),
				(error: Error) => this.fail(error),
			)
			.finally(() => this.underWay.delete(sending));
		this.underWay.add(sending);
		this.position += bytes.length;
		this.block = undefined;
		this.filled = 0;
	}

	private fail(error: Error): void {
		if (this.hasFailed) return;
		this.hasFailed = error;
		this.stop(error);
		this.failure.reject(error);
	}
}
