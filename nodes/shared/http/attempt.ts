import type { IncomingHttpHeaders } from 'node:http';

import { Canceled } from '../errors/canceled';
import { type Service, Unreachable } from '../errors/serviceError';
import { brokenConnection, isUnsent } from './brokenConnection';
import { NoProgress } from './exchange';
import { type Failure, isAmbiguous, isTransient } from './retryDelay';
import type { Retries } from './retries';

/** An answer of any status. The body is parsed if it is JSON and was not asked for as a stream. */
export interface Reply {
	status: number;
	headers: IncomingHttpHeaders;
	body: unknown;
}

/** No answer came: the connection could not be made, or broke. `why` follows "…: ". */
export interface Broken {
	why: string;
	/** Nothing moved for too long. */
	slow?: boolean;
	/** The request cannot have arrived. */
	unsent?: boolean;
	retryAfter?: string;
}

/** What an attempt at a request came to. Only what no repetition can change is thrown. */
export type Outcome<T extends Reply = Reply> = T | Broken;

export const isBroken = (outcome: Outcome): outcome is Broken => !('status' in outcome);

/** Turns a rejection into an outcome: the connection broke, unless the request was stopped. */
export function broken(error: Error, signal?: AbortSignal): Broken {
	if (signal?.aborted) throw new Canceled();
	return { why: brokenConnection(error), slow: error instanceof NoProgress, unsent: isUnsent(error) };
}

/** How an outcome failed, for the decision whether and when to try again. */
export function failureOf(outcome: Outcome): Failure {
	if (isBroken(outcome)) return { retryAfter: outcome.retryAfter };
	const { 'retry-after': retryAfter } = outcome.headers;
	return { status: outcome.status, retryAfter };
}

/**
 * Repeats a request until it is answered with something that repeating it won't change.
 *
 * @param action to follow "could not": `list the DataSets`
 * @param settled asked before a request is repeated that may have taken effect: gives its answer if it has
 * @throws Unreachable when the connection keeps failing, WaitTooLong, Canceled
 */
export async function persist<T extends Reply>(
	attempt: () => Promise<Outcome<T>>,
	{
		service,
		action,
		retries,
		settled,
	}: { service: Service; action: string; retries: Retries; settled?: () => Promise<T | undefined> },
): Promise<T> {
	for (;;) {
		const outcome = await attempt();
		const failure = failureOf(outcome);
		if (!isBroken(outcome) && (outcome.status < 400 || !isTransient(failure))) return outcome;
		const answer = isAmbiguous(failure) ? await settled?.() : undefined;
		if (answer) return answer;
		if (await retries.next(failure)) continue;
		if (isBroken(outcome)) throw new Unreachable(service, action, outcome.why);
		return outcome;
	}
}
