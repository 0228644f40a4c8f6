import { createHash } from 'node:crypto';

import { Actionable } from '../../shared/errors/actionable';
import { Unreachable } from '../../shared/errors/serviceError';
import { failureOf, isBroken, type Outcome } from '../../shared/http/attempt';
import { type Arriving, guarded, Interrupted } from '../../shared/http/guarded';
import { receive } from '../../shared/http/receive';
import type { Retries } from '../../shared/http/retries';
import { isTransient } from '../../shared/http/retryDelay';
import { type Lake, refusedBy } from '../lake/lake';
import { failed, unanswered } from '../lake/outcome';
import { addressOf, type LakePath, pathText } from '../lake/path';
import type { PathStatus } from '../lake/pathStatus';

export interface ContentOptions {
	/** Compare by MD5 afterwards, where the file has one. */
	verify: boolean;
	/** Told now and then how far the download is, in bytes. */
	onProgress: (received: number, total: number) => void;
}

/**
 * Downloads a file of any size from the Data Lake Storage endpoint: the SDK would ask the Blob service's. A break costs nothing
 * that has arrived; what follows is of the same version of the file.
 * https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/read
 */
export class Content {
	/** Base64, of all that has been read. */
	md5: string | undefined;
	private readonly hash = createHash('md5');
	private readonly retries: Retries;
	private readonly action: string;
	private position = 0;

	constructor(
		private readonly lake: Lake,
		private readonly path: LakePath,
		private readonly status: PathStatus,
		private readonly options: ContentOptions,
	) {
		this.retries = lake.run.retries();
		this.action = `download "${pathText(path)}"`;
	}

	/**
	 * The content, as fast as it is read. What is wrong with all of it, it says before it ends.
	 * @throws Actionable, ServiceError, Unreachable, WaitTooLong, Canceled
	 */
	async *read(): AsyncGenerator<Buffer> {
		const { tally } = this.lake;
		try {
			while (this.position < this.status.size) {
				const arriving = await this.open();
				if (arriving) yield* this.pass(arriving);
			}
			this.md5 = this.hash.digest('base64');
			this.check(this.md5);
		} finally {
			tally.retries += this.retries.count;
		}
	}

	/** Asks for what is still missing. @returns nothing when it has to be asked again */
	private async open(): Promise<Arriving | undefined> {
		const { run, tally } = this.lake;
		const { eTag } = this.status;
		const wanted = { range: `bytes=${this.position}-`, ...(eTag ? { 'if-match': eTag } : {}) };
		let arriving: Arriving | undefined;
		const outcome = await this.lake.attempt(() =>
			this.lake
				.authorized('GET', addressOf(this.path), wanted)
				.then(({ url, headers }) =>
					receive(url, { headers, timeout: run.timeout, signal: run.signal }).catch(unanswered),
				)
				.then(
					(received): Outcome => {
						({ arriving } = received);
						if (received.status >= 300) arriving.stop();
						return { status: received.status, headers: received.headers, body: undefined };
					},
					(error: Error) => failed(error, run.signal),
				),
		);
		if (!isBroken(outcome) && outcome.status === 206) {
			if (this.position > 0) tally.resumed += 1;
			return arriving;
		}
		if (!isBroken(outcome) && [404, 412, 416].includes(outcome.status)) throw this.changed();
		if (!isBroken(outcome) && !isTransient(failureOf(outcome))) throw refusedBy(this.action, outcome);
		await this.pause(outcome);
		return undefined;
	}

	/** Hands on what flows, as far as it goes. */
	private async *pass(arriving: Arriving): AsyncGenerator<Buffer> {
		const chunks = guarded(arriving, this.lake.run);
		try {
			for (;;) {
				const next = await chunks.next().catch(interruption);
				if (next instanceof Interrupted) return await this.pause({ why: next.why });
				if (next.done) break;
				this.take(next.value);
				yield next.value;
			}
		} finally {
			await chunks.return(undefined);
		}
		if (this.position < this.status.size) await this.pause({ why: 'the content ended early' });
	}

	private take(bytes: Buffer): void {
		this.position += bytes.length;
		this.hash.update(bytes);
		this.lake.tally.bytes += bytes.length;
		this.retries.progress();
		this.options.onProgress(this.position, this.status.size);
	}

	private check(md5: string): void {
		const { md5: theirs } = this.status;
		if (!this.options.verify || !theirs || theirs === md5) return;
		throw new Actionable(
			`What arrived of "${pathText(this.path)}" has another MD5 than the one that is stored with the file`,
			'Run again. If this happens every time, whoever changed the file last left the old MD5: turn Verify off to take it as it comes',
		);
	}

	private changed(): Actionable {
		return new Actionable(
			`"${pathText(this.path)}" changed while it was downloaded`,
			'Run again, when nothing writes to the file',
		);
	}

	private async pause(outcome: Outcome): Promise<void> {
		if (await this.retries.next(failureOf(outcome))) return;
		throw isBroken(outcome)
			? new Unreachable('Azure Data Lake', this.action, outcome.why)
			: refusedBy(this.action, outcome);
	}
}

/** Only the sender's interruptions are worth another request. */
function interruption(error: Error): Interrupted {
	if (error instanceof Interrupted) return error;
	throw error;
}
