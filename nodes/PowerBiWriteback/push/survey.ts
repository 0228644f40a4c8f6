import { Actionable } from '../../shared/errors/actionable';
import type { RowSource } from '../../shared/source/rowSource';
import { type Batch, batchesOf, Fingerprint, type Outputs, type RowsSeen } from '../rows/batches';
import type { LongStrings } from '../rows/rowWriter';
import type { Column } from '../schema/column';

export interface Selection {
	columns: readonly Column[];
	longStrings: LongStrings;
	/** The first row to push, counted from 1. */
	startRow: number;
	/** What an earlier run said of the rows before; blank takes them as they are. */
	startRowCheck: string;
	/** Where the rows are written, by the survey as by the transfer. */
	outputs: Outputs;
}

/** What is going to be pushed, known before any of it is. */
export interface Survey {
	/** Rows of each POST, in order. */
	batches: number[];
	/** Rows of the source. */
	rows: number;
	truncated: number;
	/** Of the rows before the start row. */
	fingerprint: Fingerprint;
}

/**
 * Goes through all rows once before any leaves: a value that Power BI would not take, or rows in another order than before,
 * are found while nothing has been cleared and nothing pushed.
 * @throws Actionable naming row, column and value
 */
export async function survey(source: RowSource, selection: Selection): Promise<Survey> {
	const { startRow } = selection;
	const fingerprint = new Fingerprint();
	const before = await each(batchesOf(source.csv(), { ...selection, to: startRow - 1 }), (batch) =>
		fingerprint.add(batch),
	);
	assertSameRows(before.rows, fingerprint, selection);
	const batches: number[] = [];
	const ahead = await each(batchesOf(source.csv(), { ...selection, from: startRow }), ({ rows }) =>
		batches.push(rows),
	);
	return { batches, rows: before.rows + ahead.rows, truncated: ahead.truncated, fingerprint };
}

async function each(
	batches: AsyncGenerator<Batch, RowsSeen, undefined>,
	see: (batch: Batch) => void,
): Promise<RowsSeen> {
	for (;;) {
		const next = await batches.next();
		if (next.done) return next.value;
		see(next.value);
	}
}

function assertSameRows(before: number, { text }: Fingerprint, { startRow, startRowCheck }: Selection): void {
	if (before < startRow - 1)
		throw new Actionable(
			`Start Row is ${startRow}, but there are only ${before} rows`,
			'Set Start Row to the row that the earlier run named, or take it out to push all rows',
		);
	const check = startRowCheck.trim().toLowerCase();
	if (startRow === 1 || check === '' || check === text) return;
	throw new Actionable(
		`The first ${startRow - 1} rows are not those that the earlier run pushed: the data changed, or came in another order`,
		'Nothing was pushed. Push all rows again in the mode Replace, without Start Row; or, if it must be, take Start Row Check out to go on all the same',
	);
}
