import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

import { NoProgress } from '../../../../../nodes/shared/http/exchange.ts';
import { receive } from '../../../../../nodes/shared/http/receive.ts';
import type { Exchange } from '../../../../simulators/exchange.ts';
import { SimulatorServer } from '../../../../simulators/server.ts';
import { SimulatorFixture } from '../../../simulators/simulatorFixture.ts';
import { trust } from './trust.ts';

const MEBI = 1024 * 1024;
const plain = async (incoming: Exchange): Promise<void> =>
	await incoming.reply(206, Buffer.alloc(3 * MEBI, 'x'), { 'content-range': 'bytes 0-2/3', 'x-a': 'b' });
let answer = plain;
const fixture = new SimulatorFixture((surroundings) => ({
	server: new SimulatorServer('any', async (incoming) => await answer(incoming), surroundings),
}));
trust(fixture);
afterEach(() => void (answer = plain));

const get = async ({ timeout = 5000, signal = new AbortController().signal } = {}) =>
	await receive(`${fixture.simulator.server.origin}/a?b=c`, {
		headers: { Range: 'bytes=0-' },
		timeout,
		signal,
	});
const disturb = (does: Parameters<SimulatorServer['faults']['add']>[0]['does']) =>
	fixture.simulator.server.faults.add({ does });

test('gives the answer before its body, which comes whole', async () => {
	const { status, headers, arriving } = await get();
	expect([status, headers['x-a']]).toEqual([206, 'b']);
	expect((await buffer(arriving.body)).length).toBe(3 * MEBI);
	expect(fixture.journal.entries[0]).toMatchObject({ method: 'GET', headers: { range: 'bytes=0-' } });
	expect(fixture.journal.entries[0]?.headers.authorization).toBeUndefined();
});

test.each([302, 401, 404, 500])('%i is an answer like any other', async (status) => {
	answer = (incoming) => incoming.reply(status, undefined, { location: 'https://example.com/' });
	const received = await get();
	expect(received.status).toBe(status);
	received.arriving.stop();
});

test('a connection that breaks before the answer is an error with a code', async () => {
	disturb({ kind: 'loseAnswer' });
	await expect(get()).rejects.toMatchObject({ code: 'ECONNRESET' });
});

test('a connection that breaks in the body ends the body with an error', async () => {
	disturb({ kind: 'resetAnswer', afterBytes: MEBI });
	const { arriving } = await get();
	await expect(buffer(arriving.body)).rejects.toMatchObject({ code: 'ECONNRESET' });
});

test('gives up when no answer comes', async () => {
	answer = () => new Promise(() => undefined);
	await expect(get({ timeout: 100 })).rejects.toBeInstanceOf(NoProgress);
});

test('once the body flows, its reader may take longer than that', async () => {
	const { arriving } = await get();
	expect((arriving.body as IncomingMessage).socket.timeout).toBe(0);
	expect((await buffer(arriving.body)).length).toBe(3 * MEBI);
});

test('ends when it is stopped, before the answer and after', async () => {
	const stopping = new AbortController();
	answer = () => {
		stopping.abort();
		return new Promise(() => undefined);
	};
	await expect(get(stopping)).rejects.toMatchObject({ name: 'AbortError' });
	answer = plain;
	disturb({ kind: 'stall', afterBytes: MEBI });
	const later = new AbortController();
	const { arriving } = await get(later);
	const body = buffer(arriving.body);
	later.abort();
	await expect(body).rejects.toThrow();
});

test('a body that nobody wants any more is stopped', async () => {
	disturb({ kind: 'stall', afterBytes: MEBI });
	const { arriving } = await get();
	arriving.stop();
	expect(arriving.body.destroyed).toBe(true);
});
