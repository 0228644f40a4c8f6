import { randomUUID } from 'node:crypto';

import type { Exchange } from '../exchange.ts';
import { GUID } from './directory.ts';

/** What OAuth calls the error, and the HTTP status that Entra sends with it. */
const STATUS = {
	invalid_client: 401,
	invalid_grant: 400,
	invalid_request: 400,
	invalid_resource: 400,
	invalid_scope: 400,
	unauthorized_client: 400,
	unsupported_grant_type: 400,
	unsupported_response_type: 400,
	access_denied: 400,
};
export type OAuthError = keyof typeof STATUS;

/** Thrown to refuse a request with one of Entra's AADSTS codes. */
export class Refusal extends Error {
	readonly error: OAuthError;
	readonly code: number;
	readonly suberror: string | undefined;

	constructor(error: OAuthError, code: number, text: string, suberror?: string) {
		super(text);
		this.error = error;
		this.code = code;
		this.suberror = suberror;
	}

	/** In Entra's words, with the ids and the time that its support asks for. */
	describe(exchange: Exchange) {
		const trace_id = randomUUID();
		const correlation_id = correlationId(exchange);
		const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`;
		const context = `Trace ID: ${trace_id} Correlation ID: ${correlation_id} Timestamp: ${timestamp}`;
		return {
			error: this.error,
			error_description: `AADSTS${this.code}: ${this.message} ${context}`,
			error_codes: [this.code],
			timestamp,
			trace_id,
			correlation_id,
			error_uri: `${exchange.url.origin}/error?code=${this.code}`,
			...(this.suberror === undefined ? {} : { suberror: this.suberror }),
		};
	}

	async reply(exchange: Exchange): Promise<void> {
		const body = this.describe(exchange);
		await replyJson(exchange, STATUS[this.error], body, { 'x-ms-request-id': body.trace_id });
	}
}

/** Answers as Entra does: nothing of it may be kept. */
export async function replyJson(
	exchange: Exchange,
	status: number,
	body: unknown,
	headers: Record<string, string> = {},
): Promise<void> {
	await exchange.reply(status, body, {
		'content-type': 'application/json; charset=utf-8',
		'cache-control': 'no-store, no-cache',
		pragma: 'no-cache',
		'client-request-id': correlationId(exchange),
		'x-ms-request-id': randomUUID(),
		...headers,
	});
}

function correlationId(exchange: Exchange): string {
	const given = exchange.url.searchParams.get('client-request-id') ?? exchange.headers['client-request-id'];
	return given && GUID.test(given) ? given : randomUUID();
}
