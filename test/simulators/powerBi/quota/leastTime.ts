import { type Limits, usualLimits } from '../limits.ts';
import { Budget } from './budget.ts';

interface Push {
	rows: number;
	/** `limits.rowsPerPost` unless told: fewer where bytes limit it. */
	rowsPerPost?: number;
	/** Rows that are in the table before. */
	stored?: number;
	/** Whether the oldest rows go when the table is full. */
	fifo?: boolean;
	limits?: Limits;
}

/**
 * Milliseconds from the first POST to the last at the least, if every POST takes no time and nobody else pushes to the
 * dataset. To send each as soon as it may is the best that can be done.
 */
export function leastTime({
	rows,
	rowsPerPost,
	stored = 0,
	fifo = false,
	limits = usualLimits,
}: Push): number {
	const budget = new Budget(limits);
	const each = rowsPerPost ?? limits.rowsPerPost;
	let now = 0;
	for (let sent = 0; sent < rows; sent += each) {
		const batch = Math.min(each, rows - sent);
		const held = fifo ? Math.min(stored + sent, limits.rowsInFifo) : stored + sent;
		const large = held >= limits.largeTable;
		now += Math.max(budget.waitForPost(now, large), budget.waitForRows(now, batch));
		budget.spend(now, { posts: 1, rows: batch });
	}
	return now;
}
