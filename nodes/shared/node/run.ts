import type { RequestContext } from '../http/authenticated';
import { clock } from '../http/clock';
import { Retries, WaitBudget } from '../http/retries';

/** Items that are worked on side by side unless the user says otherwise. */
export const DEFAULT_CONCURRENCY = 2;
/** Seconds, unless the user says otherwise. */
export const DEFAULT_TIMEOUT = 120;
/** Seconds, unless the user says otherwise. */
export const DEFAULT_MAX_WAIT = 900;

/** The options that every operation has; they hold for the whole run of the node, so the first item's count. */
export interface RunOptions {
	/** How many items are worked on side by side. */
	concurrency?: number;
	/** Seconds without progress after which a request is given up. */
	timeout?: number;
	/** Seconds that the node may wait in all because a service asks it to. */
	maxWait?: number;
}

/** An error of n8n's. */
type Failure = Error & { description?: string | null; context?: { itemIndex?: unknown } };

/** What all requests of one run of a node share. */
export class Run {
	/** Fires when the execution is stopped, or when another item has failed and takes this one with it. */
	readonly signal: AbortSignal;
	/** Fires only when the execution is stopped: for what has to come to its end though another item has failed. */
	readonly canceled: AbortSignal;
	/** What the run ends with, once an item has failed for all. */
	failure: Failure | undefined;
	/** By item, how far it got, in words that follow "Item 3:": asked for when another fails and its output is lost. */
	readonly standings = new Map<number, () => string>();
	private readonly successes: Array<() => void> = [];
	private readonly stopped = new AbortController();
	private readonly budget: WaitBudget;

	/** @param whole what this is a part of */
	constructor(
		readonly context: RequestContext,
		private readonly options: RunOptions = {},
		whole?: Run,
	) {
		const canceled = 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
		const outer = whole?.signal ?? canceled;
		this.signal = AbortSignal.any([this.stopped.signal, ...(outer ? [outer] : [])]);
		this.canceled = whole?.canceled ?? canceled ?? new AbortController().signal;
		this.budget = whole?.budget ?? new WaitBudget((options.maxWait ?? DEFAULT_MAX_WAIT) * 1000);
	}

	/** A part of the run that can be stopped by itself. What it waits is counted together with all else. */
	part(): Run {
		return new Run(this.context, this.options, this);
	}

	/** How many items are worked on side by side. */
	get concurrency(): number {
		return this.options.concurrency ?? DEFAULT_CONCURRENCY;
	}

	/** Milliseconds without progress after which a request is given up. */
	get timeout(): number {
		return (this.options.timeout ?? DEFAULT_TIMEOUT) * 1000;
	}

	/** The attempts of one piece of work; its waits are counted together with those of all others. */
	retries(): Retries {
		return new Retries(this.budget, this.signal);
	}

	/**
	 * Has something done once nothing can fail any more: what is remembered before would be remembered of a run whose outputs
	 * nobody got.
	 */
	onSuccess(work: () => void): void {
		this.successes.push(work);
	}

	/** The run has ended well. */
	succeed(): void {
		for (const work of this.successes) work();
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
	stop(failure: Failure): void {
		if (this.signal.aborted) return;
		this.failure = failure;
		this.stopped.abort();
	}
}
