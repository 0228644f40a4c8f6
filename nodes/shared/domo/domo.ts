import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

import { type DomoCredential, domoRoot } from '../../../credentials/domo/token';
import { ServiceError } from '../errors/serviceError';
import { isBroken, type Outcome, persist, type Reply } from '../http/attempt';
import { sendAuthenticated } from '../http/authenticated';
import type { Run } from '../node/run';

export const DOMO_CREDENTIAL = 'domoApi';

/** Domo's way to say that a token has run out: for CSV it is 406, since its gateway cannot put the error into CSV. */
const TURNED_DOWN = [401, 406];

/** Domo's API, as seen by the user who made the client. https://developer.domo.com/portal/72ae9b3e80374-list-data-sets */
export class Domo {
	constructor(private readonly run: Run) {}

	/**
	 * @param action to follow "Domo could not"
	 * @param path below the API's root, with its query
	 * @throws ServiceError, Unreachable, WaitTooLong, InvalidCredential, SignInFailed, Canceled
	 */
	async get<T>(action: string, path: string): Promise<T> {
		const reply = await persist(
			() => this.attempt(path, { Accept: 'application/json' }),
			this.policy(action),
		);
		if (reply.status >= 400) throw new ServiceError('Domo', action, refusal(reply.status, reply.body));
		return reply.body as T;
	}

	/** An answer's body as it arrives. Once it flows, breaks in it are the reader's business: Domo cannot resume. */
	async stream(action: string, path: string): Promise<Readable> {
		const attempt = () => this.attempt(path, { Accept: 'text/csv', 'Accept-Encoding': 'gzip' }, 'stream');
		const { status, body } = await persist(attempt, this.policy(action));
		if (status >= 400) throw new ServiceError('Domo', action, refusal(status, body));
		return body as Readable;
	}

	private policy(action: string) {
		return { service: 'Domo' as const, action, retries: this.run.retries() };
	}

	private async attempt(
		path: string,
		headers: Record<string, string>,
		encoding?: 'stream',
	): Promise<Outcome> {
		const { context, timeout } = this.run;
		const url = domoRoot(await context.getCredentials<DomoCredential>(DOMO_CREDENTIAL)) + path;
		const options = { method: 'GET' as const, url, headers, timeout, ...(encoding ? { encoding } : {}) };
		const outcome = await sendAuthenticated(context, DOMO_CREDENTIAL, options, TURNED_DOWN);
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
	toe?: string;
}

/** Domo says what is wrong in JSON, or in a page of HTML where JSON was not asked for. */
function refusal(status: number, body: unknown) {
	const { statusReason, message, toe } =
		typeof body === 'string' ? parsed(body) : ((body ?? {}) as DomoErrorBody);
	return { status, codes: statusReason ? [statusReason] : [], text: message, trace: toe };
}

function parsed(body: string): DomoErrorBody {
	try {
		return JSON.parse(body) as DomoErrorBody;
	} catch {
		return { message: /<title>([^<]*)<\/title>/i.exec(body)?.[1]?.trim() };
	}
}
