import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import type { IHttpRequestMethods } from 'n8n-workflow';

import { Actionable } from '../errors/actionable';
import { grantFor, type SignIn } from '../errors/remedies/graphPermissions';
import { type Refusal, ServiceError } from '../errors/serviceError';
import { type Reply, persist } from '../http/attempt';
import { sendAuthenticated } from '../http/authenticated';
import { strangeAnswer } from '../http/strangeAnswer';
import type { Asking, GraphAccess } from './graph';

/** Decorated as Microsoft asks for: undecorated traffic is throttled first. */
const USER_AGENT = 'NONISV|n8n|n8n-nodes-domo-writeback/1.0';

/** The Graph client's way out: n8n's helper, which knows the credential, the proxy and when the execution is stopped. */
export class GraphSender implements Middleware {
	/** @param origin the only one that gets a token */
	constructor(
		private readonly access: GraphAccess,
		private readonly origin: string,
	) {}

	async execute(context: Context): Promise<void> {
		const { GraphClientError } = await import('@microsoft/microsoft-graph-client');
		context.response = await this.send(context).catch((cause: Error) => {
			throw GraphClientError.setGraphClientError({ cause });
		});
	}

	private async send({ request, options }: Context): Promise<Response> {
		const { run, credentialType, service, tally } = this.access;
		const { asking, link } = options as { asking: Asking; link?: string };
		const { action, accepts = [], settled, signal = run.signal } = asking;
		const url = link ?? (request as string);
		if (new URL(url).origin !== this.origin) throw leadsElsewhere(url);
		const retries = run.retries();
		const attempt = async () => {
			tally.requests += 1;
			return await sendAuthenticated(run.context, credentialType, {
				method: options?.method as IHttpRequestMethods,
				url,
				headers: { ...(options?.headers as Record<string, string>), 'User-Agent': USER_AGENT },
				body: options?.body as Buffer | string | undefined,
				timeout: run.timeout,
				abortSignal: signal,
			});
		};
		const reply = await persist(attempt, { service, action, retries, settled });
		tally.retries += retries.count;
		const { date } = reply.headers;
		if (date) this.access.heardAt = Date.parse(date);
		if (!accepts.includes(reply.status) && !isAnswer(reply, asking))
			throw reply.status >= 400 ? refused(this.access, asking, reply) : strange(this.access, asking, reply);
		return responseOf(reply);
	}
}

function leadsElsewhere(address: string): Actionable {
	return new Actionable(
		`Microsoft Graph says that its answer goes on at another host, ${new URL(address).host}`,
		'Nothing was sent there. Check Cloud of the credential and, for a custom one, that Service URL is the address by which the service knows itself',
	);
}

/** Who signs in with a credential of a type, which its name tells. */
export function signInOf(credentialType: string): SignIn {
	return credentialType.endsWith('OAuth2Api') ? 'delegated' : 'app';
}

/** What to throw when a request was refused. */
export function refused(
	{ service, credentialType }: Pick<GraphAccess, 'service' | 'credentialType'>,
	{ action, need }: Pick<Asking, 'action' | 'need'>,
	reply: Reply,
): ServiceError {
	const grant = grantFor(need, signInOf(credentialType), service);
	return new ServiceError(service, action, { ...graphRefusal(reply), grant });
}

/** What to throw when something else than Graph, or the site of an upload, has answered. */
export function strange(
	{ service }: Pick<GraphAccess, 'service'>,
	{ action }: Pick<Asking, 'action'>,
	reply: Reply,
): Actionable {
	return strangeAnswer(service, action, reply, 'Cloud and, for a custom one, Service URL');
}

function isAnswer({ status, body }: Reply, { due = hasId }: Asking): boolean {
	return status === 204 || (status < 300 && due(typeof body === 'object' && body ? body : {}));
}

const hasId = (body: object): boolean => 'id' in body;

function responseOf({ status, headers, body }: Reply): Response {
	const { location } = headers;
	return new Response(status === 204 ? null : JSON.stringify(body ?? null), {
		status,
		headers: location ? { location } : {},
	});
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
