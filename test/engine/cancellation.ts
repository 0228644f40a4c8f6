import { once } from 'node:events';

import type { Fixture } from './fixture.ts';

/** Cancels a run, which has to end as canceled, and gives the time that it took, in milliseconds. */
export async function cancelTime({ cancel, result }: ReturnType<Fixture['begin']>): Promise<number> {
	const canceled = performance.now();
	cancel();
	const { status, error } = await result;
	expect(status).toBe('canceled');
	expect(error?.message).toBe('The execution was canceled');
	return performance.now() - canceled;
}

/** A pause that only a stop ends. */
export async function endless(signal: AbortSignal | undefined): Promise<void> {
	await (signal ? once(signal, 'abort') : Promise.withResolvers<void>().promise);
	signal?.throwIfAborted();
}
