import { refusal, violating } from './refusal.ts';

/** @see https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/create#uri-parameters */
const FILE_SYSTEM = /^[$a-z0-9](?!.*--)[-a-z0-9]{1,61}[a-z0-9]$/;
/** From so many segments on, a path is too deep. The service's pages do not say; people have met it at about 60. */
const TOO_DEEP = 60;
const LONGEST_SEGMENT = 255;
const LONGEST_PATH = 1024;

/** @throws Refusal 400 InvalidResourceName */
export function requireFileSystemName(name: string): void {
	if (!FILE_SYSTEM.test(name))
		throw violating(
			'InvalidResourceName',
			`a file system has 3 to 63 lower case letters, digits and hyphens: ${name}`,
		);
}

/** @throws Refusal 409 PathIsTooDeep, 400 for names that are too long or have control characters */
export function requirePathName(path: readonly string[]): void {
	if (path.length >= TOO_DEEP) throw refusal('PathIsTooDeep');
	if (path.join('/').length > LONGEST_PATH || path.some(({ length }) => length > LONGEST_SEGMENT))
		throw refusal('OutOfRangeInput');
	if (path.some(hasControlCharacter)) throw violating('InvalidUri', 'a path has no control characters');
}

/**
 * The names in a path as it was sent, each decoded by itself.
 * @param encoded without a slash at its beginning
 * @throws Refusal 400 InvalidUri
 */
export function decodePath(encoded: string): string[] {
	const path = decode(encoded).replace(/\/$/, '').split('/');
	if (path.length === 1 && path[0] === '') return [];
	if (path.includes('')) throw violating('InvalidUri', `a path has no empty segments: ${encoded}`);
	return path;
}

/** @throws Refusal 400 InvalidUri */
export function decode(encoded: string): string {
	try {
		return decodeURIComponent(encoded);
	} catch {
		throw violating('InvalidUri', `an address is percent-encoded UTF-8: ${encoded}`);
	}
}

function hasControlCharacter(name: string): boolean {
	return [...name].some((character) => character < ' ' || character === '\u007f');
}
