import type { DataSet, Row, Value } from './dataSets.ts';

export interface CsvOptions {
	/** Whether the first record names the columns; Domo's default is not. */
	header?: boolean;
	/** Whether text that a spreadsheet would take for a formula gets a `'` before it; Domo's default is not. */
	escapeFormulas?: boolean;
}

const CHUNK_CHARACTERS = 65_536;
const NEEDS_QUOTES = /[",\r\n]/;
const LOOKS_LIKE_A_FORMULA = /^[=+\-@]/;

/**
 * The bytes of an export: UTF-8, LF after each record, quotes only where they are needed, `,,` for null and `""` for
 * empty text. Made while it is read, so any size takes the memory of one chunk.
 */
export function* csvOf(
	dataSet: Pick<DataSet, 'columns' | 'rows'>,
	options: CsvOptions = {},
): Generator<Buffer> {
	const width = dataSet.columns.length;
	let text = options.header ? record(dataSet.columns.map(({ name }) => name)) : '';
	for (const row of rowsOf(dataSet.rows)) {
		if (row.length !== width) throw new Error(`a row has ${row.length} values for ${width} columns`);
		text += record(options.escapeFormulas ? row.map(escaped) : row);
		if (text.length >= CHUNK_CHARACTERS) {
			yield Buffer.from(text);
			text = '';
		}
	}
	if (text) yield Buffer.from(text);
}

function rowsOf(rows: DataSet['rows']): Iterable<Row> {
	return typeof rows === 'function' ? rows() : rows;
}

function record(values: Row): string {
	return `${values.map(field).join(',')}\n`;
}

function field(value: Value): string {
	if (value === null) return '';
	if (typeof value !== 'string') return String(value);
	if (value === '') return '""';
	return NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function escaped(value: Value): Value {
	return typeof value === 'string' && LOOKS_LIKE_A_FORMULA.test(value) ? `'${value}` : value;
}
