import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';

import { exchange, NoProgress } from '../../../../../nodes/shared/http/exchange.ts';
import { makeCertificates } from '../../../../simulators/certificates.ts';
import { trust } from './trust.ts';

/** Far more than all the buffers on the way hold. */
const SIZE = 64 * 1024 * 1024;
const REFUSAL = 'HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno';

// A server that answers, or doesn't, before it has read the body, as services do that refuse an upload: the simulators read
// first. What it has not read by then waits until the test lets it read on.
const { authority, key, certificate } = makeCertificates();
trust({ certificateAuthority: authority });
const server = createServer({ key, cert: certificate });
let origin: string;

beforeAll(async () => {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	origin = `https://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
	server.close();
	await once(server, 'close');
});

/** The next connection, once the head of a request has come; not a byte more is read of it. */
async function nextConnection(): Promise<{ socket: TLSSocket; head: Buffer }> {
	const [socket] = (await once(server, 'secureConnection')) as [TLSSocket];
	socket.on('error', () => undefined);
	const [head] = (await once(socket, 'data')) as [Buffer];
	socket.pause();
	return { socket, head };
}

/** All that still comes of a connection whose client has gone. */
async function restOf(socket: TLSSocket): Promise<Buffer> {
	const chunks: Buffer[] = [];
	socket.on('data', (chunk: Buffer) => chunks.push(chunk));
	const closed = once(socket, 'close');
	socket.resume();
	await closed;
	return Buffer.concat(chunks);
}

const put = async (body: Buffer, options: { timeout?: number; signal?: AbortSignal } = {}) =>
	await exchange(origin, { method: 'PUT', body, timeout: 20_000, ...options });

test('an answer that comes before the body has left is the answer, and the rest stays here', async () => {
	const sent = put(Buffer.alloc(SIZE, 'a'));
	const { socket, head } = await nextConnection();
	socket.write(REFUSAL);
	expect(await sent).toMatchObject({ status: 403, body: Buffer.from('no') });
	expect(head.length + (await restOf(socket)).length).toBeLessThan(SIZE);
});

test('gives up when nobody takes the body', async () => {
	const sent = put(Buffer.alloc(SIZE, 'a'), { timeout: 100 });
	const failed = expect(sent).rejects.toBeInstanceOf(NoProgress);
	const { socket } = await nextConnection();
	await failed;
	await restOf(socket);
});

test.each<[string, (socket: TLSSocket, stop: AbortController) => void, number]>([
	['was answered early', (socket) => void socket.write(REFUSAL), 20_000],
	['was stopped', (_, stop) => stop.abort(), 20_000],
	['was given up', () => undefined, 100],
])('the buffer is free once a request %s: what is put into it then never leaves', async (_, end, timeout) => {
	const stop = new AbortController();
	const body = Buffer.alloc(SIZE, 'a');
	const settled = put(body, { timeout, signal: stop.signal })
		.catch(() => undefined)
		.then(() => void body.fill('b'));
	const { socket, head } = await nextConnection();
	end(socket, stop);
	await settled;
	const received = Buffer.concat([head, await restOf(socket)]);
	const arrived = received.subarray(received.indexOf('\r\n\r\n') + 4);
	expect(arrived.length).toBeGreaterThan(0);
	expect(arrived.includes('b')).toBe(false);
});
