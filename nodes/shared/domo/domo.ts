import { Readable } from 'node:stream';

import { type DomoCredential, domoRoot } from '../../../credentials/domo/token';
import { ServiceError } from '../errors/serviceError';
import { isBroken, type Outcome, persist, type Reply } from '../http/attempt';
import { type Sending, sendAuthenticated } from '../http/authenticated';
import { firstBytes } from '../http/firstBytes';
import type { Arriving } from '../http/guarded';
import type { Run } from '../node/run';

export const DOMO_CREDENTIAL = 'domoApi';

/**
 * How Domo turns a token down: 401 when it has run out, for CSV 406 since its gateway cannot put the error into CSV, and 403
 * when it does not know it. 403 also means a lack of rights; a new token then changes nothing.
 */
const TURNED_DOWN = [401, 403, 406];

/** Bytes of a refusal that are read: what it says stands at its beginning. */
const WORDS = 64 * 1024;

/** Domo's API, as seen by the user who made the client. https://developer.domo.com/portal/72ae9b3e80374-list-data-sets */
export class Domo {
	constructor(private readonly run: Run) {}

	/**
	 * @param action to follow "Domo could not"
	 * @param path below the API's root, with its query
	 * @throws ServiceError, Unreachable, WaitTooLong, InvalidCredential, SignInFailed, Canceled
	 */
	async get<T>(action: string, path: string): Promise<T> {
		const attempt = () =>
			this.attempt(path, { headers: { Accept: 'application/json' }, abortSignal: this.run.signal });
		const reply = await persist(attempt, this.policy(action));
		if (reply.status >= 400) throw new ServiceError('Domo', action, refusal(reply.status, reply.body));
		return reply.body as T;
	}

	/** An answer's body as it arrives. Once it flows, breaks in it are the reader's business: Domo cannot resume. */
	async stream(action: string, path: string): Promise<Arriving> {
		const headers = { Accept: 'text/csv', 'Accept-Encoding': 'gzip' };
		let stop = () => {};
		const attempt = async () => {
			// Each attempt ends by itself: one that was refused is over before the next begins.
			const ending = new AbortController();
			stop = () => ending.abort();
			const abortSignal = AbortSignal.any([this.run.signal, ending.signal]);
			const outcome = await this.attempt(path, { headers, abortSignal, encoding: 'stream' });
			return isBroken(outcome) || outcome.status < 400
				? outcome
				: await this.withWords(outcome).finally(stop);
		};
		const { status, body } = await persist(attempt, this.policy(action));
		if (status >= 400) throw new ServiceError('Domo', action, refusal(status, body));
		return { body: body as Readable, stop };
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

interface DomoErrorBody {
	statusReason?: string;
	message?: string;
	error_description?: string;
	toe?: string;
}

/** Domo says what is wrong in JSON, or in a page of HTML where JSON was not asked for. */
function refusal(status: number, body: unknown) {
	const { statusReason, message, error_description, toe } =
		typeof body === 'string' ? parsed(body) : ((body ?? {}) as DomoErrorBody);
	return {
		status,
		codes: statusReason ? [statusReason] : [],
		text: message ?? error_description,
		trace: toe,
	};
}

function parsed(body: string): DomoErrorBody {
	try {
		return JSON.parse(body) as DomoErrorBody;
	} catch {
		return { message: /<title>([^<]*)<\/title>/i.exec(body)?.[1]?.trim() };
	}
}
