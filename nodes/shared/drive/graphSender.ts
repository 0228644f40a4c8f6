import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import type { IHttpRequestMethods } from 'n8n-workflow';

import { type Refusal, ServiceError } from '../errors/serviceError';
import { type Reply, persist } from '../http/attempt';
import { sendAuthenticated } from '../http/authenticated';
import type { Asking, GraphAccess } from './graph';

/** Decorated as Microsoft asks for: undecorated traffic is throttled first. */
const USER_AGENT = 'NONISV|n8n|n8n-nodes-domo-writeback/1.0';

/** The Graph client's way out: n8n's helper, which knows the credential, the proxy and when the execution is stopped. */
export class GraphSender implements Middleware {
	constructor(private readonly access: GraphAccess) {}

	async execute(context: Context): Promise<void> {
		const { GraphClientError } = await import('@microsoft/microsoft-graph-client');
		context.response = await this.send(context).catch((cause: Error) => {
			throw GraphClientError.setGraphClientError({ cause });
		});
	}

	private async send({ request, options }: Context): Promise<Response> {
		const { run, credentialType, service, tally } = this.access;
		const { action, accepts = [], settled } = (options as { asking: Asking }).asking;
		const retries = run.retries();
		const attempt = async () => {
			tally.requests += 1;
			return await sendAuthenticated(run.context, credentialType, {
				method: options?.method as IHttpRequestMethods,
				url: request as string,
				headers: { ...(options?.headers as Record<string, string>), 'User-Agent': USER_AGENT },
				body: options?.body as Buffer | string | undefined,
				timeout: run.timeout,
				abortSignal: run.signal,
			});
		};
		const reply = await persist(attempt, { service, action, retries, settled });
		tally.retries += retries.count;
		const { date } = reply.headers;
		if (date) this.access.heardAt = Date.parse(date);
		if (reply.status >= 300 && !accepts.includes(reply.status))
			throw new ServiceError(service, action, graphRefusal(reply));
		return responseOf(reply);
	}
}

function responseOf({ status, body }: Reply): Response {
	return new Response(status === 204 ? null : JSON.stringify(body ?? null), { status });
}

interface GraphErrorBody {
	code?: string;
	message?: string;
	'request-id'?: string;
	innerError?: GraphErrorBody;
	innererror?: GraphErrorBody;
}

/**
 * What Graph says in an answer that is none. Codes nest, the innermost is the most specific.
 * https://learn.microsoft.com/graph/errors
 */
export function graphRefusal({ status, headers, body }: Reply): Refusal {
	const nested: GraphErrorBody[] = [];
	for (let at = (body as { error?: GraphErrorBody } | null)?.error; at; at = at.innerError ?? at.innererror)
		nested.unshift(at);
	const own = nested.at(-1);
	const requestId = nested.map((each) => each['request-id']).find(Boolean) ?? headers['request-id'];
	return {
		status,
		// Some inner codes only repeat the status.
		codes: nested.flatMap(({ code }) => (code && !/^\d+$/.test(code) ? code : [])),
		text: own?.message,
		trace: requestId ? `request-id ${String(requestId)}` : undefined,
	};
}
