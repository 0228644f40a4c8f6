import type { INode } from 'n8n-workflow';

import type { RowSource } from '../../shared/source/rowSource';
import { type Batch, batchesOf } from '../rows/batches';
import { interrupted, type Standing, standingOf } from './interrupted';
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
	/** Takes in what tells how far the push got. */
	tell: (standing: () => string) => void;
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
	tell,
}: Transfer): Promise<number> {
	const { startRow } = selection;
	const { fingerprint, rows } = survey;
	const batches = batchesOf(source.csv(), { ...selection, from: startRow });
	const standing = { table, rowsIn: startRow - 1, rows, underWay: 0, replaces };
	const now = (): Standing => ({ ...standing, check: fingerprint.text });
	tell(() => standingOf(now()));
	try {
		for await (const batch of ahead(batches)) {
			standing.underWay = batch.rows;
			await poster.post(batch);
			fingerprint.add(batch);
			standing.rowsIn += batch.rows;
			onProgress(standing.rowsIn, rows);
		}
	} catch (error) {
		tell(() => standingOf(now(), error as Error));
		throw interrupted(node, error as Error, now());
	}
	return standing.rowsIn - startRow + 1;
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
