import { once } from 'node:events';
import { globalAgent } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
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
const connections: Socket[] = [];
server.on('connection', (socket: Socket) => connections.push(socket));
let origin: string;

beforeAll(async () => {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	origin = `https://localhost:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
	for (const socket of connections.splice(0)) socket.destroy();
});
afterAll(async () => {
	server.close();
	await once(server, 'close');
});

/** A connection, and what of it has been read. */
interface Incoming {
	socket: TLSSocket;
	read: Buffer[];
}

/** The next connection, once the head of a request and the first of its body have come; no more is read of it then. */
async function nextConnection(): Promise<Incoming> {
	const [socket] = (await once(server, 'secureConnection')) as [TLSSocket];
	const read: Buffer[] = [];
	const begun = Promise.withResolvers<Incoming>();
	socket.on('error', () => undefined);
	socket.on('data', (chunk: Buffer) => {
		read.push(chunk);
		if (bodyIn(read).length === 0) return;
		socket.pause();
		begun.resolve({ socket, read });
	});
	return await begun.promise;
}

/** The body of the request, as far as it came before its client went. */
async function bodyOf({ socket, read }: Incoming): Promise<Buffer> {
	// However it ends: a client that goes in the middle of a body may reset the connection.
	const closed = new Promise((resolve) => socket.once('close', resolve));
	socket.removeAllListeners('data').on('data', (chunk: Buffer) => read.push(chunk));
	socket.resume();
	await closed;
	return bodyIn(read);
}

function bodyIn(read: Buffer[]): Buffer {
	const all = Buffer.concat(read);
	const end = all.indexOf('\r\n\r\n');
	return end < 0 ? Buffer.alloc(0) : all.subarray(end + 4);
}

const put = async (body: Buffer, options: { timeout?: number; signal?: AbortSignal } = {}) =>
	await exchange(origin, { method: 'PUT', body, timeout: 20_000, ...options });

test('an answer that comes before the body has left is the answer, and the rest stays here', async () => {
	const sent = put(Buffer.alloc(SIZE, 'a'));
	const incoming = await nextConnection();
	incoming.socket.write(REFUSAL);
	expect(await sent).toMatchObject({ status: 403, body: Buffer.from('no') });
	expect((await bodyOf(incoming)).length).toBeLessThan(SIZE);
});

test('gives up when nobody takes the body', async () => {
	const sent = put(Buffer.alloc(SIZE, 'a'), { timeout: 500 });
	await expect(sent).rejects.toBeInstanceOf(NoProgress);
});

/** What Node does when nothing has moved for as long as a request's timeout. */
const runOutOfTime = () => {
	for (const socket of Object.values(globalAgent.sockets).flat()) socket?.emit('timeout');
};

test.each<[string, (socket: TLSSocket, stop: AbortController) => void]>([
	['was answered early', (socket) => void socket.write(REFUSAL)],
	['was stopped', (_, stop) => stop.abort()],
	['was given up', runOutOfTime],
])('the buffer is free once a request %s: what is put into it then never leaves', async (_, end) => {
	const stop = new AbortController();
	const body = Buffer.alloc(SIZE, 'a');
	const settled = put(body, { signal: stop.signal })
		.catch(() => undefined)
		.then(() => void body.fill('b'));
	const incoming = await nextConnection();
	end(incoming.socket, stop);
	await settled;
	expect((await bodyOf(incoming)).includes('b')).toBe(false);
});
