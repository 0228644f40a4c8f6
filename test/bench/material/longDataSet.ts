import { randomUUID } from 'node:crypto';

import { csvOf } from '../../simulators/domo/csv.ts';
import type { DataSet, Row } from '../../simulators/domo/dataSets.ts';

const NOTE = 'Ordered by phone: "Île-de-France", 12,50 €, to be confirmed. '.repeat(16);
const columns: DataSet['columns'] = [
	{ name: 'Order', type: 'LONG' },
	{ name: 'Date', type: 'DATE' },
	{ name: 'Price', type: 'DECIMAL' },
	{ name: 'Note', type: 'STRING' },
];

/**
 * A DataSet of about so many characters. Its rows are made while they are exported, and long, so that making them is not what
 * is waited for.
 */
export function longDataSet(characters: number): DataSet {
	const [first] = rows(1);
	const record = Buffer.concat([...csvOf({ columns, rows: first ? [first] : [] })]).toString();
	const rowCount = Math.ceil(characters / record.length);
	const id = randomUUID();
	return { id, name: id, columns, rows: () => rows(rowCount), rowCount };
}

function* rows(count: number): Generator<Row> {
	for (let row = 0; row < count; row++) yield [1_000_000_000 + row, '2026-01-05', '12.50', NOTE];
}
