import { randomUUID } from 'node:crypto';

import type { Exchange } from '../exchange.ts';
import type { Handler } from '../server.ts';
import { Refusal } from './refusal.ts';

type Headers = Record<string, string>;

/** Answers in the vendor's form. @param headers undefined ones are left out */
export async function send(
	exchange: Exchange,
	status: number,
	headers: Record<string, string | undefined> = {},
	body?: unknown,
): Promise<void> {
	await exchange.reply(status, body, { ...common(exchange), ...defined(headers) });
}

/** The same with a body that is made while it leaves. */
export async function sendStream(
	exchange: Exchange,
	status: number,
	headers: Record<string, string | undefined>,
	body: Iterable<Buffer>,
): Promise<void> {
	await exchange.stream(status, body, { ...common(exchange), ...defined(headers) });
}

/** How a service words its refusals. */
export type Wording = (refusal: Refusal, requestId: string) => { type: string; body: string };

/** A handler that may throw refusals: they are answered in the vendor's form. */
export function refusing(handler: Handler, wording: Wording): Handler {
	return async (exchange) => {
		try {
			await handler(exchange);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			await sendRefusal(exchange, error, wording);
		}
	};
}

/** `{"error":{"code":…,"message":"…\nRequestId:…\nTime:…"}}`, as the dfs endpoint words it. */
export const inJson: Wording = ({ code, message, details }, requestId) => {
	const { authenticationErrorDetail } = details;
	const detail =
		authenticationErrorDetail === undefined
			? {}
			: { detail: { AuthenticationErrorDetail: authenticationErrorDetail } };
	const error = { code, message: `${message}\n${footer(requestId)}`, ...detail };
	return { type: 'application/json;charset=utf-8', body: JSON.stringify({ error }) };
};

/** Which request it was, and when. */
export function footer(requestId: string): string {
	return `RequestId:${requestId}\nTime:${new Date().toISOString().replace('Z', '0000Z')}`;
}

/** Journals, too, what a correct client would not have done. */
async function sendRefusal(exchange: Exchange, refusal: Refusal, wording: Wording): Promise<void> {
	const { code, status, details } = refusal;
	if (details.violation !== undefined) exchange.violate(details.violation);
	const headers: Headers = { ...common(exchange), 'x-ms-error-code': code, ...details.headers };
	const { type, body } = wording(refusal, headers['x-ms-request-id'] ?? '');
	if (status === 304) return exchange.reply(status, undefined, headers);
	await exchange.reply(status, body, { ...headers, 'content-type': type });
}

function common({ headers }: Exchange): Headers {
	const own = headers['x-ms-client-request-id'];
	return {
		server: 'Windows-Azure-HDFS/1.0 Microsoft-HTTPAPI/2.0',
		'x-ms-request-id': randomUUID().replace(/.{6}$/, '000000'),
		...(headers['x-ms-version'] === undefined ? {} : { 'x-ms-version': headers['x-ms-version'] }),
		...(own === undefined ? {} : { 'x-ms-client-request-id': own }),
	};
}

function defined(headers: Record<string, string | undefined>): Headers {
	const present = Object.entries(headers).filter(([, value]) => value !== undefined);
	return Object.fromEntries(present) as Headers;
}
