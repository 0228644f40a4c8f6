import { getEventListeners, once } from 'node:events';
import https from 'node:https';
import { type AddressInfo, createServer, type Socket } from 'node:net';

import { installGlobalProxyAgent } from '@n8n/backend-network';

import { TokenCache } from '../../../../../credentials/tokenCache.ts';
import { exchange, NoProgress } from '../../../../../nodes/shared/http/exchange.ts';
import { receive } from '../../../../../nodes/shared/http/receive.ts';
import { until } from '../../../../until.ts';

// A proxy that takes every connection and answers none, and n8n's own way to it.
const { globalAgent } = https;
const connections: Socket[] = [];
const proxy = createServer((socket) => void connections.push(socket));

beforeAll(async () => {
	await once(proxy.listen(0, '127.0.0.1'), 'listening');
	process.env.HTTPS_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
	installGlobalProxyAgent();
});
afterAll(async () => {
	delete process.env.HTTPS_PROXY;
	https.globalAgent = globalAgent;
	for (const socket of connections) socket.destroy();
	await once(proxy.close(), 'close');
});

const URL = 'https://api.example.com/v1';
const { signal: never } = new AbortController();
type Limits = { timeout: number; signal: AbortSignal };
const requests: Array<[string, (limits: Limits) => Promise<unknown>]> = [
	['an exchange', (limits) => exchange(URL, { method: 'PUT', body: Buffer.alloc(5), ...limits })],
	['a download', (limits) => receive(URL, { headers: {}, ...limits })],
];

test.each(requests)('%s is given up when the proxy does not answer', async (_, send) => {
	const before = connections.length;
	await expect(send({ timeout: 60, signal: never })).rejects.toEqual(new NoProgress(60));
	await until(() => connections.length === before + 1);
	expect(getEventListeners(never, 'abort')).toEqual([]);
});

test.each(requests)('%s stops when it is told to, whether the proxy answers or not', async (_, send) => {
	const stop = new AbortController();
	const ended = expect(send({ timeout: 60_000, signal: stop.signal })).rejects.toMatchObject({
		name: 'AbortError',
	});
	await once(proxy, 'connection');
	stop.abort();
	await ended;
	await expect(send({ timeout: 60_000, signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
});

test('a token that no proxy lets through is asked for anew', async () => {
	const cache = new TokenCache();
	const acquire = () =>
		exchange(URL, { method: 'POST', timeout: 60 }).then(() => ({ value: 'none', expiresAt: 0 }));
	await expect(cache.get('client', acquire)).rejects.toBeInstanceOf(NoProgress);
	const token = { value: 'token', expiresAt: Date.now() + 60_000 };
	expect(await cache.get('client', () => Promise.resolve(token))).toBe('token');
});
