import { randomUUID } from 'node:crypto';

import { Actionable } from '../../shared/errors/actionable';

/** A place in a file system, by its names from the root on. */
export interface LakePath {
	fileSystem: string;
	segments: string[];
}

/** Beside its target, under a name that nobody else comes upon. */
export const temporaryName = (): string => `.tmp-${randomUUID()}`;
export const isTemporary = (name: string): boolean => /^\.tmp-[0-9a-f-]{36}$/.test(name);

/** As people write it: `Reports/2026/sales.csv`. */
export const pathText = ({ segments }: LakePath): string => segments.join('/');

/** Each name encoded by itself, as it belongs into an address. */
export const encodedPath = (segments: string[]): string => segments.map(encodeURIComponent).join('/');

/** Below the account's endpoint, encoded. */
export const addressOf = ({ fileSystem, segments }: LakePath): string =>
	[encodeURIComponent(fileSystem), encodedPath(segments)].filter(Boolean).join('/');

const LONGEST_PATH = 1024;
const LONGEST_SEGMENT = 255;

/**
 * The segments of a path as a user writes it: either slash, with or without one at the ends; blank is the root.
 * @param field the field's label
 * @throws Actionable when nothing can be called so
 */
export function pathSegments(path: string, field: string): string[] {
	const segments = path
		.split(/[\\/]+/)
		.map((segment) => segment.trim())
		.filter(Boolean);
	for (const segment of segments) assertName(segment, field);
	return segments;
}

/**
 * What storage accounts allow as names.
 * https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata
 * @throws Actionable when nothing can be called so
 */
export function assertName(name: string, field: string): void {
	if (/[\\/]/.test(name))
		throw new Actionable(
			`${field} "${name}" holds ${/[\\/]/.exec(name)?.[0]}`,
			'Enter the name alone; folders belong into Folder Path',
		);
	if (!name.isWellFormed())
		throw new Actionable(
			`${field} "${name.toWellFormed()}" holds half a character`,
			'Delete it: an emoji or another rare character was probably cut in two, for example by an expression that shortens text',
		);
	if ([...name].some((character) => character < ' ' || character === '\u007f'))
		throw new Actionable(
			`${field} "${name}" holds an invisible character`,
			'Delete it: it was probably pasted in',
		);
	if (name.endsWith('.'))
		throw new Actionable(
			`${field} "${name}" ends with a period`,
			'Azure Storage drops it: choose another name',
		);
	if (name.length > LONGEST_SEGMENT)
		throw new Actionable(
			`${field} "${name.slice(0, 50)}…" has ${name.length} characters`,
			`Azure Storage allows ${LONGEST_SEGMENT} for each name: use a shorter one`,
		);
}

/** @throws Actionable when a path as a whole is longer than the service takes */
export function assertPathLength(segments: string[]): void {
	const { length } = segments.join('/');
	if (length > LONGEST_PATH)
		throw new Actionable(
			`Folder path and file name together have ${length} characters`,
			`Azure Storage allows ${LONGEST_PATH}: use a shorter Folder Path or File Name`,
		);
}
