import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

import { type DomoCredential, domoRoot } from '../../../credentials/domo/token';
import { ServiceError } from '../errors/serviceError';
import { isBroken, type Outcome, persist, type Reply } from '../http/attempt';
import { type Sending, sendAuthenticated } from '../http/authenticated';
import type { Arriving } from '../http/guarded';
import type { Run } from '../node/run';

export const DOMO_CREDENTIAL = 'domoApi';

/**
 * How Domo turns a token down: 401 when it has run out, for CSV 406 since its gateway cannot put the error into CSV, and 403
 * when it does not know it. 403 also means a lack of rights; a new token then changes nothing.
 */
const TURNED_DOWN = [401, 403, 406];

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
		const ending = new AbortController();
		const abortSignal = AbortSignal.any([this.run.signal, ending.signal]);
		const headers = { Accept: 'text/csv', 'Accept-Encoding': 'gzip' };
		const attempt = () => this.attempt(path, { headers, abortSignal, encoding: 'stream' });
		const { status, body } = await persist(attempt, this.policy(action));
		if (status >= 400) throw new ServiceError('Domo', action, refusal(status, body));
		return { body: body as Readable, stop: () => ending.abort() };
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
		const outcome = await sendAuthenticated(context, DOMO_CREDENTIAL, sending);
		return isBroken(outcome) || outcome.status < 400 ? outcome : await withText(outcome);
	}
}

/** A refusal's body is read to its end, whatever way it came: an unread one would hold its connection. */
async function withText(reply: Reply): Promise<Reply> {
	const body = reply.body as Partial<Readable> | null;
	return typeof body?.pipe === 'function' ? { ...reply, body: await text(body as Readable) } : reply;
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
