import { Actionable } from '../../shared/errors/actionable';
import { LIMITS } from '../limits';

export type RetentionPolicy = 'none' | 'basicFIFO';

export interface Load {
	/** All rows of the source, those included that an earlier run pushed. */
	rows: number;
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
export function assertFits({ rows, retentionPolicy, dropOldest }: Load): void {
	if (retentionPolicy === 'none' && rows > LIMITS.rowsWithoutPolicy)
		throw new Actionable(
			`${figure(rows)} rows cannot be added: a table without retention policy holds ${figure(LIMITS.rowsWithoutPolicy)}`,
			'Push fewer rows, or push to several tables',
		);
	if (retentionPolicy === 'basicFIFO' && rows > LIMITS.rowsInFifo && !dropOldest)
		throw new Actionable(
			`Of ${figure(rows)} rows Power BI would keep the last ${figure(LIMITS.rowsInFifo)} and drop the others without a word (retention policy basicFIFO)`,
			'Push fewer rows, use a dataset with the retention policy None, or turn on Allow Dropping Oldest Rows in the options',
		);
}

/**
 * What to say of rows that fit only if others have deleted some: what this process remembers of a table may be long past.
 * @param stored rows that were pushed to the table before, as far as is remembered
 */
export function mayBeFull({ rows, retentionPolicy }: Load, stored: number): string[] {
	if (retentionPolicy !== 'none' || rows + stored <= LIMITS.rowsWithoutPolicy) return [];
	return [
		`The table may be full: ${figure(stored)} rows were pushed to it before, and without retention policy it holds ${figure(LIMITS.rowsWithoutPolicy)}.`,
	];
}
