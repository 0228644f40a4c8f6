import { createHash, type Hash } from 'node:crypto';

import { Actionable } from '../../shared/errors/actionable';
import { BYTES_PER_POST, LIMITS } from '../limits';
import type { Column } from '../schema/column';
import { type CsvScanner, scanned } from './csvScanner';
import { Output } from './output';
import { type LongStrings, RowWriter } from './rowWriter';
import { codeUnits, notUtf8 } from './utf8';

/** What becomes one POST. */
export interface Batch {
	/** `{"rows":[…]}`; good until the batch after the next one is asked for. */
	body: Buffer;
	rows: number;
}

export interface BatchOptions {
	columns: readonly Column[];
	longStrings: LongStrings;
	/** The first row that is wanted, counted from 1. */
	from?: number;
	/** The last one. */
	to?: number;
	/** Where they are written; others may be once these have all gone by. */
	outputs?: Outputs;
}

/** One batch is on its way while the next is being written. */
export type Outputs = readonly [Output, Output];

export const newOutputs = (): Outputs => [new Output(), new Output()];

/** What is known of the rows once they have gone by. */
export interface RowsSeen {
	rows: number;
	truncated: number;
}

const OPENING = Buffer.from('{"rows":[');
const CLOSING = Buffer.from(']}');

/**
 * The rows of a CSV with header, as the bodies of POST requests: each has as many rows as a request may have, or as many bytes.
 * https://learn.microsoft.com/rest/api/power-bi/push-datasets/datasets-post-rows-in-group
 *
 * @returns what went by
 * @throws Actionable for what Power BI would not take, naming row, column and value
 */
export async function* batchesOf(
	csv: AsyncIterable<Buffer>,
	{ columns, longStrings, from = 1, to = Infinity, outputs = newOutputs() }: BatchOptions,
): AsyncGenerator<Batch, RowsSeen, undefined> {
	let turn: 0 | 1 = 0;
	let out: Output = outputs[turn];
	/** Batches are mostly alike: one has room at once for as much as the one before, without growing to it. */
	let size = OPENING.length;
	let rows = 0;
	let all = 0;
	let writer: RowWriter | undefined;
	const finished = (): Batch => {
		out.reserve(CLOSING.length);
		out.copy(CLOSING, 0, CLOSING.length);
		return { body: out.bytes.subarray(0, out.at), rows };
	};
	reading: for await (const record of scanned(csv)) {
		while (record.next()) {
			if (!writer) {
				writer = new RowWriter(columns, headerOf(record), longStrings);
				continue;
			}
			const row = record.records - 1;
			if (row < from) continue;
			if (row > to) break reading;
			if (rows === 0) {
				out.restart(size);
				out.copy(OPENING, 0, OPENING.length);
			} else {
				out.ascii(',');
			}
			writer.write(out, record);
			rows += 1;
			all += 1;
			if (rows < LIMITS.rowsPerPost && out.at < BYTES_PER_POST) continue;
			yield finished();
			size = out.bytes.length;
			rows = 0;
			turn = turn ? 0 : 1;
			out = outputs[turn];
		}
	}
	if (rows > 0) yield finished();
	return { rows: all, truncated: writer?.truncated ?? 0 };
}

/** @throws Actionable when columns cannot be told apart, or their names be read */
export function headerOf(record: CsvScanner): string[] {
	const { bytes, starts, ends } = record;
	const strange = starts
		.slice(0, record.count)
		.findIndex((start, at) => codeUnits(bytes, start, ends[at] ?? start) === undefined);
	if (strange >= 0) throw notUtf8(`The name of column ${strange + 1} of the data`);
	const names = Array.from({ length: record.count }, (_, field) => record.text(field));
	const fix = 'The first line has to name the columns, each differently';
	if (names.some((name) => name.trim() === '')) throw new Actionable('A column of the data has no name', fix);
	const twice = names.find((name, index) => names.indexOf(name) !== index);
	if (twice !== undefined) throw new Actionable(`Two columns of the data are called "${twice}"`, fix);
	return names;
}

/**
 * What tells whether the rows that a later run passes over are those that an earlier one pushed: Domo promises no order.
 */
export class Fingerprint {
	private readonly hash: Hash = createHash('sha1');

	/** Where one batch ends and the next begins makes no difference. */
	add({ body }: Batch): void {
		this.hash.update(body.subarray(OPENING.length, -CLOSING.length)).update(',');
	}

	/** Of all that was added so far. */
	get text(): string {
		return this.hash.copy().digest('hex').slice(0, 16);
	}
}
