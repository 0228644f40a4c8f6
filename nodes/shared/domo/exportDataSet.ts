import type { IExecuteFunctions } from 'n8n-workflow';

import { Actionable } from '../errors/actionable';
import { Unreachable } from '../errors/serviceError';
import { guarded, Interrupted } from '../http/guarded';
import { progressOf } from '../node/progress';
import type { Run } from '../node/run';
import { type DataSet, readDataSet } from './dataSet';
import { Domo } from './domo';
import { RecordCounter } from './recordCounter';

export interface ExportOptions {
	headerRow: boolean;
	/** What to do when the export holds another number of rows than Domo says the DataSet has. */
	rowCountMismatch: 'fail' | 'warn';
	/** Told now and then how many bytes have come. */
	onProgress: (bytes: number) => void;
}

/** What an item's parameters say of an export. */
export function exportOptionsOf(context: IExecuteFunctions, item: number, dataSet: DataSet): ExportOptions {
	const { headerRow = true, rowCountMismatch = 'fail' } = context.getNodeParameter(
		'options',
		item,
		{},
	) as Partial<ExportOptions>;
	return { headerRow, rowCountMismatch, onProgress: progressOf(context, dataSet.name, 'exported') };
}

/**
 * Exports a DataSet as CSV. Domo cannot resume an export: when the connection breaks, it starts again from the beginning, and
 * `use` is called again with a new stream.
 * https://developer.domo.com/portal/9cb0cee6d3b8b-export-data-from-data-set
 *
 * @param use reads the CSV; if it stops before the end, the rows are not compared
 * @returns what `use` came to, the size of the CSV, and what the user should know about the export
 * @throws Actionable when rows, or the rest of one, are missing, and whatever a request to Domo throws
 */
export async function exportDataSet<T>(
	run: Run,
	dataSet: DataSet,
	options: ExportOptions,
	use: (csv: AsyncIterable<Buffer>) => Promise<T>,
): Promise<{ result: T; bytes: number; warnings: string[] }> {
	const domo = new Domo(run);
	const action = `export DataSet "${dataSet.name}"`;
	const retries = run.retries();
	for (;;) {
		const arriving = await domo.stream(
			action,
			`/v1/datasets/${dataSet.id}/data?includeHeader=${options.headerRow}`,
		);
		const passage = new Passage(arriving.assertBeginning, async (rows, isCut) =>
			isCut ? cutOff(dataSet, options) : await missingRows(domo, dataSet, rows, options),
		);
		const outcome = await use(passage.of(guarded(arriving, run), options))
			.then(
				(result) => ({ result }),
				(error: Error) => interruption(error, dataSet),
			)
			// One that nobody has begun to read stops by nothing else.
			.finally(arriving.stop);
		if ('result' in outcome) return { ...outcome, bytes: passage.bytes, warnings: passage.warnings };
		if (!(await retries.next({}))) throw new Unreachable('Domo', action, outcome.why);
	}
}

/** Watches a CSV pass. What is wrong with all of it, it says before it ends, so that nobody takes it for complete. */
class Passage {
	bytes = 0;
	warnings: string[] = [];

	/**
	 * @param assertBeginning gets the first chunk
	 * @param check gets the number of rows and whether the last is cut off: throws, or gives warnings
	 */
	constructor(
		private readonly assertBeginning: (chunk: Buffer) => void,
		private readonly check: (rows: number, isCut: boolean) => Promise<string[]>,
	) {}

	async *of(chunks: AsyncIterable<Buffer>, { headerRow, onProgress }: ExportOptions): AsyncGenerator<Buffer> {
		const records = new RecordCounter();
		for await (const chunk of chunks) {
			if (this.bytes === 0) this.assertBeginning(chunk);
			records.add(chunk);
			this.bytes += chunk.length;
			onProgress(this.bytes);
			yield chunk;
		}
		this.warnings = await this.check(Math.max(0, records.count - (headerRow ? 1 : 0)), records.isCut);
	}
}

/** Only Domo's own interruptions are worth another export. A reader that takes the CSV apart (csv-parse) sees where it is cut. */
function interruption(error: Error & { code?: string }, dataSet: DataSet): Interrupted {
	if (error instanceof Interrupted) return error;
	throw error.code?.startsWith('CSV_') ? brokenOff(dataSet) : error;
}

/** Rows cannot be told apart to the end. */
function brokenOff({ name }: DataSet): Actionable {
	return new Actionable(
		`The export of DataSet "${name}" breaks off within a row`,
		'The export ended early: run again',
	);
}

/** Whatever the number of rows, and whether or not the DataSet changed: a row that is cut off is not whole. */
function cutOff(dataSet: DataSet, { rowCountMismatch }: ExportOptions): string[] {
	const failure = brokenOff(dataSet);
	if (rowCountMismatch === 'warn') return [`${failure.message}.`];
	throw failure;
}

/** An export that ends early, but not within quotes, ends like a complete one; only the number of rows tells. */
async function missingRows(
	domo: Domo,
	before: DataSet,
	rows: number,
	options: ExportOptions,
): Promise<string[]> {
	if (rows === before.rows) return [];
	const now = await readDataSet(domo, before.id);
	if (rows === now.rows) return [];
	const changed =
		now.rows !== before.rows ||
		now.updatedAt !== before.updatedAt ||
		now.dataCurrentAt !== before.dataCurrentAt;
	const message = `The export of DataSet "${before.name}" holds ${rows} rows, but Domo says it has ${now.rows}`;
	if (changed) return [`${message}. The DataSet changed while it was exported.`];
	if (options.rowCountMismatch === 'warn') return [`${message}.`];
	throw new Actionable(
		message,
		now.pdpEnabled
			? 'Personalized Data Permissions are on: if the user who made the Domo client may not see all rows, set Row Count Mismatch to Warn'
			: 'The export ended early: run again. If the numbers always differ, set Row Count Mismatch to Warn',
	);
}
