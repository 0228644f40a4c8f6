import type { Limits } from '../limits.ts';
import { canonicalDateTime } from './dateTime.ts';
import { hashBytes, hashAscii } from './hash.ts';
import { type JsonScanner, RowsRefused } from './jsonScanner.ts';

/** Int64 as bigint, Decimal as its digits, Datetime as it was sent. */
export type Value = string | number | bigint | boolean | null;

/** learn.microsoft.com/power-bi/developer/automation/api-dataset-properties#data-type-restrictions */
export interface ColumnType {
	name: string;
	/** A hash of the value that was just scanned, the same for every way to write it. @throws RowsRefused */
	hash(token: JsonScanner, limits: Limits): number;
	/** The value that was just scanned, and accepted by `hash`. */
	value(token: JsonScanner): Value;
	/** The value as JSON. */
	write(value: Value): string;
}

const LONG_MAX = 2n ** 63n - 1n;
const LONG_MIN = -(2n ** 63n);
const TRUE = hashAscii('true');
const FALSE = hashAscii('false');
const DECIMAL = /^-?(\d+)(?:\.(\d*?)0*)?$/;

const number = (value: Value): string => String(value);

const int64: ColumnType = {
	name: 'Int64',
	hash(token) {
		require(token.kind === 'number' && token.whole, 'a whole number');
		const { bytes, start, end } = token;
		if (end - start > 18) {
			const long = BigInt(token.text());
			require(long > LONG_MIN && long < LONG_MAX, 'between the smallest and the largest Int64, without them');
		}
		return hashBytes(bytes, start, end);
	},
	value: (token) => BigInt(token.text()),
	write: number,
};

const double: ColumnType = {
	name: 'Double',
	hash(token) {
		require(token.kind === 'number', 'a number');
		const { bytes, start, end } = token;
		if (token.whole && end - start <= 15) return hashBytes(bytes, start, end);
		const value = Number(token.text());
		require(Math.abs(value) < Number.MAX_VALUE, 'smaller than the largest Double');
		return hashAscii(String(value));
	},
	value: (token) => Number(token.text()),
	write: number,
};

const decimal: ColumnType = {
	name: 'Decimal',
	hash(token) {
		require(token.kind === 'number', 'a number');
		return hashAscii(canonicalDecimal(token.text()));
	},
	value: (token) => canonicalDecimal(token.text()),
	write: number,
};

const boolean: ColumnType = {
	name: 'Boolean',
	hash(token) {
		require(token.kind === 'true' || token.kind === 'false', 'true or false');
		return token.kind === 'true' ? TRUE : FALSE;
	},
	value: (token) => token.kind === 'true',
	write: String,
};

const dateTime: ColumnType = {
	name: 'Datetime',
	hash(token) {
		const moment = token.kind === 'string' ? canonicalDateTime(token.text()) : undefined;
		if (moment === undefined) throw new RowsRefused('is no date as ISO 8601 has it');
		return hashAscii(moment);
	},
	value: (token) => token.text(),
	write: (value) => JSON.stringify(value),
};

const string: ColumnType = {
	name: 'String',
	hash(token, { charactersPerString: most }) {
		require(token.kind === 'string', 'a string');
		const { bytes, start, end, escaped } = token;
		// There are never more characters than bytes.
		require(end - start <= most || token.text().length <= most, `no longer than ${most} characters`);
		return escaped ? hashBytes(Buffer.from(token.text())) : hashBytes(bytes, start, end);
	},
	value: (token) => token.text(),
	write: (value) => JSON.stringify(value),
};

/** By the names that the vendor's pages give them, in small letters: the pages write them in all ways. */
export const COLUMN_TYPES: ReadonlyMap<string, ColumnType> = new Map([
	...[int64, double, decimal, boolean, dateTime, string].map(
		(type) => [type.name.toLowerCase(), type] as const,
	),
	['bool', boolean],
]);

/** Precision 28, scale 4. @throws RowsRefused */
function canonicalDecimal(text: string): string {
	const [, whole = '', fraction = ''] = DECIMAL.exec(text) ?? [];
	require(whole !== '' && fraction.length <= 4, 'a number with 4 decimal places at most');
	require(whole.length + 4 <= 28, 'a number with 24 digits at most before the point');
	return `${text.startsWith('-') ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}

function require(is: boolean, what: string): void {
	if (!is) throw new RowsRefused(`is not ${what}`);
}
