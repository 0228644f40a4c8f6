import { Actionable } from '../errors/actionable';

/**
 * What OneDrive and SharePoint allow as names.
 * https://support.microsoft.com/office/restrictions-and-limitations-in-onedrive-and-sharepoint-64883a5d-228e-48f5-b3d2-eb39e07630fa
 */
const ILLEGAL = /["*:<>?/\\|]/;
const RESERVED = /^(\.lock|CON|PRN|AUX|NUL|COM\d|LPT\d|desktop\.ini)$/i;
/** Characters of folder path and file name together. */
const LONGEST_PATH = 400;

/**
 * The segments of a folder path as a user writes it: either slash, with or without one at the ends; blank is the root.
 * @param field the field's label
 * @throws Actionable when a folder cannot be called so
 */
export function folderSegments(path: string, field = 'Folder Path'): string[] {
	const segments = segmentsIn(path);
	segments.forEach((segment, depth) => assertFolderName(segment, field, depth));
	return segments;
}

/**
 * Likewise of a path to a file; blank is none.
 * @throws Actionable when a folder or a file cannot be called so
 */
export function fileSegments(path: string, field: string): string[] {
	const segments = segmentsIn(path);
	segments.slice(0, -1).forEach((segment, depth) => assertFolderName(segment, field, depth));
	segments.slice(-1).forEach((name) => assertName(name, field));
	return segments;
}

function segmentsIn(path: string): string[] {
	return path
		.split(/[\\/]+/)
		.map((segment) => segment.trim())
		.filter(Boolean);
}

function assertFolderName(name: string, field: string, depth: number): void {
	assertName(name, field);
	const fix = 'Choose another folder';
	if (name.endsWith('.'))
		throw new Actionable(`${field} has a folder "${name}": a folder's name may not end with a period`, fix);
	if (name.startsWith('~'))
		throw new Actionable(`${field} has a folder "${name}": a folder's name may not begin with ~`, fix);
	if (depth === 0 && /^forms$/i.test(name))
		throw new Actionable(`${field} begins with "forms", which the service keeps for itself`, fix);
}

/**
 * @param field the field's label
 * @throws Actionable when neither a file nor a folder can be called so
 */
export function assertName(name: string, field: string): void {
	const illegal = ILLEGAL.exec(name)?.[0];
	if (illegal)
		throw new Actionable(
			`${field} "${name}" holds ${illegal}`,
			'OneDrive and SharePoint do not allow any of " * : < > ? / \\ | in a name. Dates are written as <current_date> or <current_date-1>.',
		);
	const control = [...name].find((character) => character < ' ' || character === '\u007f');
	if (control)
		throw new Actionable(
			`${field} "${name}" holds an invisible character`,
			'Delete it: it was probably pasted in',
		);
	if (!name.isWellFormed())
		throw new Actionable(
			`${field} "${name.toWellFormed()}" holds half a character`,
			'Delete it: an emoji or another rare character was probably cut in two, for example by an expression that shortens text',
		);
	if (RESERVED.test(name) || /_vti_/i.test(name) || name.startsWith('~$') || /^\.+$/.test(name))
		throw new Actionable(
			`${field} "${name}" is a name that OneDrive and SharePoint keep for themselves`,
			'Choose another name',
		);
}

/** @throws Actionable when folder path and file name together are longer than the service takes */
export function assertPathLength(segments: string[]): void {
	const { length } = segments.join('/');
	if (length > LONGEST_PATH)
		throw new Actionable(
			`Folder path and file name together have ${length} characters`,
			`OneDrive and SharePoint allow ${LONGEST_PATH}: use a shorter Folder Path or File Name`,
		);
}
