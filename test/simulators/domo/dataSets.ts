/** Domo's column types. DATE and DATETIME values are text; LONG values are exact as bigint or text. */
export type ColumnType = 'STRING' | 'DECIMAL' | 'LONG' | 'DOUBLE' | 'DATE' | 'DATETIME';

export type Value = string | number | bigint | null;
export type Row = readonly Value[];

/** What the client's user may not see, and which of Domo's two answers says so. */
export interface Denial {
	as: 'forbidden' | 'infrastructureProblem';
	/** Metadata and data unless told. */
	of?: 'everything' | 'data';
}

/** A DataSet as a test defines it. It stays the test's own: what it changes here, the next request sees. */
export interface DataSet {
	id: string;
	name: string;
	description?: string;
	columns: Array<{ name: string; type: ColumnType }>;
	/** Rows, or what makes them anew for each export while it streams. */
	rows: readonly Row[] | (() => Iterable<Row>);
	/**
	 * `rows` of the metadata where it differs from what is exported (PDP hides some, an export was cut), and where the
	 * rows are made: nobody counts those.
	 */
	rowCount?: number;
	owner?: { id: number; name: string };
	createdAt?: string;
	updatedAt?: string;
	/** Domo's own description shows it nowhere, so it may be missing. */
	dataCurrentAt?: string;
	pdpEnabled?: boolean;
	deleted?: boolean;
	denied?: Denial;
	/** Called when an export of it starts; what is exported is settled by then, the metadata is not. */
	onExport?: (dataSet: DataSet) => void;
}

export function rowCount(dataSet: DataSet): number {
	if (dataSet.rowCount !== undefined) return dataSet.rowCount;
	if (typeof dataSet.rows === 'function')
		throw new Error(`DataSet ${dataSet.id} makes its rows: give it a rowCount`);
	return dataSet.rows.length;
}

/** An entry of the list, `GET /v1/datasets`. */
export function listItem(dataSet: DataSet) {
	return {
		id: dataSet.id,
		name: dataSet.name,
		description: dataSet.description,
		rows: rowCount(dataSet),
		columns: dataSet.columns.length,
		owner: dataSet.owner,
		createdAt: createdAt(dataSet),
		updatedAt: updatedAt(dataSet),
		dataCurrentAt: dataSet.dataCurrentAt,
		pdpEnabled: dataSet.pdpEnabled ?? false,
	};
}

/** The answer of `GET /v1/datasets/{id}`. A deleted DataSet is still there, with less to say. */
export function details(dataSet: DataSet) {
	if (dataSet.deleted) return { id: dataSet.id, name: dataSet.name, deleted: true };
	return {
		...listItem(dataSet),
		schema: { columns: dataSet.columns.map(({ type, name }) => ({ type, name })) },
	};
}

export function createdAt(dataSet: DataSet): string {
	return dataSet.createdAt ?? '2026-01-05T07:06:14Z';
}

export function updatedAt(dataSet: DataSet): string {
	return dataSet.updatedAt ?? '2026-02-28T20:56:20.567Z';
}
