import type { INodeParameters } from 'n8n-workflow';

import { byName, PowerBiOrdersFixture } from './powerBiOrdersFixture.ts';

const fixture = new PowerBiOrdersFixture();

describe('a push', () => {
	test('takes a CSV file, with columns that are defined, renamed and left out', async () => {
		const { dataset, table } = fixture.addDataset('Defined', fixture.dataSet.columns);
		const columns = [
			{ from: 'Number', name: 'id', type: 'Int64' },
			{ from: 'note', name: '', type: 'String' },
		];
		const data = Buffer.from('\uFEFFnote,x,Number\r\n"a ""b""",9,9223372036854775806\r\n,,\r\n');
		const parameters = { source: 'binary', options: { columnTypes: 'define', columns: { columns } } };
		await fixture.succeed(fixture.push(dataset, parameters, { items: [{ binary: { data: { data } } }] }));
		expect(table.rows).toEqual([
			{ id: 9_223_372_036_854_775_806n, note: 'a "b"' },
			{ id: null, note: null },
		]);
	});

	test("takes the types that n8n's field mapper has for a DataSet's columns", async () => {
		const { dataset, table } = fixture.addDataset('Mapped', [{ name: 'id', type: 'STRING' }]);
		const field = {
			displayName: 'x',
			required: false,
			defaultMatch: false,
			display: true,
			type: 'options',
			options: ['Int64', 'String'].map((value) => ({ name: value, value })),
		};
		const columnMap = {
			mappingMode: 'defineBelow',
			value: { id: 'String' },
			matchingColumns: [],
			schema: [
				{ ...field, id: 'id', defaultValue: 'Int64' },
				{ ...field, id: 'note', removed: true },
			],
		};
		const parameters = {
			...fixture.from,
			defineColumns: true,
			columnMap,
		} as unknown as INodeParameters;
		await fixture.succeed(fixture.push(dataset, parameters));
		expect(table.rows).toEqual([{ id: '1' }, { id: '2' }]);
	});

	test('takes all items together, and infers their types', async () => {
		const node = fixture.pushItems(
			fixture.orders,
			[
				{ Order: 1, Customer: '007', Amount: 1, Ordered: '2026-01-31T10:00:00.000+01:00' },
				{ Order: 2, Customer: '', Amount: 2.5, Ordered: null },
				{ Order: 3 },
			],
			{ createDataset: true, dataset: byName('Items'), table: 'Rows' },
		);
		const { items, error } = await fixture.run(node);
		expect(error).toBeUndefined();
		expect(items.length).toBe(1);
		expect(items[0]?.pairedItem).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(fixture.rowsOf('Items')).toEqual([
			{ Order: 1n, Customer: '007', Amount: 1, Ordered: '2026-01-31T09:00:00' },
			{ Order: 2n, Customer: '', Amount: 2.5, Ordered: null },
			{ Order: 3n, Customer: null, Amount: null, Ordered: null },
		]);
	});
});

test('rows beyond what FIFO keeps are pushed where that is allowed, and said', async () => {
	const more = { retentionPolicy: 'basicFIFO' };
	const { dataset, table } = fixture.addDataset('Fifo', [{ name: 'id', type: 'LONG' }], more);
	const data = Buffer.from(`id\n${'1\n'.repeat(200_003)}`);
	const parameters = { source: 'binary', retentionPolicy: 'basicFIFO', options: { dropOldest: true } };
	const node = fixture.push(dataset, parameters, { items: [{ binary: { data: { data } } }] });
	const [json] = await fixture.succeed(node);
	expect(table.rowCount).toBe(200_000);
	expect(json?.warnings).toEqual([
		'Power BI dropped the oldest 3 rows of this push: the retention policy is basicFIFO.',
	]);
});

test('long strings are cut off and counted where that is asked for', async () => {
	const { dataset, table } = fixture.addDataset('Long strings', [{ name: 'note', type: 'STRING' }]);
	const items = [{ note: 'x'.repeat(5000) }, { note: 'y' }];
	const refused = await fixture.fail(fixture.pushItems(dataset, items));
	expect(refused.message).toContain('Row 1, column "note" has 5000 characters');
	const [json] = await fixture.succeed(
		fixture.pushItems(dataset, items, { options: { longStrings: 'truncate' } }),
	);
	expect(table.rows).toEqual([{ note: 'x'.repeat(4000) }, { note: 'y' }]);
	expect(json).toMatchObject({
		rows: { truncated: 1 },
		warnings: ['1 string was cut off after 4000 characters.'],
	});
});
