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

/** A number where a number holds every digit, the text itself where it would lose some. */
function typed(text: string | null, type: string): Cell {
	if (text === null || !['LONG', 'DOUBLE', 'DECIMAL'].includes(type)) return text;
	const number = Number(text);
	if (text.trim() === '' || !Number.isFinite(number)) return text;
	if (type === 'DOUBLE') return number;
	return String(number) === plain(text) ? number : text;
}

/** A decimal as JavaScript would write it: no sign +, no zeros that don't count. */
function plain(text: string): string {
	const [, sign = '', whole = '', fraction = ''] = /^\s*([+-]?)0*(\d*)(?:\.(\d*?)0*)?\s*$/.exec(text) ?? [];
	const digits = `${whole || '0'}${fraction && `.${fraction}`}`;
	return sign === '-' && digits !== '0' ? `-${digits}` : digits;
}
