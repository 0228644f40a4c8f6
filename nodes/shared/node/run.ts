import type { RequestContext } from '../http/authenticated';
import { Retries, WaitBudget } from '../http/retries';

/** Seconds, unless the user says otherwise. */
export const DEFAULT_TIMEOUT = 120;
/** Seconds, unless the user says otherwise. */
export const DEFAULT_MAX_WAIT = 900;

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
	 * @param whole what this is a part of
	 */
	constructor(
		readonly context: RequestContext,
		private readonly limits: { timeout?: number; maxWait?: number } = {},
		whole?: Run,
	) {
		const canceled = 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
		const outer = whole?.signal ?? canceled;
		this.signal = AbortSignal.any([this.stopped.signal, ...(outer ? [outer] : [])]);
		this.budget = whole?.budget ?? new WaitBudget((limits.maxWait ?? DEFAULT_MAX_WAIT) * 1000);
	}

	/** A part of the run that can be stopped by itself. What it waits is counted together with all else. */
	part(): Run {
		return new Run(this.context, this.limits, this);
	}

	/** Milliseconds without progress after which a request is given up. */
	get timeout(): number {
		return (this.limits.timeout ?? DEFAULT_TIMEOUT) * 1000;
	}

	/** The attempts of one piece of work; its waits are counted together with those of all others. */
	retries(): Retries {
		return new Retries(this.budget, this.signal);
	}

	/** Ends everything under way. The first failure counts; what it stops fails only because of it. */
	stop(failure: Error): void {
		if (this.signal.aborted) return;
		this.failure = failure;
		this.stopped.abort();
	}
}
