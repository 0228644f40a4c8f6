import { createHmac, timingSafeEqual } from 'node:crypto';

import type { Account } from '../account.ts';
import { notSimulated, refusal, violating } from '../refusal.ts';
import type { Target } from '../target.ts';

type Headers = Record<string, string>;

/** A request is no older, and no newer, than that when it arrives; milliseconds. */
const LARGEST_DIFFERENCE = 15 * 60_000;
const BEFORE_DATE = ['content-encoding', 'content-language', 'content-length', 'content-md5', 'content-type'];
const AFTER_DATE = ['if-modified-since', 'if-match', 'if-none-match', 'if-unmodified-since', 'range'];

/**
 * Verifies `SharedKey account:signature`.
 * @throws Refusal 403 AuthenticationFailed
 * @see https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key
 */
export function verifySharedKey(account: Account, method: string, headers: Headers, target: Target): void {
	const [, scheme, name, signature = ''] =
		/^(SharedKey(?:Lite)?) ([^:]+):(\S+)$/.exec(headers.authorization ?? '') ?? [];
	if (scheme === 'SharedKeyLite') throw notSimulated('SharedKeyLite');
	if (scheme === undefined)
		throw refusal('InvalidAuthenticationInfo', {
			status: 400,
			message:
				'Authentication information is not given in the correct format. Check the value of Authorization header.',
			violation: 'Authorization is SharedKey account:signature',
		});
	requireDate(headers, account.clock.now());
	const text = stringToSign(account.name, method, headers, target);
	if (name === account.name && account.keys.some((key) => sameSignature(sign(key, text), signature))) return;
	throw refusal('AuthenticationFailed', {
		authenticationErrorDetail:
			`The MAC signature found in the HTTP request '${signature}' is not the same as any computed signature. ` +
			`Server used following string to sign: '${text}'.`,
	});
}

/** Base64. @param key base64 */
export function sign(key: string, text: string): string {
	return createHmac('sha256', Buffer.from(key, 'base64')).update(text, 'utf8').digest('base64');
}

export function sameSignature(one: string, other: string): boolean {
	const [left, right] = [Buffer.from(one), Buffer.from(other)];
	return left.length === right.length && timingSafeEqual(left, right);
}

function stringToSign(account: string, method: string, headers: Headers, target: Target): string {
	const standard = (name: string) => (name === 'content-length' ? length(headers) : (headers[name] ?? ''));
	const date = headers['x-ms-date'] === undefined ? (headers.date ?? '') : '';
	return [
		method,
		...BEFORE_DATE.map(standard),
		date,
		...AFTER_DATE.map(standard),
		...canonicalizedHeaders(headers),
		canonicalizedResource(account, target),
	].join('\n');
}

/** Zero is left out since version 2015-02-21. */
function length(headers: Headers): string {
	const value = headers['content-length'] ?? '';
	return value === '0' ? '' : value;
}

function canonicalizedHeaders(headers: Headers): string[] {
	return Object.keys(headers)
		.filter((name) => name.startsWith('x-ms-'))
		.sort()
		.map((name) => `${name}:${(headers[name] ?? '').replace(/\s+/g, ' ').trim()}`);
}

/** The path as it was sent; the parameters decoded, those of the same name together. */
function canonicalizedResource(account: string, { rawPath, query }: Target): string {
	const values = new Map<string, string[]>();
	for (const [name, value] of query.pairs) {
		values.set(name.toLowerCase(), [...(values.get(name.toLowerCase()) ?? []), value]);
	}
	const lines = [...values.keys()].sort().map((name) => `${name}:${values.get(name)?.sort().join(',')}`);
	return [`/${account}${rawPath}`, ...lines].join('\n');
}

function requireDate(headers: Headers, now: number): void {
	const at = Date.parse(headers['x-ms-date'] ?? headers.date ?? '');
	if (Number.isNaN(at)) throw violating('AuthenticationFailed', 'a signed request has an x-ms-date');
	if (Math.abs(now - at) <= LARGEST_DIFFERENCE) return;
	throw refusal('AuthenticationFailed', {
		authenticationErrorDetail: `Request date header too old: '${new Date(at).toUTCString()}'`,
	});
}
