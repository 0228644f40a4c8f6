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

/**
 * A stream's chunks, as long as they keep coming. Only the time spent waiting for the sender counts: a slow reader is no
 * reason to give up. However reading ends, the stream is destroyed, since one left open holds its connection.
 *
 * @param timeout milliseconds
 * @throws Interrupted, Canceled
 */
export async function* guarded(
	stream: Readable,
	{ timeout, signal }: { timeout: number; signal?: AbortSignal },
): AsyncGenerator<Buffer> {
	const cancel = () => stream.destroy(new Canceled());
	signal?.addEventListener('abort', cancel);
	const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
	try {
		if (signal?.aborted) cancel();
		for (;;) {
			const timer = setTimeout(() => stream.destroy(new NoProgress(timeout)), timeout);
			const next = await chunks
				.next()
				.catch((error: Error) => interrupted(error, signal))
				.finally(() => clearTimeout(timer));
			if (next.done) return;
			yield next.value;
		}
	} finally {
		signal?.removeEventListener('abort', cancel);
		stream.destroy();
	}
}

function interrupted(error: Error, signal: AbortSignal | undefined): never {
	throw signal?.aborted ? new Canceled() : new Interrupted(brokenConnection(error));
}
