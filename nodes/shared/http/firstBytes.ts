import { once } from 'node:events';
import type { Readable } from 'node:stream';

import { Canceled } from '../errors/canceled';

/**
 * The beginning of a body, as far as it comes in time; what is behind it is not read. The body may be wrapped so that it cannot
 * be ended before its next chunk: nobody waits for that.
 *
 * @param limit bytes after which it is enough
 * @param timeout milliseconds for all of it
 * @throws Canceled
 */
export async function firstBytes(
	body: Readable,
	limit: number,
	{ timeout, signal }: { timeout: number; signal: AbortSignal },
): Promise<Buffer> {
	const chunks: Buffer[] = [];
	const enough = new AbortController();
	let length = 0;
	body.on('data', (chunk: Buffer) => {
		chunks.push(chunk);
		length += chunk.length;
		if (length >= limit) enough.abort();
	});
	const until = AbortSignal.any([signal, enough.signal, AbortSignal.timeout(timeout)]);
	// A body that breaks off has said all that it will say.
	await once(body, 'close', { signal: until }).catch(() => undefined);
	body.on('error', () => undefined).destroy();
	if (signal.aborted) throw new Canceled();
	return Buffer.concat(chunks);
}
