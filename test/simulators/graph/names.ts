import { Refusal } from './refusal.ts';

export type ItemKind = 'file' | 'folder';

/** Characters of a decoded path, its file name included. */
const LONGEST_PATH = 400;
const FORBIDDEN_CHARACTERS = /["*:<>?/\\|]/;
const RESERVED = /^(?:\.lock|con|prn|aux|nul|com[0-9]|lpt[0-9]|desktop\.ini)$/i;

/**
 * What is wrong with a name, if anything.
 * @see https://support.microsoft.com/office/64883a5d-228e-48f5-b3d2-eb39e07630fa
 */
export function nameProblem(name: string, kind: ItemKind, inRoot: boolean): string | undefined {
	if (name === '') return 'it is empty';
	if (FORBIDDEN_CHARACTERS.test(name) || hasControlCharacter(name))
		return 'it has a character that names must not have';
	if (name.startsWith(' ') || name.endsWith(' ')) return 'it begins or ends with a space';
	if (RESERVED.test(name) || name.toLowerCase().includes('_vti_')) return 'it is reserved';
	if (name.startsWith('~$')) return 'it begins like the lock file of an Office document';
	if (inRoot && name.toLowerCase() === 'forms') return 'it is reserved at the root of a library';
	if (kind === 'folder' && name.startsWith('~')) return 'a folder must not begin with a tilde';
	if (kind === 'folder' && name.endsWith('.')) return 'a folder must not end with a full stop';
	return undefined;
}

/** @throws Refusal 400 invalidRequest */
export function requireName(name: string, kind: ItemKind, inRoot: boolean): void {
	const problem = nameProblem(name, kind, inRoot);
	if (problem === undefined) return;
	const inner = kind === 'file' ? 'invalidFileName' : 'invalidPath';
	throw new Refusal(400, 'invalidRequest', `The provided name is not valid: ${problem}.`, { inner });
}

/** @throws Refusal 400 invalidRequest, inner pathIsTooLong */
export function requirePathLength(segments: string[]): void {
	if (segments.join('/').length <= LONGEST_PATH) return;
	throw new Refusal(400, 'invalidRequest', 'Path exceeds maximum length', { inner: 'pathIsTooLong' });
}

/** The name that `rename` gives: the first free number after the name, for files before the extension. */
export function numberedName(name: string, kind: ItemKind, isTaken: (candidate: string) => boolean): string {
	const dot = kind === 'file' ? name.lastIndexOf('.') : -1;
	const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
	for (let number = 1; ; number++) {
		const candidate = `${stem} ${number}${extension}`;
		if (!isTaken(candidate)) return candidate;
	}
}

/** Names are kept as they are written but compared without regard to case. */
export function comparable(name: string): string {
	return name.toLowerCase();
}

function hasControlCharacter(name: string): boolean {
	return [...name].some((character) => character < ' ' || character === '\u007f');
}
