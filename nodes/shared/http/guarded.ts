import type { Readable } from 'node:stream';

import { Canceled } from '../errors/canceled';
import { brokenConnection } from './brokenConnection';
import { NoProgress } from './exchange';

/** A stream ended before its end because of its sender: told apart from whatever goes wrong with its reader. */
export class Interrupted extends Error {
	override name = 'Interrupted';

	/** @param why to follow "…: " */
	constructor(readonly why: string) {
		super(`The connection was interrupted: ${why}`);
	}
}

/** A body that is still arriving. */
export interface Arriving {
	body: Readable;
	/** Ends it at its source: destroying a stream that others wrap may have to wait for its next chunk. */
	stop: () => void;
}

/**
 * A body's chunks, as long as they keep coming. Only the time spent waiting for the sender counts: a slow reader is no reason
 * to give up. However reading ends, once it has begun, the body is stopped, since one left open holds its connection.
 *
 * @param timeout milliseconds
 * @throws Interrupted, Canceled
 */
export async function* guarded(
	{ body, stop }: Arriving,
	{ timeout, signal }: { timeout: number; signal: AbortSignal },
): AsyncGenerator<Buffer> {
	const chunks = body[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
	let stalled: NoProgress | undefined;
	signal.addEventListener('abort', stop);
	try {
		if (signal.aborted) stop();
		for (;;) {
			const timer = setTimeout(() => {
				stalled = new NoProgress(timeout);
				stop();
			}, timeout);
			const next = await chunks
				.next()
				.catch((error: Error) => interrupted(stalled ?? error, signal))
				.finally(() => clearTimeout(timer));
			if (next.done) return;
			yield next.value;
		}
	} finally {
		signal.removeEventListener('abort', stop);
		stop();
	}
}

function interrupted(error: Error, signal: AbortSignal): never {
	throw signal.aborted ? new Canceled() : new Interrupted(brokenConnection(error));
}
