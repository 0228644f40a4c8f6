import type { DataSet } from '../simulators/domo/dataSets.ts';
import type { NodeToRun } from './nodeToRun.ts';
import { Fixture } from './fixture.ts';

const numbered = (number: number): DataSet => ({
	id: `00000000-0000-4000-8000-00000000000${number}`,
	name: `DataSet ${number}`,
	columns: [{ name: 'value', type: 'LONG' }],
	rows: Array.from({ length: number }, (_, row) => [number * 10 + row]),
});
const dataSets = [1, 2, 3].map(numbered);
const missing = numbered(4);
const fixture = new Fixture({ dataSets });

/** One export for each DataSet. */
const exporting = (output: string, of: DataSet[], more: Partial<NodeToRun> = {}): NodeToRun => ({
	type: 'domo',
	credentials: [fixture.domo],
	items: of.map(({ id }) => ({ json: { id } })),
	parameters: {
		resource: 'dataSet',
		operation: 'export',
		dataSetId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
		output,
		limit: 2,
	},
	...more,
});

test('files come out in the order of the input, each with the item that it is for', async () => {
	const { items } = await fixture.run(exporting('file', dataSets));
	expect(items.map(({ binary }) => binary?.data?.fileName)).toEqual(
		dataSets.map(({ name }) => `${name}.csv`),
	);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(dataSets.map((_, item) => ({ item })));
});

test('rows come out in the order of the input, each with the item that it is for', async () => {
	const { items } = await fixture.run(exporting('rows', dataSets));
	expect(items.map(({ json, pairedItem }) => [json.value, pairedItem])).toEqual([
		[10, { item: 0 }],
		[20, { item: 1 }],
		[21, { item: 1 }],
		[30, { item: 2 }],
		[31, { item: 2 }],
	]);
});

describe('a DataSet that cannot be read', () => {
	const mixed = [dataSets[0], missing, dataSets[2]] as DataSet[];
	const refused = `Domo could not read DataSet ${missing.id} (404 Not Found)`;

	test('ends the run, and its item is named', async () => {
		const error = await fixture.fail(exporting('rows', mixed));
		expect(error.message).toBe(refused);
		expect(error.context?.itemIndex).toBe(1);
	});

	test.each(['file', 'rows'])('leaves its error in its item while the others go on (%s)', async (output) => {
		const { items } = await fixture.run(exporting(output, mixed, { onError: 'continueRegularOutput' }));
		const failed = items.filter(({ json }) => json.error);
		expect(failed).toEqual([
			{
				json: { error: refused, details: expect.stringContaining('There is no such DataSet') as string },
				pairedItem: { item: 1 },
			},
		]);
		expect(items.at(-1)?.pairedItem).toEqual({ item: 2 });
		expect(items.length).toBe(output === 'file' ? 3 : 4);
	});

	test('goes to the error output', async () => {
		const node = exporting('file', mixed, { onError: 'continueErrorOutput' });
		const { items, errorItems } = await fixture.run(node);
		expect(items.length).toBe(2);
		expect(errorItems.map(({ json }) => json.error)).toEqual([refused]);
	});
});
