import { Readable } from 'node:stream';

import { type DomoCredential, domoRoot } from '../../../credentials/domo/token';
import { isBroken, type Outcome, persist, type Reply } from '../http/attempt';
import { type Sending, sendAuthenticated } from '../http/authenticated';
import { firstBytes } from '../http/firstBytes';
import type { Arriving } from '../http/guarded';
import { isPage } from '../http/strangeAnswer';
import type { Run } from '../node/run';
import { refused, strange } from './refusal';

export const DOMO_CREDENTIAL = 'domoApi';

/**
 * How Domo turns a token down: 401 when it has run out, for CSV 406 since its gateway cannot put the error into CSV, and 403
 * when it does not know it. 403 also means a lack of rights; a new token then changes nothing.
 */
const TURNED_DOWN = [401, 403, 406];

/** Bytes of a refusal that are read: what it says stands at its beginning. */
const WORDS = 64 * 1024;

/** An export that is still arriving. */
export interface CsvArriving extends Arriving {
	/**
	 * Looks at the first of it, where the head of the answer did not tell what it is.
	 * @throws Actionable when it is a page for people
	 */
	assertBeginning: (chunk: Buffer) => void;
}

/** Domo's API, as seen by the user who made the client. https://developer.domo.com/portal/72ae9b3e80374-list-data-sets */
export class Domo {
	constructor(private readonly run: Run) {}

	/**
	 * @param action to follow "Domo could not"
	 * @param path below the API's root, with its query
	 * @param due what the answer has, without which it is none
	 * @throws ServiceError, Actionable, Unreachable, WaitTooLong, InvalidCredential, SignInFailed, Canceled
	 */
	async get<T extends object>(action: string, path: string, due: keyof T): Promise<T> {
		const attempt = () =>
			this.attempt(path, { headers: { Accept: 'application/json' }, abortSignal: this.run.signal });
		const reply = await persist(attempt, this.policy(action));
		const { status, body } = reply;
		if (status >= 400) throw refused(action, reply);
		if (status >= 300 || typeof body !== 'object' || !body || !(due in body)) throw strange(action, reply);
		return body as T;
	}

	/**
	 * An answer's body as it arrives. Once it flows, breaks in it are the reader's business: Domo cannot resume.
	 * @throws what `get` throws
	 */
	async stream(action: string, path: string): Promise<CsvArriving> {
		const headers = { Accept: 'text/csv', 'Accept-Encoding': 'gzip' };
		let stop = () => {};
		const attempt = async () => {
			// Each attempt ends by itself: one that was refused is over before the next begins.
			const ending = new AbortController();
			stop = () => ending.abort();
			const abortSignal = AbortSignal.any([this.run.signal, ending.signal]);
			const outcome = await this.attempt(path, { headers, abortSignal, encoding: 'stream' });
			return isBroken(outcome) || isCsv(outcome) ? outcome : await this.withWords(outcome).finally(stop);
		};
		const reply = await persist(attempt, this.policy(action));
		if (reply.status >= 400) throw refused(action, reply);
		if (!isCsv(reply)) throw strange(action, reply);
		const assertBeginning = (chunk: Buffer) => {
			const beginning = { ...reply, body: chunk.toString('latin1') };
			if (isPage(reply.headers, beginning.body)) throw strange(action, beginning);
		};
		return { body: reply.body as Readable, stop, assertBeginning };
	}

	private policy(action: string) {
		return { service: 'Domo' as const, action, retries: this.run.retries() };
	}

	private async attempt(
		path: string,
		options: Pick<Sending, 'headers' | 'abortSignal' | 'encoding'>,
	): Promise<Outcome> {
		const { context, timeout } = this.run;
		const url = domoRoot(await context.getCredentials<DomoCredential>(DOMO_CREDENTIAL)) + path;
		const sending = { method: 'GET' as const, url, timeout, turnedDown: TURNED_DOWN, ...options };
		return await sendAuthenticated(context, DOMO_CREDENTIAL, sending);
	}

	/** A refusal with its words, as far as they come: without them it is one all the same. */
	private async withWords(reply: Reply): Promise<Reply> {
		if (!(reply.body instanceof Readable)) return reply;
		return { ...reply, body: (await firstBytes(reply.body, WORDS, this.run)).toString() };
	}
}

/** Whether what arrives may be the CSV that was asked for, as far as its head tells. */
function isCsv({ status, headers }: Reply): boolean {
	return status < 300 && !/\b(x?html|json)\b/i.test(headers['content-type'] ?? '');
}
