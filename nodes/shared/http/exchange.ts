import type { ClientRequest, IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';

/** What came back, whatever the status, with the body as it was sent. */
export interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

export interface ExchangeOptions {
	method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	headers?: Record<string, string | number>;
	body?: Buffer | string;
	/** Milliseconds without a byte in either direction after which the request is given up. */
	timeout: number;
	signal?: AbortSignal;
	/** Called with the number of body bytes handed to the connection since the last call. */
	onProgress?: (bytes: number) => void;
}

/** A request that was given up because nothing moved for so long. */
export class NoProgress extends Error {
	override name = 'NoProgress';

	constructor(readonly milliseconds: number) {
		super(`Nothing moved for ${milliseconds / 1000} s`);
	}
}

/** Body bytes handed over at a time: small enough to see progress and to keep the encrypted copy small. */
const SLICE = 1024 * 1024;

/**
 * One request over `node:https` and its global agent, which n8n points at the proxy of its settings. No authentication is
 * added: for upload URLs, which carry their own, and for the token endpoints, where tokens come from.
 *
 * The body's buffer may be used again as soon as the promise has settled.
 *
 * @throws NoProgress when the connection stood still for `timeout`
 * @throws the connection's own error (`code` such as ECONNRESET), or the signal's AbortError
 */
export async function exchange(url: string, options: ExchangeOptions): Promise<Answer> {
	const { body: given, headers, onProgress, ...rest } = options;
	const body = typeof given === 'string' ? Buffer.from(given) : given;
	const all = { ...headers, ...(body ? { 'Content-Length': body.length } : {}) };
	const { outgoing, answered } = begin(url, { ...rest, headers: all });
	writeSlices(outgoing, body, onProgress);
	return await answered;
}

/** Apart from the body: a connection that is kept for later holds on to its first request, and to all that this can see. */
function begin(
	url: string,
	{ method, headers, signal, timeout }: Omit<ExchangeOptions, 'body' | 'onProgress'>,
): { outgoing: ClientRequest; answered: Promise<Answer> } {
	const outgoing = request(url, { method, headers });
	const answered = new Promise<Answer>((resolve, reject) => {
		let answer: Answer | undefined;
		let failure: Error | undefined;
		watch(outgoing, { timeout, signal }, reject);
		outgoing.on('response', (incoming) => {
			const chunks: Buffer[] = [];
			incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
			incoming.on('error', (error) => (failure ??= error));
			incoming.on('end', () => {
				answer = { status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks) };
				// An answer may come before the body has left (a refusal): the rest would only be thrown away.
				if (!outgoing.writableFinished) outgoing.destroy();
			});
		});
		outgoing.on('error', (error) => (failure ??= error));
		outgoing.on('close', () => {
			if (answer) resolve(answer);
			else reject(failure ?? new Error('The connection was closed before the answer was complete'));
		});
	});
	return { outgoing, answered };
}

/**
 * Ends a request when nothing moves for `timeout`, or when it is stopped. Until its agent hands over a connection, Node neither
 * counts the time nor tells of an end; an agent that goes by a proxy never does when the proxy does not answer.
 *
 * @param failed gets what ended the request before there was a connection; later it tells of its end itself
 */
export function watch(
	outgoing: ClientRequest,
	{ timeout, signal }: Pick<ExchangeOptions, 'timeout' | 'signal'>,
	failed: (error: Error) => void,
): void {
	const giveUp = () => end(new NoProgress(timeout));
	const stop = () => end(signal?.reason as Error);
	const connecting = setTimeout(giveUp, timeout);
	const connected = () => clearTimeout(connecting);
	const leave = () => {
		connected();
		signal?.removeEventListener('abort', stop);
	};
	const end = (error: Error) => {
		leave();
		outgoing.destroy(error);
		if (!outgoing.socket) failed(error);
	};
	outgoing.setTimeout(timeout, giveUp);
	outgoing.on('socket', (socket) => (socket.connecting ? socket.once('connect', connected) : connected()));
	outgoing.on('close', leave);
	signal?.addEventListener('abort', stop);
	if (signal?.aborted) stop();
}

function writeSlices(
	outgoing: NodeJS.WritableStream & { destroyed?: boolean },
	body: Buffer | undefined,
	onProgress: ((bytes: number) => void) | undefined,
): void {
	let at = 0;
	const next = () => {
		while (body && at < body.length && !outgoing.destroyed) {
			const slice = body.subarray(at, at + SLICE);
			at += slice.length;
			const room = outgoing.write(slice);
			onProgress?.(slice.length);
			if (!room && at < body.length) {
				outgoing.once('drain', next);
				return;
			}
		}
		outgoing.end();
	};
	next();
}
