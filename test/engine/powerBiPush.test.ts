import type { DataSet } from '../simulators/domo/dataSets.ts';
import { everyType } from './everyType.ts';
import { byId } from './fixture.ts';
import { PowerBiFixture } from './powerBiFixture.ts';

const dataSet: DataSet = {
	...everyType,
	rows: [
		[1, 'one, "two"\nthree\\', '12.50', 0.1, '2026-01-31', '2026-01-31T23:59:59'],
		[9_007_199_254_740_993n, '', '123456789012345678901234.1234', null, null, null],
		[null, null, null, 1e21, '', ''],
		[-5, 'Zürich 😀 \u0001', '-0.5', -3, '2024-02-29', '2026-03-01 00:00:00'],
	],
};
const fixture = new PowerBiFixture({ dataSets: [dataSet] });

test('a DataSet is appended to a table, every value as it was', async () => {
	const { dataset, table } = fixture.addDataset('Append', dataSet.columns);
	const [json] = await fixture.succeed(fixture.push(dataset, { dataSetId: byId(dataSet.id) }));
	expect(table.rows).toEqual([
		{
			id: 1n,
			note: 'one, "two"\nthree\\',
			price: '12.5',
			ratio: 0.1,
			day: '2026-01-31T00:00:00',
			at: '2026-01-31T23:59:59',
		},
		{
			id: 9_007_199_254_740_993n,
			note: '',
			price: '123456789012345678901234.1234',
			ratio: null,
			day: null,
			at: null,
		},
		{ id: null, note: null, price: null, ratio: 1e21, day: null, at: null },
		{
			id: -5n,
			note: 'Zürich 😀 \u0001',
			price: '-0.5',
			ratio: -3,
			day: '2024-02-29T00:00:00',
			at: '2026-03-01T00:00:00',
		},
	]);
	expect(json).toMatchObject({
		rows: { pushed: 4, total: 4, startRow: 1, truncated: 0 },
		dataset: { id: dataset.id, name: 'Append', created: false },
		table: 'T',
		transfer: { requests: 3, retries: 0, waitedMs: 0, expectedMs: 0 },
		dataSet: { id: dataSet.id, name: 'Orders' },
	});
});
