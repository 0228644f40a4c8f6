import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';

import type { Run } from '../node/run';
import { failureOf, isBroken, type Outcome, type Reply } from './attempt';
import { isTransient } from './retryDelay';

/** Milliseconds without an answer after which an attempt to clean up is given up. */
export const CLEAN_UP_TIMEOUT = 5000;
const ATTEMPTS = 3;
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
 * @param isDone whether an answer says that it is removed; a refusal says that nothing can remove it
 */
export async function cleanUp(
	run: Run,
	attempt: () => Promise<Outcome>,
	isDone: (reply: Reply) => boolean,
): Promise<void> {
	await patiently(run.signal, async (late) => {
		await Promise.race([insist(run, attempt, isDone).catch(() => undefined), once(late, 'abort')]);
	});
}

async function insist(
	run: Run,
	attempt: () => Promise<Outcome>,
	isDone: (reply: Reply) => boolean,
): Promise<void> {
	const retries = run.retries();
	for (let count = 1; ; count++) {
		const outcome = await attempt();
		const settled =
			!isBroken(outcome) && (isDone(outcome) || (outcome.status >= 400 && !isTransient(outcome)));
		if (settled || count === ATTEMPTS) return;
		if (run.signal.aborted) continue;
		await retries.next(failureOf(outcome)).catch((error: Error) => {
			// A stop ends the pause, not what it is for.
			if (!run.signal.aborted) throw error;
		});
	}
}
