import type { Limits } from '../limits.ts';

export const MINUTE = 60_000;
export const HOUR = 3_600_000;

interface Spent {
	/** Milliseconds since 1970. */
	at: number;
	posts: number;
	rows: number;
}

/**
 * What has been pushed to a dataset in the last hour. The pages do not say how the service counts a minute or an hour, so
 * it is the harshest way: any sixty seconds and any sixty minutes up to now, which leaves no more than any fixed ones do.
 * Every POST rows request counts, whatever becomes of it; rows count when they are taken.
 */
export class Budget {
	private readonly limits: Limits;
	private log: Spent[] = [];

	constructor(limits: Limits) {
		this.limits = limits;
	}

	/** @param at milliseconds since 1970, not before what was spent last */
	spend(at: number, { posts = 0, rows = 0 }: { posts?: number; rows?: number }): void {
		this.log = this.log.filter((spent) => spent.at > at - HOUR);
		this.log.push({ at, posts, rows });
	}

	/**
	 * Milliseconds until another POST rows request may come; 0 when it may now.
	 * @param large whether a table of the dataset is a large one
	 */
	waitForPost(now: number, large: boolean): number {
		const { postsPerMinute, postsPerHour } = this.limits;
		const minute = this.wait(now, MINUTE, 'posts', postsPerMinute - 1);
		return large ? Math.max(minute, this.wait(now, HOUR, 'posts', postsPerHour - 1)) : minute;
	}

	/** Milliseconds until so many rows may come; 0 when they may now. */
	waitForRows(now: number, rows: number): number {
		return this.wait(now, HOUR, 'rows', this.limits.rowsPerHour - rows);
	}

	/** Milliseconds until no more than `most` were spent within the time before. */
	private wait(now: number, span: number, what: 'posts' | 'rows', most: number): number {
		const within = this.log.filter(({ at }) => at > now - span);
		let over = within.reduce((sum, spent) => sum + spent[what], -most);
		for (const spent of within) {
			if (over <= 0) return 0;
			over -= spent[what];
			if (over <= 0) return spent.at + span - now;
		}
		return over > 0 ? span : 0;
	}
}
