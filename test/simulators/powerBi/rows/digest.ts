import { usualLimits } from '../limits.ts';
import { type ColumnDefinition, type RowColumn, rowColumns } from './rowColumn.ts';
import { type Row, RowReader } from './rowReader.ts';
import { TableRows } from './tableRows.ts';

/** What many rows come down to: alike for the same rows in any order, and for hardly any others. */
export interface Digest {
	rows: number;
	/** Of whole rows, so that it differs when values trade their rows. */
	all: string;
	/** By column, so that a test sees which one differs. */
	columns: Record<string, string>;
}

/**
 * The digest of a table that holds these rows and no others, for tests to compare with the table's own.
 */
export function digestOf(columns: readonly ColumnDefinition[], rows: Iterable<Row>): Digest {
	const typed = rowColumns(columns);
	const held = new TableRows(typed, { keepRows: false });
	for (const batch of inBatches(rows, usualLimits.rowsPerPost)) {
		held.append(new RowReader(bodyOf(typed, batch), typed, usualLimits, false).read());
	}
	return held.digest;
}

/** The body of a POST rows request. */
export function bodyOf(columns: readonly RowColumn[], rows: readonly Row[]): Buffer {
	const names = columns.map(({ name }) => `${JSON.stringify(name)}:`);
	const values = (row: Row) =>
		columns.map(({ type }, index) => {
			const value = row[index] ?? null;
			return names[index]! + (value === null ? 'null' : type.write(value));
		});
	return Buffer.from(`{"rows":[${rows.map((row) => `{${values(row).join(',')}}`).join(',')}]}`);
}

function* inBatches(rows: Iterable<Row>, size: number): Generator<Row[]> {
	let batch: Row[] = [];
	for (const row of rows) {
		batch.push(row);
		if (batch.length < size) continue;
		yield batch;
		batch = [];
	}
	yield batch;
}
