import { Actionable } from '../../shared/errors/actionable';
import { LIMITS } from '../limits';

export type RetentionPolicy = 'none' | 'basicFIFO';

export interface Load {
	/** All rows of the source, those included that an earlier run pushed. */
	rows: number;
	/** Rows that are in the table, as far as is known. */
	stored: number;
	retentionPolicy: RetentionPolicy;
	/** Whether the oldest rows may go. */
	dropOldest: boolean;
}

const figure = (count: number) => count.toLocaleString('en-US');

/**
 * Refuses what a table cannot hold, and what it would drop without a word, before anything is sent.
 * https://learn.microsoft.com/power-bi/developer/embedded/push-datasets-limitations
 * @throws Actionable with the figure
 */
export function assertFits({ rows, stored, retentionPolicy, dropOldest }: Load): void {
	const there = stored > 0 ? ` to at least ${figure(stored)} that are there` : '';
	if (retentionPolicy === 'none' && rows + stored > LIMITS.rowsWithoutPolicy)
		throw new Actionable(
			`${figure(rows)} rows cannot be added${there}: a table without retention policy holds ${figure(LIMITS.rowsWithoutPolicy)}`,
			'Push fewer rows, or several tables; or choose the mode Replace if the rows that are there may go',
		);
	if (retentionPolicy === 'basicFIFO' && rows > LIMITS.rowsInFifo && !dropOldest)
		throw new Actionable(
			`Of ${figure(rows)} rows Power BI would keep the last ${figure(LIMITS.rowsInFifo)} and drop the others without a word (retention policy basicFIFO)`,
			'Push fewer rows, use a dataset with the retention policy None, or turn on Allow Dropping Oldest Rows in the options',
		);
}
