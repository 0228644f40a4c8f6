import type { RequestContext } from '../http/authenticated';
import { clock } from '../http/clock';
import { Retries, WaitBudget } from '../http/retries';

const DEFAULT_TIMEOUT = 120;
const DEFAULT_MAX_WAIT = 900;

/** What all requests of one run of a node share. */
export class Run {
	/** Fires when the execution is stopped, or when another item has failed and takes this one with it. */
	readonly signal: AbortSignal;
	/** What the run ends with, once an item has failed for all. */
	failure: Error | undefined;
	private readonly stopped = new AbortController();
	private readonly budget: WaitBudget;

	/**
	 * @param timeout seconds without progress after which a request is given up
	 * @param maxWait seconds that the node may wait in all because a service asks it to
	 */
	constructor(
		readonly context: RequestContext,
		private readonly limits: { timeout?: number; maxWait?: number } = {},
	) {
		const canceled = 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
		this.signal = AbortSignal.any([this.stopped.signal, ...(canceled ? [canceled] : [])]);
		this.budget = new WaitBudget((limits.maxWait ?? DEFAULT_MAX_WAIT) * 1000);
	}

	/** Milliseconds without progress after which a request is given up. */
	get timeout(): number {
		return (this.limits.timeout ?? DEFAULT_TIMEOUT) * 1000;
	}

	/** The attempts of one piece of work; its waits are counted together with those of all others. */
	retries(): Retries {
		return new Retries(this.budget, this.signal);
	}

	/**
	 * Waits because the limits of a service ask for it.
	 * @throws WaitTooLong when that takes longer than `maxWait` allows
	 */
	async pause(milliseconds: number): Promise<void> {
		this.budget.claim(milliseconds, clock.now());
		await clock.sleep(milliseconds, this.signal);
	}

	/** Ends everything under way. The first failure counts; what it stops fails only because of it. */
	stop(failure: Error): void {
		if (this.signal.aborted) return;
		this.failure = failure;
		this.stopped.abort();
	}
}
