import { Actionable } from '../../shared/errors/actionable';
import { LIMITS } from '../limits';
import { type Column, type ColumnType, meaningOf, WHERE_DEFINED } from '../schema/column';
import { type CsvScanner, PLAIN } from './csvScanner';
import { dateTime } from './dateTime';
import { decimal, double, int64 } from './numbers';
import type { Output } from './output';
import { isPlainDateTime, isPlainNumber } from './plain';
import { truncated, writeString } from './strings';
import { notUtf8 } from './utf8';

const OPENING = 0x7b;
const CLOSING = 0x7d;
const QUOTE = 0x22;
const LETTER_T = 0x54;
const MIDNIGHT = 'T00:00:00"';
/** Where a time begins. */
const DATE_LENGTH = 10;
const SHOWN = 60;

export type LongStrings = 'fail' | 'truncate';

/** What a type makes of a text that is not known to be right as it stands: JSON, or undefined for what does not fit. */
const EXACT: Record<Exclude<ColumnType, 'String'>, (text: string) => string | undefined> = {
	Int64: int64,
	Decimal: decimal,
	Double: double,
	Boolean: (text) => BOOLEANS[text.trim().toLowerCase()],
	Datetime: (text) => {
		const moment = dateTime(text);
		return moment && `"${moment}"`;
	},
};
const BOOLEANS: Record<string, string | undefined> = {
	true: 'true',
	false: 'false',
	'1': 'true',
	'0': 'false',
};

/** Where a column's values are in a record, and how they begin in the JSON of a row. */
interface Place extends Column {
	field: number;
	prefix: Buffer;
}

/** Writes records as JSON rows. Numbers keep all their digits, nothing at all is null, a pair of quotes is an empty string. */
export class RowWriter {
	/** Strings that were cut off. */
	truncated = 0;
	private readonly places: Place[];

	/** @param header names of the fields @throws Actionable when a column is not among them */
	constructor(
		columns: readonly Column[],
		private readonly header: readonly string[],
		private readonly longStrings: LongStrings,
	) {
		this.places = columns.map((column, index) => {
			const field = header.indexOf(column.from ?? column.name);
			if (field < 0) throw missing(column.from ?? column.name, header);
			const prefix = Buffer.from(`${index ? ',' : ''}${JSON.stringify(column.name)}:`);
			return { ...column, field, prefix };
		});
	}

	/** @throws Actionable naming row, column, value and type */
	write(out: Output, record: CsvScanner): void {
		if (record.count !== this.header.length) throw this.uneven(record);
		out.reserve(1);
		out.bytes[out.at++] = OPENING;
		for (const place of this.places) {
			const start = record.starts[place.field] as number;
			const end = record.ends[place.field] as number;
			out.reserve(place.prefix.length + (end - start) + 2);
			out.copy(place.prefix, 0, place.prefix.length);
			if (start === end && (record.writings[place.field] === PLAIN || place.type !== 'String'))
				out.ascii('null');
			else if (place.type === 'String') this.string(out, record, place);
			else if (!writePlain(out, record.bytes, start, end, place.type))
				this.exact(out, record, place, place.type);
		}
		out.reserve(1);
		out.bytes[out.at++] = CLOSING;
	}

	private string(out: Output, record: CsvScanner, place: Place): void {
		const most = LIMITS.charactersPerString;
		const fault = writeString(out, record, place.field, most);
		if (!fault) return;
		if (fault === 'notUtf8') throw notUtf8(where(record, place));
		const text = record.text(place.field);
		if (this.longStrings === 'fail')
			throw new Actionable(
				`${where(record, place)} has ${text.length} characters, but Power BI takes ${most} of a string`,
				'Shorten it at its source, or set Long Strings to Truncate',
			);
		this.truncated += 1;
		out.text(JSON.stringify(truncated(text, most)));
	}

	private exact(out: Output, record: CsvScanner, place: Place, type: Exclude<ColumnType, 'String'>): void {
		const text = record.text(place.field);
		const json = text.trim() === '' ? 'null' : EXACT[type](text);
		if (json === undefined) throw unfit(record, place, text);
		out.ascii(json);
	}

	private uneven(record: CsvScanner): Actionable {
		return new Actionable(
			`Row ${record.records - 1} has ${record.count} values, but there are ${this.header.length} columns`,
			'Values that hold commas, quotes or line breaks have to stand in quotes',
		);
	}
}

/** @returns false for a value that has to be looked at more closely; nothing is written then */
function writePlain(out: Output, bytes: Buffer, start: number, end: number, type: ColumnType): boolean {
	if (type === 'Boolean') return false;
	if (type !== 'Datetime') {
		if (!isPlainNumber(bytes, start, end, type)) return false;
		out.copy(bytes, start, end);
		return true;
	}
	if (!isPlainDateTime(bytes, start, end)) return false;
	out.bytes[out.at++] = QUOTE;
	const separator = out.at + DATE_LENGTH;
	out.copy(bytes, start, end);
	if (end - start === DATE_LENGTH) {
		out.ascii(MIDNIGHT);
	} else {
		out.bytes[separator] = LETTER_T;
		out.bytes[out.at++] = QUOTE;
	}
	return true;
}

const where = (record: CsvScanner, { name }: Column) => `Row ${record.records - 1}, column "${name}"`;

function unfit(record: CsvScanner, place: Place, text: string): Actionable {
	const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
	const decimals =
		place.type === 'Decimal' && double(text) ? ', or choose Double, which rounds to about 15 digits' : '';
	return new Actionable(
		`${where(record, place)}: "${shown}" is not ${meaningOf(place.type)}, as ${place.type} needs`,
		`Correct it at its source${decimals}, or define another type for the column: ${WHERE_DEFINED}`,
	);
}

function missing(name: string, header: readonly string[]): Actionable {
	return new Actionable(
		`The data have no column "${name}"`,
		`Their columns are ${header.map((each) => `"${each}"`).join(', ')}; upper and lower case count`,
	);
}
