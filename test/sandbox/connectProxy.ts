import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** Host names, and the port of loopback that each is led to: `{'graph.microsoft.com': 40123}`. */
export type Routes = Record<string, number>;

/**
 * An HTTP proxy that leads the hosts it knows to servers on this machine and nobody anywhere else, so that a client may
 * use the vendors' own addresses. What it was asked for and did not know is in `refused` (`host:port`).
 */
export class ConnectProxy {
	readonly led: string[] = [];
	readonly refused: string[] = [];
	private readonly server = createServer();
	private readonly sockets = new Set<Socket>();
	readonly routes: Routes;

	constructor(routes: Routes) {
		this.routes = routes;
		// Plain HTTP: none of the vendors' services is reached that way.
		this.server.on('request', (request, response) => {
			this.refused.push(request.url ?? '');
			response.writeHead(403).end();
		});
		this.server.on('connect', (request, socket: Socket, head: Buffer) =>
			this.lead(request.url ?? '', socket, head),
		);
	}

	async start(): Promise<this> {
		await once(this.server.listen(0, '127.0.0.1'), 'listening');
		return this;
	}

	async stop(): Promise<void> {
		for (const socket of this.sockets) socket.destroy();
		this.server.closeAllConnections();
		await once(this.server.close(), 'close');
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** The environment that makes a program go by this proxy. */
	get environment(): Record<string, string> {
		return { HTTPS_PROXY: this.url, HTTP_PROXY: this.url, NO_PROXY: '127.0.0.1,localhost' };
	}

	private lead(target: string, client: Socket, head: Buffer): void {
		this.keep(client);
		const port = target.endsWith(':443') ? this.routes[target.slice(0, -':443'.length)] : undefined;
		if (port === undefined) {
			this.refused.push(target);
			client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
			return;
		}
		this.led.push(target);
		const service = connect(port, '127.0.0.1', () =>
			client.write('HTTP/1.1 200 Connection Established\r\n\r\n'),
		);
		this.keep(service);
		service.write(head);
		carry(client, service);
		carry(service, client);
	}

	private keep(socket: Socket): void {
		this.sockets.add(socket);
		// Without a listener an error would end this process; the socket itself is closed by it in any case.
		socket.on('error', () => this.sockets.delete(socket));
		socket.once('close', () => this.sockets.delete(socket));
	}
}

/** Carries bytes and the manner of the ending: a test that resets a connection wants the far end to see a reset. */
function carry(from: Socket, to: Socket): void {
	from.pipe(to);
	// A socket that is being shut down cannot be reset any more; Node would forget it half closed and then not exit.
	from.once('error', () => (to.writableEnded ? to.destroy() : to.resetAndDestroy()));
	from.once('close', () => to.destroySoon());
}
