import type { INodeParameters } from 'n8n-workflow';

import { PowerBiOrdersFixture } from './powerBiOrdersFixture.ts';

const fixture = new PowerBiOrdersFixture();

describe('the other operations', () => {
	const run = (parameters: INodeParameters) => ({ ...fixture.push(fixture.orders, parameters) });

	test('Rows: Delete empties a table', async () => {
		const { dataset, table } = fixture.addDataset('Emptied', fixture.dataSet.columns);
		table.put([[1n, 'x']]);
		const [json] = await fixture.succeed(fixture.push(dataset, { operation: 'delete' }));
		expect(json).toMatchObject({ deleted: true, dataset: { id: dataset.id }, table: 'T' });
		expect(table.rowCount).toBe(0);
	});

	test('Dataset: Create makes one, by a DataSet or by hand', async () => {
		const make = { resource: 'dataset', operation: 'create', table: 'Rows' };
		const [byDataSet] = await fixture.succeed(run({ ...make, ...fixture.from, datasetName: 'By DataSet' }));
		expect(byDataSet).toMatchObject({
			dataset: { name: 'By DataSet', retentionPolicy: 'none' },
			table: {
				columns: [
					{ name: 'id', type: 'Int64' },
					{ name: 'note', type: 'String' },
				],
			},
		});
		const columns = { columns: [{ name: 'flag', type: 'Boolean' }] };
		await fixture.succeed(run({ ...make, source: 'define', columns, datasetName: 'By hand' }));
		expect(fixture.workspace.datasets.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['By DataSet', 'By hand']),
		);
	});

	test('Dataset: Get Many lists those that take rows', async () => {
		const list = { resource: 'dataset', operation: 'getAll', returnAll: true };
		const some = await fixture.succeed(run(list));
		const all = await fixture.succeed(run({ ...list, onlyPush: false }));
		expect(all.length).toBe(some.length + 1);
		expect(some[0]).toMatchObject({
			name: 'Orders',
			addRowsAPIEnabled: true,
			workspace: fixture.workspace.id,
		});
	});
});
