import { createHmac } from 'node:crypto';

type Headers = Record<string, string>;

const BEFORE_DATE = ['content-encoding', 'content-language', 'content-length', 'content-md5', 'content-type'];
/** The date itself stays blank: x-ms-date stands in for it. */
const FROM_DATE = ['date', 'if-modified-since', 'if-match', 'if-none-match', 'if-unmodified-since', 'range'];

/**
 * The text that an account key signs.
 * https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key
 * @param headers by their names in lower case, `x-ms-date` among them
 */
export function stringToSign(account: string, method: string, url: URL, headers: Headers): string {
	const value = (name: string) => headers[name] ?? '';
	// A length of zero is left out.
	const standard = (name: string) => (name === 'content-length' && value(name) === '0' ? '' : value(name));
	const own = Object.keys(headers)
		.filter((name) => name.startsWith('x-ms-'))
		.sort()
		.map((name) => `${name}:${value(name).trim()}`);
	const names = [...new Set([...url.searchParams.keys()].map((name) => name.toLowerCase()))].sort();
	const parameters = names.map((name) => `${name}:${valuesOf(url, name).sort().join(',')}`);
	const resource = [`/${account}${url.pathname}`, ...parameters];
	return [method, ...BEFORE_DATE.map(standard), ...FROM_DATE.map(standard), ...own, ...resource].join('\n');
}

const valuesOf = (url: URL, name: string): string[] =>
	[...url.searchParams].flatMap(([each, value]) => (each.toLowerCase() === name ? value : []));

/** The Authorization header of a request. @param key base64 */
export function sharedKey(account: string, key: string, text: string): string {
	const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(text, 'utf8').digest('base64');
	return `SharedKey ${account}:${signature}`;
}
