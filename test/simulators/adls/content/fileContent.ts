import { crc32 } from 'node:zlib';

import type { ContentKeeping } from '../../graph/contentStore.ts';
import { bytesOf, type Extent, Prefix, receive, type Received } from './extent.ts';
import { ScratchFile } from './scratchFile.ts';

/** Whether data at a position is new, the same as before, or other than before. */
export type Acceptance = 'new' | 'again' | 'changed';

/**
 * What a file holds: bytes that readers see, and bytes that were appended but not flushed yet, in any order. They wait on
 * disk. Their hash goes on whenever the next ones are there; told to keep hashes only, the disk space of bytes is used
 * again once they are hashed, so that neither memory nor disk grow with the file.
 */
export class FileContent {
	private readonly keeping: ContentKeeping;
	private readonly scratch = new ScratchFile();
	private readonly committed: Extent[] = [];
	/** By position. */
	private readonly appended = new Map<number, Extent>();
	/** What readers see. */
	private flushed = new Prefix();
	/** The same with the uncommitted data that follows without a gap. */
	private ahead = new Prefix();

	constructor(keeping: ContentKeeping) {
		this.keeping = keeping;
	}

	/** Bytes that readers see. */
	get length(): number {
		return this.flushed.length;
	}

	/** Hexadecimal, of what readers see. */
	get sha256(): string {
		return this.flushed.sha256;
	}

	/** Whether there is data that was appended but not flushed. */
	get hasUncommitted(): boolean {
		return this.appended.size > 0;
	}

	/** Stores a body that may be accepted then, or refused. */
	async receive(body: AsyncIterable<Buffer>, length: number, wantsMd5: boolean): Promise<Received> {
		return await receive(this.scratch, body, length, wantsMd5);
	}

	refuse({ region }: Received): void {
		this.scratch.release(region);
	}

	/** Takes what was received for uncommitted data at a position. */
	accept(position: number, received: Received): Acceptance {
		const { region, crc32: sum } = received;
		const { length } = region;
		const before = this.appended.get(position);
		if (before?.length === length && before.crc32 === sum) {
			this.scratch.release(region);
			return 'again';
		}
		if (before) this.drop(before);
		this.appended.set(position, { position, length, crc32: sum, region });
		this.advance();
		return before ? 'changed' : 'new';
	}

	/**
	 * Makes uncommitted data visible.
	 * @returns how many extents behind the position were deleted; undefined when the data up to the position has a gap or an
	 *   overlap, or does not end there
	 */
	flush(position: number, retain: boolean): number | undefined {
		const extents: Extent[] = [];
		let end = this.length;
		for (let next = this.appended.get(end); next && end < position; next = this.appended.get(end)) {
			extents.push(next);
			end += next.length;
		}
		const before = [...this.appended.keys()].filter((at) => at < position).length;
		if (end !== position || before !== extents.length) return undefined;
		this.commit(extents, position);
		return retain ? 0 : this.discard();
	}

	/** Takes bytes for all there is, as if they had been appended and flushed. */
	put(bytes: Buffer): void {
		const region = this.scratch.reserve(bytes.length);
		this.scratch.write(region, 0, bytes);
		if (bytes.length) this.accept(0, { region, crc32: crc32(bytes), md5: undefined });
		this.flush(bytes.length, false);
	}

	/** What readers see from one byte to before another. @throws Error when hashes only are kept */
	*read(from: number, to: number): Generator<Buffer> {
		for (const extent of this.committed) {
			const first = Math.max(from, extent.position);
			const last = Math.min(to, extent.position + extent.length);
			if (first < last) yield* bytesOf(this.scratch, extent, first, last);
		}
	}

	/** Gives the disk space back. */
	close(): void {
		this.scratch.close();
	}

	private commit(extents: Extent[], position: number): void {
		if (this.ahead.length === position) this.flushed = this.ahead.copy();
		else extents.forEach((extent) => this.flushed.add(this.scratch, extent));
		this.committed.push(...extents);
		for (const extent of extents) this.appended.delete(extent.position);
	}

	/** Deletes what is uncommitted. @returns how many extents that were */
	private discard(): number {
		const rest = [...this.appended.values()];
		rest.forEach((extent) => this.drop(extent));
		return rest.length;
	}

	private drop(extent: Extent): void {
		this.appended.delete(extent.position);
		if (extent.region) this.scratch.release(extent.region);
		if (extent.position < this.ahead.length) this.ahead = this.flushed.copy();
	}

	private advance(): void {
		for (let next = this.next(); next; next = this.next()) {
			this.ahead.add(this.scratch, next);
			if (this.keeping === 'disk' || !next.region) continue;
			this.scratch.release(next.region);
			next.region = undefined;
		}
	}

	private next(): Extent | undefined {
		return this.appended.get(this.ahead.length);
	}
}
