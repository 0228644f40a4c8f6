import { giveMemoryBack, takeMemory } from './blockMemory';
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

/** Writes what comes next into a block, and tells how many bytes that are: fewer than it has are the last ones. */
export type Fill = (block: Buffer) => Promise<number>;

/** Takes a block for its place, with its MD5 in Base64; the bytes may be overwritten as soon as this has settled. */
export type Append = (position: number, bytes: Buffer, md5: string | undefined) => Promise<void>;

/** Fills blocks with what arrives. */
export function fillFrom(chunks: AsyncIterable<Buffer>): Fill {
	const arriving = chunks[Symbol.asyncIterator]();
	let rest: Buffer = Buffer.alloc(0);
	return async (block) => {
		for (let filled = 0; ; ) {
			const copied = rest.copy(block, filled);
			rest = rest.subarray(copied);
			filled += copied;
			if (filled === block.length) return filled;
			const next = await arriving.next();
			if (next.done) return filled;
			rest = next.value;
		}
	};
}

/**
 * Fills blocks and has several appended side by side. Memory holds so many blocks, whatever the file's size.
 * The first failure ends it; everything under way has ended by the time it is thrown.
 *
 * @param stop ends the appends that are under way
 */
export async function appendInBlocks(
	fill: Fill,
	blocks: Blocks,
	append: Append,
	stop: (failure: Error) => void,
): Promise<Sent> {
	const sender = new BlockSender(blocks, append, stop);
	try {
		return await sender.send(fill);
	} finally {
		sender.end();
	}
}

class BlockSender {
	private readonly memory: SharedArrayBuffer;
	private readonly digests: Digests;
	private readonly free: Buffer[] = [];
	private readonly underWay = new Set<Promise<void>>();
	private readonly failure = Promise.withResolvers<never>();
	private hasFailed: Error | undefined;
	private used = 0;
	private position = 0;

	constructor(
		private readonly blocks: Blocks,
		private readonly append: Append,
		private readonly stop: (failure: Error) => void,
	) {
		this.memory = takeMemory(blocks.size * blocks.count);
		this.digests = new Digests({ memory: this.memory, eachBlock: blocks.withMd5 });
		this.failure.promise.catch(() => undefined);
	}

	async send(fill: Fill): Promise<Sent> {
		await this.take(fill).catch((error: Error) => this.fail(error));
		await Promise.all(this.underWay);
		if (this.hasFailed) throw this.hasFailed;
		const md5 = await this.digests.ofAll();
		// After a failure something may still be on its way into it.
		giveMemoryBack(this.memory);
		return { size: this.position, md5 };
	}

	end(): void {
		this.digests.end();
	}

	private async take(fill: Fill): Promise<void> {
		for (let isLast = false; !isLast; ) {
			const block = await this.room();
			// A failure is not to wait for data that are long in coming.
			const filled = await Promise.race([fill(block), this.failure.promise]);
			isLast = filled < block.length;
			if (filled > 0) this.sendOne(block, filled, isLast && this.position === 0);
		}
	}

	/** A block that nothing is sent from. */
	private async room(): Promise<Buffer> {
		const { size, count } = this.blocks;
		for (;;) {
			const block = this.free.pop();
			if (block) return block;
			if (this.used < count) return Buffer.from(this.memory, size * this.used++, size);
			await Promise.race([...this.underWay, this.failure.promise]);
		}
	}

	private sendOne(block: Buffer, filled: number, isAll: boolean): void {
		const { position } = this;
		const bytes = block.subarray(0, filled);
		this.position += filled;
		const sending: Promise<void> = this.digests
			.add(bytes, isAll)
			.then((md5) => this.append(position, bytes, md5))
			.then(
				() => void this.free.push(block),
				(error: Error) => this.fail(error),
			)
			.finally(() => this.underWay.delete(sending));
		this.underWay.add(sending);
	}

	/** What fails ends all that is under way. */
	private fail(error: Error): void {
		if (this.hasFailed) return;
		this.hasFailed = error;
		this.stop(error);
		this.end();
		this.failure.reject(error);
	}
}
