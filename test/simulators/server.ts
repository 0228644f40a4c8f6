import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

import type { Certificates } from './certificates.ts';
import { Dropped } from './answerBody.ts';
import { Exchange } from './exchange.ts';
import { Faults } from './faults.ts';
import type { Journal } from './journal.ts';

/** What each simulated service has to be able to do: answer an exchange as the vendor would. */
export type Handler = (exchange: Exchange) => Promise<void>;

/** A simulated service: an HTTPS server on loopback that journals every exchange and disturbs those that a fault names. */
export class SimulatorServer {
	readonly service: string;
	readonly faults = new Faults();
	private readonly journal: Journal;
	private readonly handler: Handler;
	private readonly server: Server;
	/** The TCP sockets under the encrypted ones, by the client's port: only they can be reset. */
	private readonly sockets = new Map<number | undefined, Socket>();
	private readonly publicOrigin: string | undefined;

	/**
	 * @param publicOrigin the address by which clients know the service when they are led to it by a proxy
	 *   (`https://graph.microsoft.com`); its loopback address unless told
	 */
	constructor(
		service: string,
		handler: Handler,
		{
			journal,
			certificates,
			publicOrigin,
		}: { journal: Journal; certificates: Certificates; publicOrigin?: string },
	) {
		this.service = service;
		this.handler = handler;
		this.journal = journal;
		this.publicOrigin = publicOrigin;
		this.server = createServer({ key: certificates.key, cert: certificates.certificate });
		this.server.on('connection', (socket: Socket) => {
			const { remotePort } = socket;
			this.sockets.set(remotePort, socket);
			socket.once('close', () => this.sockets.delete(remotePort));
		});
		this.server.on('request', (request, response) => void this.serve(request, response));
		// Graph and Azure keep idle connections for minutes; a client that trips over a shorter time is a client's bug of
		// its own kind, tested by resets.
		this.server.keepAliveTimeout = 120_000;
	}

	async start(): Promise<void> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	get port(): number {
		return (this.server.address() as AddressInfo).port;
	}

	/** `https://host[:port]` without a trailing slash, as clients address the service. */
	get origin(): string {
		return this.publicOrigin ?? `https://localhost:${this.port}`;
	}

	private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const method = request.method ?? 'GET';
		const target = request.url ?? '/';
		const entry = this.journal.add({
			service: this.service,
			method,
			url: `https://${request.headers.host}${target}`,
			headers: request.headers as Record<string, string>,
			bodyBytes: 0,
			violations: [],
		});
		const disturbance = this.faults.take(method, target);
		const { remotePort } = request.socket;
		const reset = () => this.sockets.get(remotePort)?.resetAndDestroy();
		const exchange = new Exchange(request, response, reset, entry, disturbance);
		try {
			if (disturbance?.kind === 'ignore') {
				await exchange.bytes();
			} else if (disturbance?.kind === 'answer') {
				await exchange.bytes();
				await exchange.reply(disturbance.status, disturbance.body, disturbance.headers);
			} else {
				if (disturbance?.kind === 'late') await exchange.holdBack(disturbance.until);
				await this.handler(exchange);
			}
		} catch (error) {
			if (error instanceof Dropped || request.socket.destroyed) {
				entry.outcome ??= 'reset';
				return;
			}
			// A simulator that fails is a broken test, not an answer a client should learn to live with.
			entry.violations.push(`the simulator failed: ${(error as Error).stack}`);
			response.destroy();
		}
	}
}
