import { HOUR, LIMITS } from '../limits';
import { type Course, leastDuration, type Spent, waitBefore } from './plan';

/** A POST that is on its way. */
export interface Pending {
	table: string;
	rows: number;
	/** Rows of which the table keeps no more. */
	kept: number;
}

/**
 * What may still be pushed to a dataset. All items and executions of this process that push to it share one; whoever else
 * pushes to it shows only in its answers.
 */
export class DatasetBudget {
	private spent: Spent[] = [];
	private readonly pending = new Set<Pending>();
	/** Rows of each table, as far as is known: what was pushed, on top of nothing unless the table was seen empty. */
	private readonly stored = new Map<string, number>();
	private heldUntil = 0;
	private waiting: Array<() => void> = [];

	/** Whether as many POSTs are on their way as may be. */
	get full(): boolean {
		return this.pending.size >= LIMITS.pendingPosts;
	}

	/** Whether nothing of it holds a push up. */
	isIdle(now: number): boolean {
		return this.pending.size === 0 && this.spent.every(({ at }) => at <= now - HOUR) && this.heldUntil <= now;
	}

	/** Milliseconds until a POST of so many rows may go; 0 when it may now. */
	waitBefore(now: number, rows: number): number {
		return Math.max(this.heldUntil - now, waitBefore(this.log(now), now, { rows, large: this.large }), 0);
	}

	/** Takes the place of a POST, until it is settled. */
	begin(pending: Pending): void {
		this.pending.add(pending);
	}

	/**
	 * A POST has been answered, or never will be. Rows that may be in count against the hour, but not as stored.
	 */
	settle({
		pending,
		now,
		rowsAre,
	}: {
		pending: Pending;
		now: number;
		rowsAre: 'in' | 'unknown' | 'out';
	}): void {
		this.pending.delete(pending);
		const { table, kept } = pending;
		const rows = rowsAre === 'out' ? 0 : pending.rows;
		this.spent = [...this.spent.filter(({ at }) => at > now - HOUR), { at: now, posts: 1, rows }];
		this.stored.set(table, Math.min(this.rowsIn(table) + (rowsAre === 'in' ? rows : 0), kept));
		for (const wake of this.waiting.splice(0)) wake();
	}

	/** Resolves when a POST that is on its way has been answered. */
	async nextSettled(): Promise<void> {
		await new Promise<void>((resolve) => this.waiting.push(resolve));
	}

	/** The service asked everybody to stay away. @param until milliseconds since 1970 */
	hold(until: number): void {
		this.heldUntil = Math.max(this.heldUntil, until);
	}

	/** The table was emptied or made. */
	cleared(table: string): void {
		this.stored.set(table, 0);
	}

	/** Rows of a table, as far as is known. */
	rowsIn(table: string): number {
		return this.stored.get(table) ?? 0;
	}

	/** The service's answer shows that the table has more rows than was known. */
	foundLarge(table: string): void {
		this.stored.set(table, Math.max(this.rowsIn(table), LIMITS.largeTable));
	}

	/** Milliseconds that a push takes at the least. */
	leastDuration(now: number, course: Course): number {
		const others = [...this.stored.values()].some((rows) => rows >= LIMITS.largeTable);
		const stored = others ? Math.max(course.stored, LIMITS.largeTable) : course.stored;
		return Math.max(this.heldUntil - now, 0) + leastDuration(this.log(now), now, { ...course, stored });
	}

	/** Those on their way count as if they were answered now. */
	private log(now: number): Spent[] {
		return [...this.spent, ...[...this.pending].map(({ rows }) => ({ at: now, posts: 1, rows }))];
	}

	private get large(): boolean {
		return [...this.stored.values()].some((rows) => rows >= LIMITS.largeTable);
	}
}

/** Datasets that are remembered, with the rows of their tables; of more, those that were idle for longest are forgotten. */
const MOST_DATASETS = 1000;
/** Those used last come last. */
const budgets = new Map<string, DatasetBudget>();

/** The budget of a dataset, for all that this process pushes to it. */
export function budgetOf(service: string, datasetId: string, now: number): DatasetBudget {
	const key = `${service} ${datasetId.toLowerCase()}`;
	const known = budgets.get(key) ?? new DatasetBudget();
	budgets.delete(key);
	budgets.set(key, known);
	for (const [other, budget] of budgets) {
		if (budgets.size <= MOST_DATASETS) break;
		if (other !== key && budget.isIdle(now)) budgets.delete(other);
	}
	return known;
}
