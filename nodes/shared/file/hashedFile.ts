import { Canceled } from '../errors/canceled';
import { StagedFile } from './stagedFile';

/** A hash that takes data as they come. */
export interface RunningHash {
	update(bytes: Uint8Array): unknown;
	/** Of all bytes so far. */
	digest(): string;
}

/** A file with the hash that its destination has of it: what was staged or read in order is not read again for it. */
export class HashedFile {
	/** Bytes. */
	private hashed = 0;

	private constructor(
		private readonly file: StagedFile,
		private readonly running: RunningHash,
	) {}

	/** Bytes. */
	get size(): number {
		return this.file.size;
	}

	/** A file that lies ready, used where it is. */
	static async at(path: string, running: RunningHash): Promise<HashedFile> {
		return new HashedFile(await StagedFile.at(path), running);
	}

	/**
	 * A temporary file with all that the chunks hold.
	 * @throws Actionable when the disk is full, and whatever the chunks' sender throws
	 */
	static async of(chunks: AsyncIterable<Buffer>, running: RunningHash): Promise<HashedFile> {
		const file = new HashedFile(await StagedFile.of(passing(chunks, running)), running);
		file.hashed = file.size;
		return file;
	}

	/** Fills the buffer from `position` on, and gives the part of it that was filled. */
	async read(buffer: Buffer, position: number, length: number): Promise<Buffer> {
		const bytes = await this.file.read(buffer, position, length);
		const known = this.hashed - position;
		if (known >= 0 && known < length) this.update(bytes.subarray(known));
		return bytes;
	}

	/** All of it. Each page is good until the next is asked for. */
	pages(): AsyncIterable<Buffer> {
		return this.file.pages();
	}

	/**
	 * @param signal ends the work on a large file, of which there may be seconds
	 * @throws Canceled
	 */
	async hash(signal?: AbortSignal): Promise<string> {
		for await (const page of this.file.pages(this.hashed)) {
			if (signal?.aborted) throw new Canceled();
			this.update(page);
		}
		return this.running.digest();
	}

	async close(): Promise<void> {
		await this.file.close();
	}

	private update(bytes: Buffer): void {
		this.running.update(bytes);
		this.hashed += bytes.length;
	}
}

async function* passing(chunks: AsyncIterable<Buffer>, running: RunningHash): AsyncGenerator<Buffer> {
	for await (const chunk of chunks) {
		running.update(chunk);
		yield chunk;
	}
}
