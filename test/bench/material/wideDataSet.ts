import { randomUUID } from 'node:crypto';

import type { ColumnType, DataSet, Row } from '../../simulators/domo/dataSets.ts';

const TYPES: Record<string, ColumnType> = {
	'Order ID': 'LONG',
	'Order Line': 'LONG',
	'Order Date': 'DATE',
	'Shipped At': 'DATETIME',
	Region: 'STRING',
	City: 'STRING',
	Customer: 'STRING',
	'Customer ID': 'LONG',
	Product: 'STRING',
	'Product Code': 'STRING',
	Category: 'STRING',
	Quantity: 'LONG',
	'Unit Price': 'DECIMAL',
	Discount: 'DOUBLE',
	Net: 'DECIMAL',
	Tax: 'DECIMAL',
	Weight: 'DOUBLE',
	'Paid On': 'DATE',
	Channel: 'STRING',
	Note: 'STRING',
};
const CITIES = ['Köln', 'São Paulo', 'Zürich', 'Málaga', 'Leeds', 'Salt Lake City', 'Lyon'];
const PRODUCTS = ['Lamp', 'Desk, oak', 'Chair', 'Shelf, 5 boards', 'Table "Nordic"', 'Sofa'];
const CATEGORIES = ['Lighting', 'Office', 'Living', 'Storage'];
const CHANNELS = ['Web', 'Phone', 'Partner'];
/** So many rows differ in more than their number: making them is not what is waited for. */
const KINDS = 1009;

const columns = Object.entries(TYPES).map(([name, type]) => ({ name, type }));
const kinds = Array.from({ length: KINDS }, (_, kind) => details(kind));

/** Order lines as a shop has them, in 20 columns: 4 LONG, 3 DECIMAL, 2 DOUBLE, 2 DATE, 1 DATETIME and 8 STRING, with a few nulls. */
export function wideDataSet(rowCount: number): DataSet {
	const id = randomUUID();
	return { id, name: id, columns, rows: () => rows(rowCount), rowCount };
}

function* rows(count: number): Generator<Row> {
	for (let row = 0; row < count; row++) yield [5_000_000_000 + row, ...(kinds[row % KINDS] ?? [])];
}

/** All of a row but its number. */
function details(kind: number): Row {
	const of = (words: string[]) => words[(kind * 7 + (kind >> 3)) % words.length] ?? '';
	const day = (after: number) => new Date(Date.UTC(2026, 0, 1 + (kind % 360) + after)).toISOString();
	const cents = (factor: number) => (((kind * factor) % 1_000_000) / 100).toFixed(2);
	const isPaid = kind % 9 !== 0;
	return [
		(kind % 12) + 1,
		day(0).slice(0, 10),
		`${day(2).slice(0, 10)}T${String(kind % 24).padStart(2, '0')}:${String(kind % 60).padStart(2, '0')}:07`,
		['North', 'South', 'West'][kind % 3] ?? '',
		of(CITIES),
		`Customer ${(kind * 31) % 997}`,
		1_000_000 + ((kind * 7919) % 90_000),
		of(PRODUCTS),
		`SKU-${String((kind * 37) % 10_000).padStart(5, '0')}`,
		of(CATEGORIES),
		(kind % 9) + 1,
		cents(7919),
		(kind % 40) / 160,
		cents(104_729),
		cents(1_299_709),
		((kind * 17) % 5000) / 7,
		isPaid ? day(30).slice(0, 10) : null,
		of(CHANNELS),
		kind % 4 === 0
			? `Deliver to the back door, ring twice; "${of(CITIES)}" branch`
			: kind % 4 === 1
				? ''
				: null,
	];
}
