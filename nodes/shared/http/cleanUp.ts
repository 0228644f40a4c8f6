import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';

import type { Run } from '../node/run';
import { failureOf, isBroken, type Outcome, type Reply } from './attempt';
import { Retries, WaitBudget } from './retries';
import { isTransient } from './retryDelay';

/** Milliseconds without an answer after which an attempt to clean up is given up. */
export const CLEAN_UP_TIMEOUT = 5000;
const ATTEMPTS = 3;
/** Milliseconds that cleaning up may wait in all because the service asks for it, whatever the work has waited. */
const LONGEST_WAIT = 60_000;
/** Milliseconds. An execution that is canceled has to end within a second, whether the service answers or not. */
const PATIENCE = 400;

/**
 * Does something that a stop ends only a moment later, where too much would stay behind otherwise.
 * @param work gets what ends it
 */
export async function patiently<T>(signal: AbortSignal, work: (late: AbortSignal) => Promise<T>): Promise<T> {
	const late = new AbortController();
	const hurry = () => void setTimeout(PATIENCE, undefined, { ref: false }).then(() => late.abort());
	signal.addEventListener('abort', hurry);
	if (signal.aborted) hurry();
	return await work(late.signal).finally(() => signal.removeEventListener('abort', hurry));
}

/**
 * Removes what work that did not come to its end leaves behind. It fails no more than the work has: what went wrong with that
 * is what the user is told. When the execution was stopped, a service that is slow to answer is not waited for.
 *
 * @param isGone whether an answer says that it is removed; any other refusal says that nothing can remove it
 * @returns whether it is known to be gone
 */
export async function cleanUp(
	run: Run,
	attempt: () => Promise<Outcome>,
	isGone: (reply: Reply) => boolean,
): Promise<boolean> {
	return await patiently(run.signal, async (late) => {
		const tooLate = once(late, 'abort').then(() => false);
		return await Promise.race([insist(run, attempt, isGone).catch(() => false), tooLate]);
	});
}

async function insist(
	{ signal }: Run,
	attempt: () => Promise<Outcome>,
	isGone: (reply: Reply) => boolean,
): Promise<boolean> {
	const retries = new Retries(new WaitBudget(LONGEST_WAIT), signal);
	for (let count = 1; ; count++) {
		const outcome = await attempt();
		if (!isBroken(outcome) && isGone(outcome)) return true;
		const isRefused = !isBroken(outcome) && outcome.status >= 400 && !isTransient(outcome);
		if (isRefused || count === ATTEMPTS) return false;
		// What is asked for is longer than there is time for, or the execution was stopped: one more attempt costs little.
		await retries.next(failureOf(outcome)).catch(() => undefined);
	}
}
