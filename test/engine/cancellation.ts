import { once } from 'node:events';
import { Socket } from 'node:net';

import type { Fixture } from './fixture.ts';
import type { Result } from './result.ts';

type Run = ReturnType<Fixture['begin']>;

/** A stop has to be over within a second; milliseconds. */
const PROMISED = 1000;

/** Stops a run, which has to end as canceled with nothing to wait for but the answers of the services. */
export async function stop(fixture: Fixture, run: Run): Promise<void> {
	run.cancel();
	await canceled(fixture, run);
}

/**
 * Stops a run while a service does not answer any more. It has to end as canceled once the patience of the node is over, and
 * that has to leave time of the second that a stop may take.
 *
 * @param reached whether the service has been asked for what it does not answer
 */
export async function stopUnanswered(fixture: Fixture, run: Run, reached: () => boolean): Promise<void> {
	// Requests that nobody answers are not given up meanwhile, which would end the run too, but later.
	const limits = [
		jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => new AbortController().signal),
		jest.spyOn(Socket.prototype, 'setTimeout').mockReturnThis(),
	];
	const { patience } = fixture;
	try {
		run.cancel();
		await fixture.until(() => reached() && patience.begun.length > 0);
		expect(Math.max(...patience.begun)).toBeLessThan(PROMISED);
		patience.pass();
		await canceled(fixture, run);
	} finally {
		for (const limit of limits) limit.mockRestore();
	}
}

async function canceled(fixture: Fixture, run: Run): Promise<void> {
	let ended: Result | undefined;
	const waits = [...fixture.waits];
	void run.result.then((result) => (ended = result));
	await fixture.until(() => ended !== undefined);
	expect(ended).toMatchObject({ status: 'canceled', error: { message: 'The execution was canceled' } });
	expect(fixture.waits).toEqual(waits);
}

/** A pause that only a stop ends. */
export async function endless(signal: AbortSignal | undefined): Promise<void> {
	await (signal ? once(signal, 'abort') : Promise.withResolvers<void>().promise);
	signal?.throwIfAborted();
}
