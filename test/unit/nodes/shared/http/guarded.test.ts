import { getEventListeners } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';

import { Canceled } from '../../../../../nodes/shared/errors/canceled.ts';
import { guarded, Interrupted } from '../../../../../nodes/shared/http/guarded.ts';

const timeout = 2000;
const { signal } = new AbortController();
const chunks = ['one', 'two', 'three'].map((text) => Buffer.from(text));

beforeEach(() => void jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] }));
afterEach(() => void jest.useRealTimers());

/** A body that is stopped, as an export of Domo's is, by ending the request that it comes from. */
function arriving(body: Readable) {
	return { body, stop: () => void body.destroy() };
}

async function collect(body: Readable, stopped = signal): Promise<string[]> {
	const texts: string[] = [];
	for await (const chunk of guarded(arriving(body), { timeout, signal: stopped }))
		texts.push(chunk.toString());
	return texts;
}

test('hands all chunks on, in order', async () => {
	const stream = Readable.from(chunks);
	expect(await collect(stream)).toEqual(['one', 'two', 'three']);
	expect(stream.destroyed).toBe(true);
	expect(getEventListeners(signal, 'abort')).toEqual([]);
	expect(jest.getTimerCount()).toBe(0);
});

test('a slow reader is no reason to give up', async () => {
	const texts: string[] = [];
	for await (const chunk of guarded(arriving(Readable.from(chunks)), { timeout, signal })) {
		texts.push(chunk.toString());
		await jest.advanceTimersByTimeAsync(100 * timeout);
	}
	expect(texts).toHaveLength(3);
});

test('a sender that stands still is given up, and not before it has stood still for so long', async () => {
	const stream = new PassThrough();
	const result = collect(stream).catch((error: Error) => error);
	for (const chunk of chunks) {
		await jest.advanceTimersByTimeAsync(timeout - 1);
		stream.write(chunk);
		await setImmediate();
	}
	await jest.advanceTimersByTimeAsync(timeout - 1);
	expect(stream.destroyed).toBe(false);
	await jest.advanceTimersByTimeAsync(1);
	expect(await result).toBeInstanceOf(Interrupted);
	expect(await result).toMatchObject({ why: 'nothing moved for 2 s' });
	expect(stream.destroyed).toBe(true);
});

test('a sender that breaks off is told in words', async () => {
	const stream = new PassThrough();
	const result = collect(stream);
	stream.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
	await expect(result).rejects.toBeInstanceOf(Interrupted);
	await expect(result).rejects.toMatchObject({ why: 'it broke the connection' });
});

test('a sender that goes away without a word is not taken for one that has finished', async () => {
	const stream = new PassThrough();
	const result = collect(stream);
	stream.write('half');
	await setImmediate();
	stream.destroy();
	await expect(result).rejects.toBeInstanceOf(Interrupted);
});

test('stops while it waits for the sender', async () => {
	const stop = new AbortController();
	const stream = new PassThrough();
	const result = collect(stream, stop.signal);
	await setImmediate();
	stop.abort();
	await expect(result).rejects.toBeInstanceOf(Canceled);
	expect(stream.destroyed).toBe(true);
	expect(jest.getTimerCount()).toBe(0);
});

test('stops at the next chunk when the reader was busy', async () => {
	const stop = new AbortController();
	const seen: Buffer[] = [];
	const result = (async () => {
		for await (const chunk of guarded(arriving(Readable.from(chunks)), { timeout, signal: stop.signal })) {
			seen.push(chunk);
			stop.abort();
		}
	})();
	await expect(result).rejects.toBeInstanceOf(Canceled);
	expect(seen).toHaveLength(1);
});

test('reads nothing when it was stopped before', async () => {
	const stream = Readable.from(chunks);
	await expect(collect(stream, AbortSignal.abort())).rejects.toBeInstanceOf(Canceled);
	expect(stream.destroyed).toBe(true);
});

test('a reader that leaves early closes the stream', async () => {
	const stream = Readable.from(chunks);
	for await (const chunk of guarded(arriving(stream), { timeout, signal })) {
		expect(chunk.toString()).toBe('one');
		break;
	}
	expect(stream.destroyed).toBe(true);
	expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test("a reader's own failure stays its own", async () => {
	const stream = Readable.from(chunks);
	const own = new Error('disk full');
	const result = (async () => {
		for await (const chunk of guarded(arriving(stream), { timeout, signal })) if (chunk.length > 0) throw own;
	})();
	await expect(result).rejects.toBe(own);
	expect(stream.destroyed).toBe(true);
});
