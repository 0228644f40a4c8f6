import { setImmediate } from 'node:timers/promises';

/** Milliseconds: less than a test may take, which would end without a word of what it waited for. */
const LIMIT = 45_000;

export interface Waiting {
	/** What to tell besides when it is in vain. */
	instead?: () => unknown;
	/** Lets others go on between two looks: what is waited for happens in this process unless told. */
	pause?: () => Promise<unknown>;
	/** Milliseconds after which it is in vain. */
	limit?: number;
}

/**
 * Waits for something that is about to happen.
 * @throws when it is in vain, with the condition as it is written
 */
export async function until(
	condition: () => boolean,
	{ instead, pause = setImmediate, limit = LIMIT }: Waiting = {},
): Promise<void> {
	for (const end = performance.now() + limit; !condition(); await pause()) {
		if (performance.now() < end) continue;
		const found = instead ? `. Instead: ${JSON.stringify(instead())}` : '';
		throw new Error(`Waited ${limit / 1000} s in vain for ${String(condition)}${found}`);
	}
}
