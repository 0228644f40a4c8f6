import type { IDataObject, INode } from 'n8n-workflow';

import { Actionable } from '../../shared/errors/actionable';
import { Canceled } from '../../shared/errors/canceled';
import { toNodeError } from '../../shared/errors/toNodeError';
import { clock } from '../../shared/http/clock';
import { WaitTooLong } from '../../shared/http/retries';
import { inWords } from './duration';
import { Uncertain } from './poster';

/** How far a push had got. */
export interface Standing {
	table: string;
	/** Rows of the source that are in, those included that an earlier run pushed. */
	rowsIn: number;
	/** Rows of the source. */
	rows: number;
	/** Rows of the batch that was on its way. */
	underWay: number;
	/** Tells whether the rows before the start row are those that are in. */
	check: string;
	/** Whether the push replaces what was in the table. */
	replaces: boolean;
}

const figure = (count: number) => count.toLocaleString('en-US');

const startRow = (row: number, check: string) =>
	`Start Row ${row}${row > 1 ? ` and Start Row Check ${check}` : ''}`;

/** The same of a push that was ended only because another item failed, or had ended well by then. */
export function standingOf({ table, rowsIn, rows, underWay, check }: Standing, error?: Error): string {
	if (rowsIn === rows) return `all ${figure(rows)} rows are in "${table}".`;
	const unknown =
		error instanceof Uncertain ? `, and it is not known whether the next ${figure(underWay)} are` : '';
	return `${figure(rowsIn)} of ${figure(rows)} rows are in "${table}"${unknown}; go on with ${startRow(rowsIn + 1, check)}.`;
}

/**
 * What ends a push midway, in words that say exactly what is in, what is left, when to go on and how.
 * @returns the error itself where nothing is in, or the execution was stopped
 */
export function interrupted(node: INode, error: Error, standing: Standing): Error {
	const { rowsIn, rows, table, underWay, check, replaces } = standing;
	const isWait = error instanceof WaitTooLong;
	const isUncertain = error instanceof Uncertain;
	const isUntouched = rowsIn === 0 && !replaces;
	if (error instanceof Canceled || (isUntouched && !isWait && !isUncertain)) return error;
	const resumeAt = new Date(clock.now() + (isWait ? error.asked : 0)).toISOString();
	const left = rows - rowsIn - (isUncertain ? underWay : 0);
	const facts: IDataObject = {
		rows: { pushed: rowsIn, uncertain: isUncertain ? underWay : 0, left, total: rows },
		next: { startRow: rowsIn + 1, startRowCheck: check, at: resumeAt },
	};
	const emptied = rowsIn === 0 && replaces && !isUncertain ? ', which is empty now' : '';
	const isIn = `${figure(rowsIn)} of ${figure(rows)} rows are in "${table}"${emptied}`;
	const startAt = (row: number) => `${startRow(row, check)} in the options`;
	const goOn =
		rowsIn === 0
			? `as it is: it pushes all ${figure(rows)} rows`
			: `with ${startAt(rowsIn + 1)}: it pushes the other ${figure(left)} and clears nothing`;
	const doubles = !replaces && (rowsIn > 0 || isUncertain);
	const leaveOff = doubles
		? ' Leave Settings > Retry On Fail off: n8n would push all rows anew, and double those that are in.'
		: '';
	if (isWait)
		return new Actionable(
			`${isIn}; Power BI takes the next in ${inWords(error.asked)}, which is longer than Max Wait allows`,
			`Run the node again at ${resumeAt} or later ${goOn}. Or raise Max Wait (now ${inWords(error.allowed)} in all).${leaveOff}`,
			facts,
		);
	if (isUncertain)
		return new Actionable(
			`${isIn}, and it is not known whether the next ${figure(underWay)} are: ${error.why}`,
			`Look how many rows the table has. If ${figure(rowsIn)} of this push, run the node again with ${startAt(rowsIn + 1)}; if ${figure(rowsIn + underWay)}, with Start Row ${rowsIn + underWay + 1} and Start Row Check blank. Or push all rows again in the mode Replace, without Start Row.${leaveOff}`,
			facts,
		);
	const told = toNodeError(node, error);
	return new Actionable(
		`${told.message}. ${isIn}`,
		`${told.description ?? ''} To go on, run the node again ${goOn}.${leaveOff}`.trim(),
		facts,
	);
}
