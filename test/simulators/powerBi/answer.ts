import { randomUUID } from 'node:crypto';

import type { Exchange } from '../exchange.ts';
import type { Handler } from '../server.ts';
import { Refusal } from './refusal.ts';

/** Answers as the service does: with the id that its support asks for, and without a body where there is nothing to say. */
export async function send(
	exchange: Exchange,
	status: number,
	body?: object,
	headers: Record<string, string> = {},
): Promise<void> {
	await exchange.reply(status, body, {
		'Cache-Control': 'no-store, must-revalidate, no-cache',
		Pragma: 'no-cache',
		RequestId: randomUUID(),
		...(body ? { 'Content-Type': 'application/json; charset=utf-8' } : {}),
		...headers,
	});
}

/** A list, in the form OData gives it. @param path after `/v1.0/myorg/` */
export async function sendList(exchange: Exchange, path: string, value: object[]): Promise<void> {
	const context = `${exchange.url.origin}/v1.0/myorg/${path}`;
	await send(exchange, 200, { '@odata.context': context, value });
}

/** A handler that may throw refusals: they are answered, and journaled where a correct client would not have got them. */
export function refusing(handler: Handler): Handler {
	return async (exchange) => {
		try {
			await handler(exchange);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			const { body, headers, violation, warning } = error.details;
			if (violation !== undefined) exchange.violate(violation);
			if (warning !== undefined) exchange.warn(warning);
			await send(exchange, error.status, body, headers);
		}
	};
}
