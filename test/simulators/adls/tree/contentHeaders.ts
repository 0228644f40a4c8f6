import { violating } from '../refusal.ts';

/** Headers that a read of a file gives back, as they were given; names in lower case. */
export type ContentHeaders = Readonly<Partial<Record<ContentHeader, string>>>;

type ContentHeader =
	| 'cache-control'
	| 'content-disposition'
	| 'content-encoding'
	| 'content-language'
	| 'content-md5'
	| 'content-type';

const NAMES: ContentHeader[] = [
	'cache-control',
	'content-disposition',
	'content-encoding',
	'content-language',
	'content-md5',
	'content-type',
];

export const OCTET_STREAM: ContentHeaders = { 'content-type': 'application/octet-stream' };

/**
 * Those that a request sets, by its x-ms- headers.
 * @param prefix `x-ms-`, or the Blob service's `x-ms-blob-`
 */
export function contentHeadersIn(headers: Record<string, string>, prefix = 'x-ms-'): ContentHeaders {
	const given = NAMES.flatMap((name) => {
		const value = headers[prefix + name];
		return value === undefined ? [] : [[name, value] as const];
	});
	const set: ContentHeaders = Object.fromEntries(given);
	if (set['content-md5'] !== undefined) requireMd5(set['content-md5']);
	return set;
}

/** @throws Refusal 400 InvalidMd5 */
export function requireMd5(text: string): void {
	if (!/^[A-Za-z0-9+/]{22}==$/.test(text))
		throw violating('InvalidMd5', `an MD5 is 128 bits in base64, not ${text}`);
}
