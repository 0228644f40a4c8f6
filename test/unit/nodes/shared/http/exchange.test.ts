import { getEventListeners } from 'node:events';
import { setTimeout } from 'node:timers/promises';

import { exchange, type ExchangeOptions, NoProgress } from '../../../../../nodes/shared/http/exchange.ts';
import type { Exchange } from '../../../../simulators/exchange.ts';
import { SimulatorServer } from '../../../../simulators/server.ts';
import { SimulatorFixture } from '../../../simulators/simulatorFixture.ts';
import { trust } from './trust.ts';

const MEBI = 1024 * 1024;
let received: Buffer;
/** Answers with what it was sent. */
const echo = async (incoming: Exchange): Promise<void> => {
	received = await incoming.bytes();
	await incoming.reply(200, received, { 'x-method': incoming.method });
};
let answer = echo;
const fixture = new SimulatorFixture((surroundings) => ({
	server: new SimulatorServer('any', async (incoming) => await answer(incoming), surroundings),
}));
trust(fixture);
afterEach(() => void (answer = echo));

const send = async (options: Partial<ExchangeOptions> = {}) =>
	await exchange(`${fixture.simulator.server.origin}/a?b=c`, { method: 'PUT', timeout: 5000, ...options });
const disturb = (does: Parameters<SimulatorServer['faults']['add']>[0]['does']) =>
	fixture.simulator.server.faults.add({ does });
/** A byte now and then, for so many milliseconds. */
async function* dots(duration: number): AsyncGenerator<Buffer> {
	for (const end = performance.now() + duration; performance.now() < end; await setTimeout(20))
		yield Buffer.from('.');
}
const sent = () => fixture.journal.entries[0]!;
const pattern = (size: number) => Buffer.alloc(size, Buffer.from([...Array(251).keys()]));

test.each([204, 302, 404, 500])('%i is an answer like any other', async (status) => {
	const body = status === 204 ? Buffer.alloc(0) : Buffer.from([0, 255, 128, 10]);
	answer = (incoming) => incoming.reply(status, status === 204 ? undefined : body, { 'retry-after': '3' });
	expect(await send()).toMatchObject({ status, headers: { 'retry-after': '3' }, body });
});

test.each(['GET', 'POST', 'PUT', 'DELETE'] as const)('sends %s, to the query', async (method) => {
	expect((await send({ method })).headers['x-method']).toBe(method);
	expect(new URL(sent().url)).toMatchObject({ pathname: '/a', search: '?b=c' });
});

test('sends headers, and a body with its length in bytes', async () => {
	await send({ headers: { 'Content-Range': 'bytes 0-3/4' }, body: 'Zoë' });
	expect(sent().headers).toMatchObject({ 'content-range': 'bytes 0-3/4', 'content-length': '4' });
	expect(received.toString()).toBe('Zoë');
});

test('an empty body has a length too, none at all has none', async () => {
	await send({ body: Buffer.alloc(0) });
	await send({ method: 'GET' });
	expect(fixture.journal.entries.map(({ headers }) => headers['content-length'])).toEqual(['0', undefined]);
});

test('sends a large body whole and in order, and tells of each mebibyte', async () => {
	const body = pattern(5 * MEBI + 1);
	const steps: number[] = [];
	await send({ body, onProgress: (bytes) => steps.push(bytes) });
	expect(received.equals(body)).toBe(true);
	expect(steps).toEqual([MEBI, MEBI, MEBI, MEBI, MEBI, 1]);
});

test('gives a large answer whole and in order', async () => {
	const body = pattern(3 * MEBI);
	disturb({ kind: 'drip', bytes: 100_000 });
	expect((await send({ body })).body.equals(body)).toBe(true);
});

test.each<[string, Parameters<typeof disturb>[0]]>([
	['while the body leaves', { kind: 'resetRequest', afterBytes: 100_000 }],
	['before the answer', { kind: 'loseAnswer' }],
	['in the middle of the answer', { kind: 'resetAnswer', afterBytes: 1000 }],
])('a connection that is reset %s is an error with a code', async (_, does) => {
	disturb(does);
	const code = expect.stringMatching(/^(ECONNRESET|EPIPE)$/) as string;
	await expect(send({ body: pattern(3 * MEBI) })).rejects.toMatchObject({ code });
	expect((await send({ body: 'again' })).body.toString()).toBe('again');
});

test.each([0, 1000])('gives up when the answer stands still after %i bytes', async (afterBytes) => {
	disturb({ kind: 'stall', afterBytes });
	const failed = send({ body: pattern(2000), timeout: 60 });
	await expect(failed).rejects.toBeInstanceOf(NoProgress);
	await expect(failed).rejects.toMatchObject({ milliseconds: 60 });
});

test('gives up when there is no answer at all', async () => {
	answer = async () => await new Promise<never>(() => undefined);
	await expect(send({ timeout: 60 })).rejects.toBeInstanceOf(NoProgress);
});

test('is patient with an answer that is slow but moves', async () => {
	const timeout = 2000;
	answer = (incoming) => incoming.stream(200, dots(1.5 * timeout));
	expect((await send({ timeout })).body.toString()).toMatch(/^\.+$/);
});

test('stops when it is told to, and closes the connection', async () => {
	const stop = new AbortController();
	answer = async (incoming) => {
		stop.abort();
		await incoming.bytes();
	};
	await expect(send({ signal: stop.signal, body: pattern(8 * MEBI) })).rejects.toMatchObject({
		name: 'AbortError',
	});
	expect(sent().bodyBytes).toBeLessThan(8 * MEBI);
});

test('sends nothing when it was stopped before', async () => {
	const failed = send({ signal: AbortSignal.abort() });
	await expect(failed).rejects.toMatchObject({ name: 'AbortError' });
	expect(fixture.journal.entries).toEqual([]);
});

test('leaves nothing behind at a signal that lasts longer than it', async () => {
	const { signal } = new AbortController();
	for (let time = 0; time < 3; time++) await send({ signal });
	expect(getEventListeners(signal, 'abort')).toEqual([]);
});
