import { randomBytes } from 'node:crypto';
import { STATUS_CODES } from 'node:http';

import type { Exchange } from '../exchange.ts';

/** Answers with Domo's JSON error. Without a message it is as short as Domo's gateway is when it refuses a token. */
export async function refuse(
	exchange: Exchange,
	status: number,
	message?: string,
	headers: Record<string, string> = {},
): Promise<void> {
	const reason = message === undefined ? {} : { statusReason: STATUS_CODES[status], message };
	await exchange.reply(status, { status, ...reason, toe: threadOfExecution() }, headers);
}

/** 404 with a reason and no message, as Domo answers for what it does not have. */
export async function refuseUnknown(exchange: Exchange): Promise<void> {
	await exchange.reply(404, { status: 404, statusReason: 'Not Found', toe: threadOfExecution() });
}

/** Answers with the page Domo's gateway shows where it may not answer in JSON: nothing in it is meant for programs. */
export async function refuseWithPage(exchange: Exchange, status: number, cause: string): Promise<void> {
	const reason = STATUS_CODES[status] ?? '';
	const page = [
		'<html>',
		'<head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"/>',
		`<title>Error ${status} ${reason}</title></head>`,
		`<body><h2>HTTP ERROR ${status}</h2><p>Problem accessing /error. Reason: <pre>    ${reason}</pre></p>`,
		`<h3>Caused by:</h3><pre>${cause}</pre></body>`,
		'</html>',
	];
	await exchange.reply(status, page.join('\n'), { 'content-type': 'text/html; charset=UTF-8' });
}

/** Domo's name for one request in its logs, such as `8VGVLIN8CI-EODB4-G3CUS`. */
function threadOfExecution(): string {
	const digits = BigInt(`0x${randomBytes(20).toString('hex')}`)
		.toString(36)
		.padStart(20, '0')
		.toUpperCase();
	return `${digits.slice(-10)}-${digits.slice(-15, -10)}-${digits.slice(-20, -15)}`;
}
