import { Canceled } from '../../shared/errors/canceled';
import { Unreachable } from '../../shared/errors/serviceError';
import { failureOf, isBroken, type Outcome } from '../../shared/http/attempt';
import { clock } from '../../shared/http/clock';
import { askedDelay, isAmbiguous, isTransient } from '../../shared/http/retryDelay';
import type { PushDataset } from '../dataset';
import { MINUTE } from '../limits';
import { budgetOf, type DatasetBudget, type Pending } from '../pacing/datasetBudget';
import { failureSaid, isDone, type PowerBi, powerBiRefusal } from '../powerBi';
import type { Batch } from '../rows/batches';
import { tablePath } from '../table';
import type { Sequence } from './sequence';

/** No answer came to a POST that may have taken effect, and nothing tells whether it has. */
export class Uncertain extends Error {
	override name = 'Uncertain';

	/** @param why to follow "…: " */
	constructor(readonly why: string) {
		super(`It is not known whether the rows are in: ${why}`);
	}
}

/** Why a batch may be in although no answer says so, to follow "…: ". */
interface Doubt {
	why?: string;
}

/** Sends batches of rows to a table, each when the dataset's limits allow. */
export class Poster {
	/** Milliseconds spent waiting for a limit. */
	waited = 0;
	retries = 0;
	bytes = 0;
	private readonly action: string;

	/** @param kept rows of which the table keeps no more */
	constructor(
		private readonly powerBi: PowerBi,
		private readonly dataset: PushDataset,
		private readonly table: string,
		private readonly kept: number,
		private readonly sequence: Sequence | undefined,
	) {
		this.action = `push rows to "${table}"`;
	}

	/** Shared by all that pushes to the dataset; asked for anew each time, since an idle one may be forgotten. */
	private get budget(): DatasetBudget {
		return budgetOf(this.powerBi.service, this.dataset.id, clock.now());
	}

	/**
	 * https://learn.microsoft.com/rest/api/power-bi/push-datasets/datasets-post-rows-in-group
	 * @throws Uncertain, WaitTooLong, ServiceError, Actionable, Unreachable, SignInFailed, Canceled; the batch is not in, except as Uncertain
	 *   says
	 */
	async post(batch: Batch): Promise<void> {
		const doubt: Doubt = {};
		await this.deliver(batch, doubt).catch(async (error: Error) => {
			if (doubt.why === undefined || error instanceof Uncertain) throw error;
			// That a repetition is refused may be just because the rows had arrived after all.
			if ((await this.sequence?.hasArrived()) !== 'yes') throw new Uncertain(doubt.why);
		});
		this.sequence?.advance();
		this.bytes += batch.body.length;
	}

	/** Sends a batch until it is in. @param doubt is filled once an answer was lost */
	private async deliver(batch: Batch, doubt: Doubt): Promise<void> {
		const retries = this.powerBi.run.retries();
		for (;;) {
			const outcome = await this.attempt(batch);
			if (isTaken(outcome)) return;
			if (isUncertain(outcome)) {
				doubt.why = isBroken(outcome) ? outcome.why : `Power BI answered with status ${outcome.status}`;
				const arrived = await this.sequence?.hasArrived();
				if (arrived === 'yes') return;
				if (arrived !== 'no') throw new Uncertain(doubt.why);
			}
			const failure = failureOf(outcome);
			if (!isHeld(outcome) && !(isTransient(failure) && (await retries.next(failure))))
				throw this.failure(outcome);
			this.retries += 1;
		}
	}

	private async attempt({ body, rows }: Batch): Promise<Outcome> {
		const { budget, pending } = await this.slot(rows);
		let rowsAre: 'in' | 'unknown' | 'out' = 'unknown';
		try {
			const path = `${tablePath(this.dataset, this.table)}/rows`;
			const headers = this.sequence?.headers;
			// What is on its way when another item fails is waited for: whether it is in has to be known.
			const signal = this.powerBi.run.canceled;
			const outcome = await this.powerBi.attempt('POST', path, { content: body, headers, signal });
			rowsAre = isTaken(outcome) ? 'in' : isUncertain(outcome) ? 'unknown' : 'out';
			if (rowsAre === 'out') this.heed(outcome, budget);
			return outcome;
		} finally {
			budget.settle({ pending, now: clock.now(), rowsAre });
		}
	}

	/** Waits until a POST may go. */
	private async slot(rows: number): Promise<{ budget: DatasetBudget; pending: Pending }> {
		const { run } = this.powerBi;
		for (;;) {
			const { budget } = this;
			if (run.signal.aborted) throw new Canceled();
			if (budget.full) {
				await Promise.race([budget.nextSettled(), aborted(run.signal)]);
				continue;
			}
			const wait = budget.waitBefore(clock.now(), rows);
			if (wait === 0) {
				const pending = { table: this.table, rows, kept: this.kept };
				budget.begin(pending);
				return { budget, pending };
			}
			await run.pause(wait);
			this.waited += wait;
		}
	}

	/** Takes in what a refusal says of the limits: they hold for all that pushes to the dataset. */
	private heed(outcome: Outcome, budget: DatasetBudget): void {
		if (!isHeld(outcome)) return;
		const now = clock.now();
		const asked = askedDelay(failureOf(outcome).retryAfter, now) ?? 0;
		budget.hold(now + asked);
		const isOfRows = !isBroken(outcome) && /\brows\b/i.test(powerBiRefusal(outcome).text ?? '');
		// POSTs are held for more than a minute only where a table is large.
		if (asked > MINUTE && !isOfRows) budget.foundLarge(this.table);
	}

	private failure(outcome: Outcome): Error {
		return isBroken(outcome)
			? new Unreachable('Power BI', this.action, outcome.why)
			: failureSaid(this.action, outcome);
	}
}

const isTaken = (outcome: Outcome) => !isBroken(outcome) && isDone(outcome);

/** Whether the rows may be in although no answer says so. */
const isUncertain = (outcome: Outcome) =>
	isBroken(outcome) ? !outcome.unsent : isAmbiguous(failureOf(outcome));

/** Whether a limit was reached, and the service says until when. */
const isHeld = (outcome: Outcome) =>
	!isBroken(outcome) &&
	outcome.status === 429 &&
	Boolean(askedDelay(failureOf(outcome).retryAfter, clock.now()));

async function aborted(signal: AbortSignal): Promise<void> {
	await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
