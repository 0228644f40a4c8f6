import { Actionable } from '../errors/actionable';
import type { Service } from '../errors/serviceError';
import type { Reply } from './attempt';

/**
 * What to say of an answer that is none of the service's: something else was reached, or answers in its place.
 * @param action to follow "could not"
 * @param reply with its body as a text, where it is one
 * @param address which of the credential's fields say where the service is, to follow "check"
 */
export function strangeAnswer(service: Service, action: string, reply: Reply, address: string): Actionable {
	return new Actionable(
		`${service} could not ${action}: ${whatCame(reply)} (${reply.status})`,
		`${service} itself does not answer so. Open the credential and check ${address}. If that is right, a proxy, a firewall or a sign-in page of the network answers in its place: ask its administrator to let n8n through to ${service}`,
	);
}

function whatCame({ status, headers, body }: Reply): string {
	if (status >= 300) {
		const { location = '' } = headers;
		const host = URL.canParse(location) ? new URL(location).host : 'another address';
		return `what answered sends n8n on to ${host}`;
	}
	if (!isPage(headers, body)) return 'what came is not what was asked for';
	const title = titleOf(body);
	return `a web page came instead of data${title ? `, "${title}"` : ''}`;
}

/**
 * Whether an answer is a page for people. Where its type is told, that counts.
 * @param body what there is of it, as a text
 */
export function isPage({ 'content-type': type }: Reply['headers'], body: unknown): boolean {
	if (type) return /\bx?html\b/i.test(type);
	return typeof body === 'string' && /^\s*<(!doctype\s+html|html)\b/i.test(body);
}

/** What a page says of itself in few words. */
export function titleOf(body: unknown): string | undefined {
	return typeof body === 'string' ? /<title>([^<]*)<\/title>/i.exec(body)?.[1]?.trim() : undefined;
}
