import { pipeline } from 'node:stream/promises';

import type { IDataObject } from 'n8n-workflow';

import type { DataSet } from './dataSet';

export type Cell = string | number | null;

/**
 * The rows of an exported CSV with header, typed by the DataSet's schema. Nothing between two commas is null, a pair of quotes
 * is an empty string.
 * https://developer.domo.com/portal/8s3y9eldnjq8d-data-set-api
 */
export async function* typedRows(
	csv: AsyncIterable<Buffer>,
	schema: DataSet['schema'],
): AsyncGenerator<IDataObject> {
	const { parse } = await import('csv-parse');
	const parser = parse({
		record_delimiter: ['\r\n', '\n'],
		cast: (text, { quoting }) => (text === '' && !quoting ? null : text),
	});
	// Whatever ends the one ends the other: a break in the CSV reaches the loop below, leaving the loop stops the export, though
	// nobody waits for that, since its next chunk may be long in coming.
	void pipeline(csv, parser).catch(() => undefined);
	let columns: Array<{ name: string; type: string }> | undefined;
	for await (const record of parser as AsyncIterable<Array<string | null>>) {
		if (columns)
			yield Object.fromEntries(columns.map(({ name, type }, at) => [name, typed(record[at] ?? null, type)]));
		else columns = record.map((name) => columnOf(schema, name ?? ''));
	}
}

function columnOf(schema: DataSet['schema'], name: string): { name: string; type: string } {
	return schema.find((column) => column.name === name) ?? { name, type: 'STRING' };
}

const NUMBERS = ['LONG', 'DOUBLE', 'DECIMAL'];

/**
 * A number where a number holds every digit, the text itself where it would lose some or is no decimal. A DOUBLE is Domo's name
 * for what a number is here: there, digits beyond those of the number say nothing more. Minus zero becomes zero, as in JSON.
 */
function typed(text: string | null, type: string): Cell {
	if (text === null || !NUMBERS.includes(type)) return text;
	const number = Number(text);
	if (!Number.isFinite(number)) return text;
	const written = String(number);
	if (written === text) return number;
	const [before, after] = [canonical(text), canonical(written)];
	const held = type === 'DOUBLE' ? before && (before === '0') === (after === '0') : before === after;
	return held ? number + 0 : text;
}

const DECIMAL = /^\s*([+-]?)(?=\.?\d)(\d*)\.?(\d*)(?:e([+-]?\d+))?\s*$/i;

/** The one way of writing a decimal in which only digits that count are left: `-15e-1` for -1.50. */
export function canonical(text: string): string | undefined {
	const parts = DECIMAL.exec(text);
	if (!parts) return undefined;
	const [, sign, whole = '', fraction = '', exponent = '0'] = parts;
	const digits = (whole + fraction).replace(/^0+/, '');
	const counting = digits.replace(/0+$/, '');
	const power = Number(exponent) - fraction.length + digits.length - counting.length;
	return counting ? `${sign === '-' ? '-' : ''}${counting}e${power}` : '0';
}
