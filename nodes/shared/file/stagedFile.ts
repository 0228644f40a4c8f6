import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Actionable } from '../errors/actionable';

/** Written at a time: fewer, larger writes. */
const BATCH = 1024 * 1024;
/** Read at a time when all of it is read. */
const PAGE = 1024 * 1024;

/**
 * Data of known size that can be read again from any place: what a resumable upload and a check of the result need. It is a
 * file without a name, which ends with this process at the latest, or a file of somebody else that is only read.
 */
export class StagedFile {
	private length = 0;

	private constructor(private readonly file: FileHandle) {}

	/** Bytes. */
	get size(): number {
		return this.length;
	}

	/** A file that lies ready, used where it is. */
	static async at(path: string): Promise<StagedFile> {
		const staged = new StagedFile(await open(path, 'r'));
		staged.length = (await staged.file.stat()).size;
		return staged;
	}

	/**
	 * A temporary file with all that the chunks hold.
	 * @throws Actionable when the disk is full, and whatever the chunks' sender throws
	 */
	static async of(chunks: AsyncIterable<Buffer>): Promise<StagedFile> {
		const staged = new StagedFile(await openTemporary());
		try {
			await staged.fill(chunks);
			return staged;
		} catch (error) {
			await staged.close();
			throw explained(error as Error);
		}
	}

	/** Fills the buffer from `position` on, and gives the part of it that was filled. */
	async read(buffer: Buffer, position: number, length: number): Promise<Buffer> {
		let filled = 0;
		while (filled < length) {
			const { bytesRead } = await this.file.read(buffer, filled, length - filled, position + filled);
			if (bytesRead === 0)
				throw new Actionable(
					'The file became shorter while it was read',
					'Run again once nothing else writes to it',
				);
			filled += bytesRead;
		}
		return buffer.subarray(0, length);
	}

	/** All of it from `position` on. Each page is good until the next is asked for. */
	async *pages(position = 0): AsyncGenerator<Buffer, void> {
		const page = Buffer.allocUnsafeSlow(Math.min(PAGE, this.size - position));
		for (let at = position; at < this.size; at += page.length)
			yield await this.read(page, at, Math.min(page.length, this.size - at));
	}

	async close(): Promise<void> {
		await this.file.close();
	}

	private async fill(chunks: AsyncIterable<Buffer>): Promise<void> {
		let batch: Buffer[] = [];
		let waiting = 0;
		const flush = async () => {
			while (batch.length > 0) {
				// The system may take less than it is given: on a disk that is nearly full, what still fits.
				const { bytesWritten } = await this.file.writev(batch, this.length);
				this.length += bytesWritten;
				batch = behind(batch, bytesWritten);
			}
			waiting = 0;
		};
		for await (const chunk of chunks) {
			batch.push(chunk);
			waiting += chunk.length;
			if (waiting >= BATCH) await flush();
		}
		await flush();
	}
}

/** What the buffers hold behind so many bytes. */
function behind(buffers: Buffer[], bytes: number): Buffer[] {
	let skipped = 0;
	for (const [index, buffer] of buffers.entries()) {
		if (skipped + buffer.length > bytes)
			return [buffer.subarray(bytes - skipped), ...buffers.slice(index + 1)];
		skipped += buffer.length;
	}
	return [];
}

/** The folder goes as soon as the file is open: what no name leads to, nobody has to clean up, however this ends. */
async function openTemporary(): Promise<FileHandle> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-domo-writeback-'));
	try {
		return await open(join(folder, 'staged'), 'wx+', 0o600);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function explained(error: Error & { code?: string }): Error {
	if (error.code !== 'ENOSPC') return error;
	return new Actionable(
		`The disk is full: the data do not fit into ${tmpdir()}`,
		'Make room there, or let the environment variable TMPDIR of n8n name a folder on a larger disk',
	);
}
