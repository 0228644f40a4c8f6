import { Actionable } from '../../errors/actionable';
import { Unreachable } from '../../errors/serviceError';
import { QuickXorHash } from '../../file/quickXorHash';
import { broken, failureOf, isBroken, type Outcome, type Reply } from '../../http/attempt';
import { type Arriving, guarded, Interrupted } from '../../http/guarded';
import { receive } from '../../http/receive';
import type { Retries } from '../../http/retries';
import type { Drive, DriveItem } from '../driveItem';
import { refused } from '../graphSender';
import { type Arrival, changedMeanwhile, checkArrival } from './arrival';
import { contentAddress } from './contentAddress';
import { flowAfter, rangeFrom } from './flow';

export interface DownloadOptions {
	/** Compare by hash afterwards. */
	verify: boolean;
	/** Told now and then how far the download is, in bytes. */
	onProgress: (received: number, total: number) => void;
}

/** How often in a row an address may be refused at once: a fresh one cannot have run out. */
const FRESH_ADDRESSES = 2;

/**
 * Downloads a file of any size. A break costs nothing that has arrived: the download goes on from there, with a fresh address
 * when the old one has run out.
 */
export class Download {
	/** What there is to say of it, once all of it has been read. */
	arrival: (Arrival & { hash: string }) | undefined;
	private readonly retries: Retries;
	private readonly hash = new QuickXorHash();
	private address: string | undefined;
	private rejected = 0;
	private position = 0;
	private resumed = 0;
	private total: number | undefined;

	constructor(
		private readonly drive: Drive,
		private readonly item: DriveItem,
		private readonly options: DownloadOptions,
	) {
		this.retries = drive.graph.access.run.retries();
	}

	/**
	 * The content, as fast as it is read. What is wrong with all of it, it says before it ends, so that nobody takes it for
	 * complete.
	 * @throws Actionable, ServiceError, Unreachable, WaitTooLong, Canceled
	 */
	async *content(): AsyncGenerator<Buffer> {
		const { tally } = this.drive.graph.access;
		try {
			while (this.total === undefined || this.position < this.total) {
				const flow = await this.open();
				if (flow) yield* this.pass(flow.arriving, flow.skip);
			}
			const content = { size: this.position, hash: this.hash.digest(), pieced: this.resumed > 0 };
			const arrival = await checkArrival(this.drive, this.item, content, this.options.verify);
			this.arrival = { ...arrival, hash: content.hash };
		} finally {
			tally.retries += this.retries.count;
			tally.resumed += this.resumed;
		}
	}

	/** Asks for what is still missing. @returns nothing when it has to be asked again */
	private async open(): Promise<{ arriving: Arriving; skip: number } | undefined> {
		const { run, tally } = this.drive.graph.access;
		this.address ??= await contentAddress(this.drive, this.item);
		tally.requests += 1;
		const { timeout, signal } = run;
		const outcome = await receive(this.address, { headers: rangeFrom(this.position), timeout, signal }).then(
			({ arriving, ...answer }) => ({ ...answer, body: arriving }),
			(error: Error) => broken(error, signal),
		);
		const flow = flowAfter(outcome, this.position, this.total);
		if (flow.kind === 'flows' && !isBroken(outcome)) {
			this.total ??= flow.total ?? this.item.size;
			if (this.position > 0) this.resumed += 1;
			return { arriving: outcome.body, skip: flow.skip };
		}
		if (!isBroken(outcome)) outcome.body.stop();
		await this.afterFailure(outcome, flow.kind);
		return undefined;
	}

	private async afterFailure(outcome: Outcome, kind: ReturnType<typeof flowAfter>['kind']): Promise<void> {
		if (kind === 'changed') throw changedMeanwhile(this.item);
		if (kind === 'refused') throw this.failure(outcome);
		if (kind === 'expired') {
			this.address = undefined;
			this.rejected += 1;
			if (this.rejected > FRESH_ADDRESSES) throw closed(this.item);
		}
		await this.pause(outcome);
	}

	/** Hands on what flows, as far as it goes. */
	private async *pass(arriving: Arriving, skip: number): AsyncGenerator<Buffer> {
		const chunks = guarded(arriving, this.drive.graph.access.run);
		let toSkip = skip;
		try {
			for (;;) {
				const next = await chunks.next().catch(interruption);
				if (next instanceof Interrupted) return await this.pause({ why: next.why });
				if (next.done) break;
				const fresh = next.value.subarray(toSkip);
				toSkip -= next.value.length - fresh.length;
				if (fresh.length === 0) continue;
				this.take(fresh);
				yield fresh;
			}
		} finally {
			await chunks.return(undefined);
		}
		if (this.position < (this.total ?? 0)) await this.pause({ why: 'the content ended early' });
	}

	private take(bytes: Buffer): void {
		const { total = 0 } = this;
		this.position += bytes.length;
		if (this.position > total) throw changedMeanwhile(this.item);
		this.hash.update(bytes);
		this.drive.graph.access.tally.bytes += bytes.length;
		this.retries.progress();
		this.rejected = 0;
		this.options.onProgress(this.position, total);
	}

	private async pause(outcome: Outcome): Promise<void> {
		if (!(await this.retries.next(failureOf(outcome)))) throw this.failure(outcome);
	}

	private failure(outcome: Outcome): Error {
		const { access } = this.drive.graph;
		const asking = { action: `download "${this.item.name}"`, need: 'download' as const };
		return isBroken(outcome)
			? new Unreachable(access.service, asking.action, outcome.why)
			: refused(access, asking, withoutBody(outcome));
	}
}

function closed({ name }: DriveItem): Actionable {
	return new Actionable(
		`The content of "${name}" is not given out, although Microsoft Graph says where it is`,
		'A policy of the tenant may forbid downloads from here: ask its administrator. Otherwise run again later',
	);
}

/** A download address answers in pages for people. */
const withoutBody = ({ status, headers }: Reply): Reply => ({ status, headers, body: undefined });

/** Only the sender's interruptions are worth another request. */
function interruption(error: Error): Interrupted {
	if (error instanceof Interrupted) return error;
	throw error;
}
