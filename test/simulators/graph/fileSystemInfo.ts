import { malformed, type Refusal } from './refusal.ts';

/** Dates as the client's own system has them: milliseconds since 1970. */
export interface FileSystemInfo {
	createdDateTime?: number;
	lastModifiedDateTime?: number;
}

const DATES = ['createdDateTime', 'lastModifiedDateTime'] as const;
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/**
 * Reads the dates that a client gives to an item.
 * @throws Refusal 400
 * @see https://learn.microsoft.com/graph/api/resources/filesysteminfo
 */
export function readFileSystemInfo(value: object): FileSystemInfo {
	const given = value as Record<string, unknown>;
	const info: FileSystemInfo = {};
	for (const name of DATES) {
		const date = given[name];
		if (date === undefined || date === null) continue;
		if (typeof date !== 'string' || !DATE.test(date) || Number.isNaN(Date.parse(date)))
			throw badDate(name, date);
		info[name] = Date.parse(date);
	}
	return info;
}

/** To the second, as OneDrive for Business gives it. */
export function dateTime(at: number): string {
	return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}

function badDate(name: string, date: unknown): Refusal {
	return malformed(
		'One of the provided arguments is not acceptable.',
		`${name} is a date with its time zone, not ${JSON.stringify(date)}`,
	);
}
