import { HOUR, LIMITS, MINUTE } from '../limits';

/** POST rows requests to a dataset. */
export interface Spent {
	/** When their answer came, in milliseconds since 1970: they arrived no later than that. */
	at: number;
	posts: number;
	/** Those that were taken. */
	rows: number;
}

/** The POST that is to go next. */
export interface Next {
	rows: number;
	/** Whether a table of the dataset is so large that fewer POSTs an hour are allowed. */
	large: boolean;
}

/**
 * Milliseconds until the next POST may go; 0 when it may now. Nobody knows where Power BI's minutes and hours begin, so any
 * sixty seconds and any sixty minutes are kept within its limits: right for every way to count, and no slower than another.
 *
 * @param spent what went to the dataset, oldest first
 */
export function waitBefore(spent: readonly Spent[], now: number, { rows, large }: Next): number {
	return Math.max(
		untilRoom(spent, now, MINUTE, 'posts', LIMITS.postsPerMinute - 1),
		untilRoom(spent, now, HOUR, 'rows', LIMITS.rowsPerHour - rows),
		large ? untilRoom(spent, now, HOUR, 'posts', LIMITS.postsPerHour - 1) : 0,
	);
}

/** Milliseconds until no more than `most` were spent within the time before. */
function untilRoom(
	spent: readonly Spent[],
	now: number,
	span: number,
	what: 'posts' | 'rows',
	most: number,
): number {
	let sum = 0;
	for (let index = spent.length - 1; index >= 0; index--) {
		const each = spent[index] as Spent;
		if (each.at <= now - span) return 0;
		sum += each[what];
		if (sum > most) return each.at + span - now;
	}
	return 0;
}

export interface Course {
	/** Rows of each POST, in order. */
	batches: readonly number[];
	/** Rows that are in the table before the first, as far as is known. */
	stored: number;
	/** Rows of which the table keeps no more. */
	kept?: number;
}

/** Milliseconds from now to the last POST at the least, if each takes no time: what the limits cost. */
export function leastDuration(
	spent: readonly Spent[],
	now: number,
	{ batches, stored, kept = Infinity }: Course,
): number {
	const log = spent.filter(({ at }) => at > now - HOUR);
	let time = now;
	let held = stored;
	for (const rows of batches) {
		time += waitBefore(log, time, { rows, large: held >= LIMITS.largeTable });
		log.push({ at: time, posts: 1, rows });
		held = Math.min(held + rows, kept);
	}
	return time - now;
}
