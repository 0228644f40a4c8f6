import { randomUUID } from 'node:crypto';

import type { Exchange } from '../exchange.ts';
import type { Handler } from '../server.ts';
import { Refusal } from './refusal.ts';

const ODATA_JSON =
	'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

/** Both spellings occur in the vendor's answers; which one differs between its hosts. */
export type InnerErrorSpelling = 'innerError' | 'innererror';

export async function sendJson(exchange: Exchange, status: number, body: object): Promise<void> {
	await exchange.reply(status, body, { ...requestIds(exchange), 'content-type': ODATA_JSON });
}

export async function sendNothing(
	exchange: Exchange,
	status: number,
	headers: Record<string, string> = {},
): Promise<void> {
	await exchange.reply(status, undefined, { ...requestIds(exchange), ...headers });
}

/** A handler that may throw refusals: they are answered in the vendor's form. */
export function refusing(handler: Handler, spelling: InnerErrorSpelling): Handler {
	return async (exchange) => {
		try {
			await handler(exchange);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			await sendRefusal(exchange, error, spelling);
		}
	};
}

/** Journals, too, what a correct client would not have done. */
async function sendRefusal(
	exchange: Exchange,
	{ status, code, message, details }: Refusal,
	spelling: InnerErrorSpelling,
): Promise<void> {
	if (details.violation !== undefined) exchange.violate(details.violation);
	const ids = requestIds(exchange);
	const inner = {
		...(details.inner === undefined ? {} : { code: details.inner }),
		date: new Date().toISOString().slice(0, 19),
		...ids,
	};
	const headers = { ...ids, 'content-type': 'application/json', ...details.headers };
	await exchange.reply(status, { error: { code, message, [spelling]: inner } }, headers);
}

function requestIds({ headers }: Exchange): Record<string, string> {
	const id = randomUUID();
	return { 'request-id': id, 'client-request-id': headers['client-request-id'] ?? id };
}
