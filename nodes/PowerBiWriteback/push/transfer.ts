import type { INode } from 'n8n-workflow';

import type { RowSource } from '../../shared/source/rowSource';
import { type Batch, batchesOf } from '../rows/batches';
import { interrupted } from './interrupted';
import type { Poster } from './poster';
import type { Selection, Survey } from './survey';

export interface Transfer {
	node: INode;
	table: string;
	source: RowSource;
	selection: Selection;
	survey: Survey;
	poster: Poster;
	/** Whether the rows replace what was in the table. */
	replaces: boolean;
	/** Told after each batch how many rows of the source are in. */
	onProgress: (rowsIn: number, rows: number) => void;
}

/**
 * Pushes the rows from the start row on, batch after batch, so that what is in is always the first so many rows. The next batch
 * is made while one is on its way.
 * @returns rows that were pushed
 * @throws Actionable saying how many rows are in and how to go on, and whatever came before anything was changed
 */
export async function transfer({
	node,
	table,
	source,
	selection,
	survey,
	poster,
	replaces,
	onProgress,
}: Transfer): Promise<number> {
	const { startRow } = selection;
	const { fingerprint, rows } = survey;
	const batches = batchesOf(source.csv(), { ...selection, from: startRow });
	let rowsIn = startRow - 1;
	let underWay = 0;
	try {
		for await (const batch of ahead(batches)) {
			underWay = batch.rows;
			await poster.post(batch);
			fingerprint.add(batch);
			rowsIn += batch.rows;
			onProgress(rowsIn, rows);
		}
	} catch (error) {
		const check = fingerprint.text;
		throw interrupted(node, error as Error, { table, rowsIn, rows, underWay, check, replaces });
	}
	return rowsIn - startRow + 1;
}

/** Each batch while the next one is being made. */
async function* ahead(batches: AsyncGenerator<Batch, unknown, undefined>): AsyncGenerator<Batch> {
	try {
		let next = batches.next();
		for (;;) {
			const { done, value } = await next;
			if (done) return;
			next = batches.next();
			// It is looked at when its turn comes.
			next.catch(() => undefined);
			yield value;
		}
	} finally {
		await batches.return(undefined);
	}
}
