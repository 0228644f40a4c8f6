import type { IncomingMessage, ServerResponse } from 'node:http';

import { AnswerBody, Dropped } from './answerBody.ts';
import type { Disturbance } from './faults.ts';
import type { JournalEntry } from './journal.ts';

type Headers = Record<string, string>;

/** One request and its answer, with the disturbance (if any) that it is to suffer. */
export class Exchange {
	readonly url: URL;
	readonly method: string;
	readonly headers: Headers;
	readonly entry: JournalEntry;
	private readonly request: IncomingMessage;
	private readonly response: ServerResponse;
	private readonly reset: () => void;
	private readonly disturbance: Disturbance | undefined;
	/** The body of a request that is held back. */
	private received: Buffer | undefined;

	constructor(
		request: IncomingMessage,
		response: ServerResponse,
		reset: () => void,
		entry: JournalEntry,
		disturbance?: Disturbance,
	) {
		this.request = request;
		this.reset = reset;
		this.response = response;
		this.entry = entry;
		this.disturbance = disturbance;
		this.url = new URL(entry.url);
		this.method = entry.method;
		this.headers = entry.headers;
		if (disturbance) entry.fault = disturbance.kind;
	}

	/** What stands for the connection: requests that came over the same one have the same. */
	get connection(): object {
		return this.request.socket;
	}

	/** Notes something the vendor forbids. The simulator still has to answer as the vendor would. */
	violate(rule: string): void {
		this.entry.violations.push(rule);
	}

	/** Notes what the vendor advises against but would let pass. */
	warn(advice: string): void {
		(this.entry.warnings ??= []).push(advice);
	}

	/** Takes the whole request, cuts the connection, and goes on when it is time. */
	async holdBack(until: Promise<unknown>): Promise<void> {
		this.received = await this.bytes();
		this.reset();
		await until;
	}

	/** The request body, as it arrives. */
	async *body(): AsyncGenerator<Buffer> {
		if (this.received) {
			yield this.received;
			return;
		}
		const limit = this.disturbance?.kind === 'resetRequest' ? this.disturbance.afterBytes : Infinity;
		for await (const chunk of this.request as AsyncIterable<Buffer>) {
			this.entry.bodyBytes += chunk.length;
			if (this.entry.bodyBytes >= limit) this.drop();
			yield chunk;
		}
		if (limit !== Infinity) this.drop();
	}

	async bytes(): Promise<Buffer> {
		const chunks: Buffer[] = [];
		for await (const chunk of this.body()) chunks.push(chunk);
		return Buffer.concat(chunks);
	}

	/** The JSON body; undefined when there is none or it is not JSON (the text is journaled then). */
	async json(): Promise<unknown> {
		const text = (await this.bytes()).toString();
		try {
			this.entry.body = JSON.parse(text) as unknown;
			return this.entry.body;
		} catch {
			this.entry.body = text;
			return undefined;
		}
	}

	async form(): Promise<URLSearchParams> {
		const form = new URLSearchParams((await this.bytes()).toString());
		this.entry.body = Object.fromEntries(form);
		return form;
	}

	/** Answers; objects leave as JSON. */
	async reply(status: number, body?: unknown, headers: Headers = {}): Promise<void> {
		const payload =
			body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
		const type: Headers =
			payload === undefined || payload === body ? {} : { 'content-type': 'application/json' };
		await this.stream(status, payload === undefined ? [] : [Buffer.from(payload)], {
			...type,
			...(payload === undefined && status !== 204 ? { 'content-length': '0' } : {}),
			...headers,
		});
	}

	/** Answers with a body that is made while it leaves; gzip when asked for and accepted by the client. */
	async stream(
		status: number,
		body: Iterable<Buffer> | AsyncIterable<Buffer>,
		headers: Headers = {},
		options: { gzip?: boolean } = {},
	): Promise<void> {
		await this.drain();
		if (this.disturbance?.kind === 'late') throw new Dropped();
		if (this.disturbance?.kind === 'loseAnswer') this.drop();
		if (this.disturbance?.kind === 'misreport') {
			({ status, headers = {} } = this.disturbance);
			body = [];
		}
		if (this.disturbance?.kind === 'withhold') return;
		if (this.disturbance?.kind === 'slow') await this.disturbance.until;
		const gzip = options.gzip === true && /\bgzip\b/.test(this.headers['accept-encoding'] ?? '');
		this.entry.outcome = status;
		// Of its own accord Node tells the time of the machine, which is not that of a test.
		const date = new Date().toUTCString();
		const sentHeaders: Headers = { date, ...headers, ...(gzip ? { 'content-encoding': 'gzip' } : {}) };
		// Only where no length is told does an early end look like the end.
		if (this.disturbance?.kind === 'endEarly') delete sentHeaders['content-length'];
		this.response.writeHead(status, sentHeaders);
		await new AnswerBody(this.response, this.disturbance, () => this.drop()).send(body, gzip);
	}

	/** Cuts the connection without an answer. */
	drop(): never {
		this.entry.outcome = 'reset';
		this.reset();
		throw new Dropped();
	}

	/** Reads what the handler left of the request body: a client that still sends would not see the answer. */
	private async drain(): Promise<void> {
		if (this.request.readableEnded) return;
		for await (const rest of this.body()) void rest;
	}
}
