import { canonical } from '../../shared/domo/typedRows';
import { dateTime } from '../rows/dateTime';
import { type CsvScanner, PLAIN, scanned } from '../rows/csvScanner';
import { decimal, double, int64 } from '../rows/numbers';
import type { ColumnType } from './column';

const SPACED = /^\s|\s$/;

/** Whether a text may be a value of a type without losing anything. In the order in which types are preferred. */
const FITS: Array<[ColumnType, (text: string) => boolean]> = [
	['Boolean', (text) => /^(true|false)$/i.test(text)],
	['Int64', (text) => /^-?(0|[1-9]\d*)$/.test(text) && int64(text) !== undefined],
	['Double', (text) => isNumber(text) && double(text) !== undefined && isKeptByDouble(text)],
	['Decimal', (text) => isNumber(text) && decimal(text) !== undefined],
	['Datetime', (text) => dateTime(text) !== undefined],
];
/** Of text that comes as text, only dates are something else. */
const FITS_TEXT = FITS.filter(([type]) => type === 'Datetime');

/** Leading zeros count: they are what numbers of articles and telephones begin with. */
const isNumber = (text: string) => /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i.test(text);

/** Whether a Double gives back the digits that it was made of: always up to 15 of them, and up to 17 of those that were one before. */
const isKeptByDouble = (text: string) => canonical(String(Number(text))) === canonical(text);

interface Column {
	name: string;
	/** What all values so far may be; String if nothing is left. */
	candidates: typeof FITS;
	seen: boolean;
}

/**
 * The types that all values of a CSV with header fit, column by column; String where there is no other, or no value.
 * @param quotedIsText whether a value in quotes is meant as text
 * @returns by column name
 */
export async function inferTypes(
	csv: AsyncIterable<Buffer>,
	quotedIsText: boolean,
): Promise<Map<string, ColumnType>> {
	let columns: Column[] | undefined;
	for await (const record of scanned(csv)) {
		while (record.next()) {
			if (columns) columns.forEach((column, field) => look(column, record, field, quotedIsText));
			else
				columns = Array.from({ length: record.count }, (_, field) => ({
					name: record.text(field),
					candidates: FITS,
					seen: false,
				}));
		}
	}
	return new Map(
		(columns ?? []).map(({ name, candidates, seen }) => [name, (seen && candidates[0]?.[0]) || 'String']),
	);
}

function look(column: Column, record: CsvScanner, field: number, quotedIsText: boolean): void {
	if (field >= record.count || column.candidates.length === 0) return;
	const isQuoted = record.writings[field] !== PLAIN;
	if (!isQuoted && record.starts[field] === record.ends[field]) return;
	const text = record.text(field);
	column.seen = true;
	const possible = isQuoted && quotedIsText ? FITS_TEXT : FITS;
	column.candidates = SPACED.test(text)
		? []
		: column.candidates.filter((candidate) => possible.includes(candidate) && candidate[1](text));
}
