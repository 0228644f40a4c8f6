import { malformed, type Refusal } from '../refusal.ts';

/** @throws Refusal 400 for what is not percent-encoded UTF-8 */
export function decode(encoded: string): string {
	try {
		return decodeURIComponent(encoded);
	} catch {
		throw badPath('a path is percent-encoded UTF-8');
	}
}

/** The decoded names of a path. @throws Refusal 400 */
export function decodePath(encoded: string): string[] {
	if (encoded === '') throw badPath('an empty path has no form with colons');
	const names = encoded.split('/').map(decode);
	if (names.includes('')) throw badPath('a path has no empty segments');
	if (names.some((name) => name.includes('/')))
		throw badPath('each segment is encoded by itself, a slash between them is not');
	return names;
}

export function badPath(rule: string): Refusal {
	return malformed('The resource path is not valid.', rule, 'invalidPath');
}
