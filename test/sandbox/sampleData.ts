import type { DataSet, Row } from '../simulators/domo/dataSets.ts';

const REGIONS = ['North', 'South', 'East', 'West', 'Île-de-France', 'Österreich', '関東'];
const PRODUCTS = ['Desk, oak', 'Chair "Ada"', 'Lamp', 'Shelf', 'Whiteboard'];
const ROWS = 25_000;

/** A year of orders: the same every time, with what real data have: commas, quotes, accents, gaps. */
function* orders(): Generator<Row> {
	for (let row = 0; row < ROWS; row++) {
		const day = new Date(Date.UTC(2026, 0, 1 + (row % 365))).toISOString().slice(0, 10);
		const note = row % 7 === 0 ? null : row % 11 === 0 ? '' : `Order of ${day}\nby phone`;
		const price = ((row * 7919) % 100_000) / 100;
		yield [
			row + 1,
			day,
			REGIONS[row % 7] ?? '',
			PRODUCTS[row % 5] ?? '',
			(row % 9) + 1,
			price.toFixed(2),
			note,
		];
	}
}

/** What the sandbox's Domo instance holds. The examples name the first DataSet. */
export const sampleDataSets: DataSet[] = [
	{
		id: '845305d8-da3d-4107-a9d6-13ef3f86d4a4',
		name: 'Sales Orders 2026',
		columns: [
			{ name: 'Order', type: 'LONG' },
			{ name: 'Date', type: 'DATE' },
			{ name: 'Region', type: 'STRING' },
			{ name: 'Product', type: 'STRING' },
			{ name: 'Quantity', type: 'LONG' },
			{ name: 'Price', type: 'DECIMAL' },
			{ name: 'Note', type: 'STRING' },
		],
		rows: orders,
		rowCount: ROWS,
		owner: { id: 27, name: 'Leonhard Euler' },
		dataCurrentAt: '2026-11-20T05:00:00Z',
	},
	{
		id: '08a061e2-12a2-4646-b4bc-20beddb403e3',
		name: 'Inventory',
		columns: [
			{ name: 'Product', type: 'STRING' },
			{ name: 'In Stock', type: 'LONG' },
		],
		rows: PRODUCTS.map((product, index) => [product, index * 17]),
	},
	{
		id: '317970a1-6a6e-4f70-8e09-44cf5f34cf44',
		name: 'Q1/Q2: Targets?',
		columns: [{ name: 'Target', type: 'DOUBLE' }],
		rows: [[0.5], [0.75]],
	},
];
