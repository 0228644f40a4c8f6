import { randomBytes, randomUUID } from 'node:crypto';

import type { ContentWriter, StoredContent } from './contentStore.ts';
import type { Drive } from './drive.ts';
import { type Fragment, FRAGMENT_UNIT, inUnits, requireNext } from './fragment.ts';
import type { FileItem, IdentitySet } from './items.ts';
import { finishFile } from './officeFiles.ts';
import { admit, placeFile, type Placed, type Target } from './placement.ts';
import { Refusal } from './refusal.ts';
import type { Uploadable } from './uploadable.ts';

export interface UploadPlan extends Uploadable {
	drive: Drive;
	target: Target;
	by: IdentitySet;
}

export interface UploadStatus {
	expirationDateTime: string;
	nextExpectedRanges: string[];
}

/** A file on its way in, fragment by fragment. Nothing of it shows in the drive before the last one is there. */
export class UploadSession {
	readonly guid = randomUUID();
	/** Says the same as a token would: whoever has it may write. */
	readonly secret = randomBytes(64).toString('base64url');
	readonly drive: Drive;
	private readonly plan: UploadPlan;
	private readonly writer: ContentWriter;
	/** All bytes, when they have arrived but could not be committed. */
	private content: StoredContent | undefined;
	private total: number | undefined;
	private expires: number;
	private ended = false;
	private turn: Promise<unknown> = Promise.resolve();

	constructor(plan: UploadPlan) {
		this.plan = plan;
		this.drive = plan.drive;
		this.writer = plan.drive.surroundings.store.write();
		this.expires = this.nextExpiry();
	}

	/** The address that takes the fragments, on the site that the drive is in. */
	get url(): string {
		const { drive, target, behavior } = this.plan;
		const folder = `${drive.surroundings.contentOrigin()}${encodeURI(drive.sitePath)}/_api/v2.0`;
		const path = `/drives/${drive.id}/items/${target.folder.id}/uploadSession`;
		const flags = `overwrite=${behavior === 'replace' ? 'True' : 'False'}&rename=${behavior === 'rename' ? 'True' : 'False'}`;
		return `${folder}${path}?guid='${this.guid}'&${flags}&dc=0&tempauth=${this.secret}`;
	}

	/** The name that the file is to have. */
	get fileName(): string {
		return this.plan.target.name;
	}

	get open(): boolean {
		return !this.ended && this.drive.surroundings.now() < this.expires;
	}

	status(): UploadStatus {
		const { behaviour } = this.drive.surroundings;
		const first = this.writer.length;
		const end = behaviour.closedRanges && this.total !== undefined ? this.total - 1 : '';
		return {
			expirationDateTime: new Date(this.expires).toISOString(),
			nextExpectedRanges: first === this.total ? [] : [`${first}-${end}`],
		};
	}

	/** Lets requests for the same session wait for each other. */
	async inTurn(work: () => Promise<void>): Promise<void> {
		const previous = this.turn;
		let done = (): void => {};
		this.turn = new Promise<void>((resolve) => (done = resolve));
		try {
			await previous;
			if (!this.open) throw sessionNotFound();
			await work();
		} finally {
			done();
		}
	}

	/**
	 * Takes a fragment, all of it or nothing.
	 * @returns the file when the fragment was the last
	 * @throws Refusal when it is not the fragment that is expected, or the file cannot be where it should
	 */
	async take(fragment: Fragment, body: AsyncIterable<Buffer>): Promise<Placed<FileItem> | undefined> {
		const { drive, target, behavior } = this.plan;
		requireNext(fragment, this.writer.length, this.total);
		const isLast = fragment.last + 1 === fragment.total;
		// A name that was taken meanwhile shows only once all bytes are there, and they are kept then.
		admit(drive, target, behavior === 'fail' ? 'rename' : behavior, fragment.total);
		this.total = fragment.total;
		await this.store(body);
		if (this.ended) throw sessionNotFound();
		this.expires = this.nextExpiry();
		return isLast ? this.commit() : undefined;
	}

	/** Forgets everything, unless the file has been committed. */
	end(): void {
		if (this.ended) return;
		this.ended = true;
		if (this.content) this.content.discard();
		else this.writer.discard();
	}

	private async store(body: AsyncIterable<Buffer>): Promise<void> {
		const { writer } = this;
		const keepsUnits = this.drive.surroundings.behaviour.keepsPartialFragments;
		let mark = writer.mark();
		try {
			for await (const chunk of body) {
				if (this.ended) continue;
				for (const piece of keepsUnits ? inUnits(chunk, writer.length) : [chunk]) {
					writer.write(piece);
					if (keepsUnits && writer.length % FRAGMENT_UNIT === 0) mark = writer.mark();
				}
			}
		} catch (error) {
			writer.rewind(mark);
			throw error;
		}
	}

	private commit(): Placed<FileItem> {
		const { drive, target, behavior, by, fileSystemInfo } = this.plan;
		this.content = finishFile(drive, target.name, this.writer);
		const placed = placeFile(drive, target, this.content, behavior, by);
		placed.item.fileSystemInfo = fileSystemInfo;
		this.ended = true;
		return placed;
	}

	private nextExpiry(): number {
		const { surroundings } = this.drive;
		return surroundings.now() + surroundings.behaviour.sessionLifetime;
	}
}

export function sessionNotFound(): Refusal {
	return new Refusal(404, 'itemNotFound', 'The upload session was not found', {
		inner: 'uploadSessionNotFound',
	});
}
