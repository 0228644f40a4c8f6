import type { IDataObject } from 'n8n-workflow';

import { Actionable } from '../errors/actionable';

const CHUNK_CHARACTERS = 64 * 1024;

/**
 * Items as a CSV with header: a column for each field that any of them has. Text stands in quotes, what is missing or null is
 * nothing at all, lists and objects are written as JSON.
 * @throws Actionable naming row and column of what is no number, though it has the type of one
 */
export async function* csvOfItems(items: readonly IDataObject[]): AsyncGenerator<Buffer> {
	const names = [...new Set(items.flatMap((item) => Object.keys(item)))];
	let text = `${names.map(quoted).join(',')}\n`;
	for (const [index, item] of items.entries()) {
		text += `${names.map((name) => field(item[name], index + 1, name)).join(',')}\n`;
		if (text.length < CHUNK_CHARACTERS) continue;
		yield await Promise.resolve(Buffer.from(text));
		text = '';
	}
	if (text) yield Buffer.from(text);
}

function field(value: unknown, row: number, column: string): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'number' && !Number.isFinite(value))
		throw new Actionable(
			`Row ${row}, column "${column}" is ${value}, which is no number to store`,
			'Correct it at its source, or put null in its place',
		);
	if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
		return String(value);
	return quoted(typeof value === 'string' ? value : written(value));
}

/** Dates, n8n's own among them, write themselves as ISO 8601. */
function written(value: unknown): string {
	const json = JSON.stringify(value) ?? '';
	return json.startsWith('"') ? (JSON.parse(json) as string) : json;
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
