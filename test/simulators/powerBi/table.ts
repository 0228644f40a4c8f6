import type { Limits } from './limits.ts';
import type { Value } from './rows/columnTypes.ts';
import { bodyOf, type Digest } from './rows/digest.ts';
import { type ColumnDefinition, type RowColumn, rowColumns } from './rows/rowColumn.ts';
import { type Batch, type Row, RowReader } from './rows/rowReader.ts';
import { TableRows } from './rows/tableRows.ts';

export interface TableDefinition {
	name: string;
	columns: readonly ColumnDefinition[];
	[other: string]: unknown;
}

export interface TableSurroundings {
	readonly limits: Limits;
	/** Whether the rows are kept, or only their digest. */
	readonly keepRows: boolean;
	/** Whether the oldest rows go when there are too many. */
	readonly fifo: boolean;
}

export class Table {
	readonly name: string;
	/** The highest sequence number that came with rows, by client. */
	readonly sequenceNumbers = new Map<string, number>();
	private columns: RowColumn[];
	private held: TableRows;
	private readonly surroundings: TableSurroundings;

	constructor({ name, columns }: TableDefinition, surroundings: TableSurroundings) {
		this.name = name;
		this.surroundings = surroundings;
		this.columns = rowColumns(columns);
		this.held = this.empty();
	}

	get rowCount(): number {
		return this.held.count;
	}

	/** What the rows come down to, to compare with `digestOf` those that should be there. */
	get digest(): Digest {
		return this.held.digest;
	}

	/** The rows, oldest first. @throws Error where the simulator keeps digests only */
	get rows(): Array<Record<string, Value>> {
		return this.kept.map((row) =>
			Object.fromEntries(this.columns.map(({ name }, index) => [name, row[index] ?? null])),
		);
	}

	/** Puts rows there, with values in the order of the columns, without any limit. For tests. */
	put(rows: readonly Row[]): void {
		const limits = { ...this.surroundings.limits, rowsPerPost: rows.length };
		this.held.append(this.reader(bodyOf(this.columns, rows), limits).read());
	}

	/** What reads the body of a POST rows request to this table. */
	reader(body: Buffer, limits = this.surroundings.limits): RowReader {
		return new RowReader(body, this.columns, limits, this.surroundings.keepRows);
	}

	append(batch: Batch): void {
		this.held.append(batch);
	}

	clear(): void {
		this.held.clear();
	}

	/** Columns of the same name keep their values; those that come new are null. */
	redefine(definitions: readonly ColumnDefinition[]): void {
		const places = definitions.map(({ name }) => this.columns.findIndex((column) => column.name === name));
		const rows = this.rowCount ? this.kept : [];
		this.columns = rowColumns(definitions);
		this.held = this.empty();
		this.put(rows.map((row) => places.map((place) => row[place] ?? null)));
	}

	private get kept(): readonly Row[] {
		if (this.held.rows) return this.held.rows;
		throw new Error(`only a digest is kept of the rows of ${this.name}`);
	}

	private empty(): TableRows {
		const { keepRows, fifo, limits } = this.surroundings;
		return new TableRows(this.columns, { keepRows, fifo: fifo ? limits.rowsInFifo : undefined });
	}
}
