import type { INodeParameters } from 'n8n-workflow';

import type { StoredCredential } from './credentials.ts';
import type { DataSet } from '../simulators/domo/dataSets.ts';
import { byId } from './fixture.ts';
import { PowerBiFixture } from './powerBiFixture.ts';

jest.setTimeout(60_000);

const dataSet: DataSet = {
	id: '845305d8-da3d-4107-a9d6-13ef3f86d4a4',
	name: 'Orders',
	columns: [
		{ name: 'id', type: 'LONG' },
		{ name: 'note', type: 'STRING' },
	],
	rows: [
		[1, 'one'],
		[2, null],
	],
};
const fixture = new PowerBiFixture({ dataSets: [dataSet] });
const byName = (value: string) => ({ __rl: true, mode: 'name', value });
const workspace = () => fixture.cloud.powerBiCustomer.sales;
const rowsOf = (name: string) =>
	workspace().datasets.find((dataset) => dataset.name === name)?.tables[0]?.rows;
const from = { dataSetId: byId(dataSet.id) };

describe('a push', () => {
	test('replaces what is in the table', async () => {
		const { dataset, table } = fixture.addDataset('Replaced', dataSet.columns);
		table.put([[7n, 'old']]);
		await fixture.succeed(fixture.push(dataset, { ...from, mode: 'replace' }));
		expect(table.rows).toEqual([
			{ id: 1n, note: 'one' },
			{ id: 2n, note: null },
		]);
	});

	test('creates the dataset that is missing, and finds it by name the next time', async () => {
		const parameters = { ...from, dataset: byName('Made'), table: 'Rows', createDataset: true };
		const [first] = await fixture.succeed(fixture.push(fixture.orders, parameters));
		const [second] = await fixture.succeed(fixture.push(fixture.orders, parameters));
		expect(first).toMatchObject({ dataset: { name: 'Made', created: true } });
		expect(second).toMatchObject({ dataset: { created: false } });
		expect(rowsOf('Made')?.length).toBe(4);
	});

	test('waits for a dataset that is created slowly, and tells basicFIFO at its creation', async () => {
		fixture.cloud.powerBi.behaviour.requestsUntilCreated = 3;
		const parameters = {
			...from,
			dataset: byName('Slow'),
			createDataset: true,
			retentionPolicy: 'basicFIFO',
		};
		await fixture.succeed(fixture.push(fixture.orders, parameters));
		fixture.cloud.powerBi.behaviour.requestsUntilCreated = 0;
		expect(rowsOf('Slow')?.length).toBe(2);
		expect(workspace().datasets.find(({ name }) => name === 'Slow')?.retentionPolicy).toBe('basicFIFO');
	});

	test('a creation whose answer is lost makes one dataset', async () => {
		fixture.cloud.powerBi.server.faults.add({
			method: 'POST',
			path: /datasets\?/,
			does: { kind: 'loseAnswer' },
		});
		await fixture.succeed(
			fixture.push(fixture.orders, { ...from, dataset: byName('Once'), createDataset: true }),
		);
		expect(workspace().datasets.filter(({ name }) => name === 'Once').length).toBe(1);
	});

	test('after the end of creation says so', async () => {
		const { behaviour } = fixture.cloud.powerBi;
		const { creationEnds } = behaviour;
		behaviour.creationEnds = 0;
		const parameters = { ...from, dataset: byName('Late'), createDataset: true };
		const error = await fixture.fail(fixture.push(fixture.orders, parameters));
		behaviour.creationEnds = creationEnds;
		expect(error.description).toContain('Microsoft has ended the creation of push datasets');
	});

	test('takes a CSV file, with columns that are defined, renamed and left out', async () => {
		const { dataset, table } = fixture.addDataset('Defined', dataSet.columns);
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
			...from,
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
		expect(rowsOf('Items')).toEqual([
			{ Order: 1n, Customer: '007', Amount: 1, Ordered: '2026-01-31T09:00:00' },
			{ Order: 2n, Customer: '', Amount: 2.5, Ordered: null },
			{ Order: 3n, Customer: null, Amount: null, Ordered: null },
		]);
	});
});

describe('is refused before the first row leaves', () => {
	const posts = () => fixture.cloud.journal.find({ service: 'powerBi', method: 'POST', path: /rows$/ });
	const cleared = () => fixture.cloud.journal.find({ service: 'powerBi', method: 'DELETE' });

	test.each<[string, INodeParameters, string, string]>([
		[
			'the case of the table',
			{ table: 't' },
			'has no table "t"',
			'Did you mean "T"? Upper and lower case count.',
		],
		['another table', { table: 'Nothing alike' }, 'has no table "Nothing alike"', 'Its tables are "T".'],
		['a table that cannot be', { table: 'a.b' }, 'Table "a.b" holds a character', 'Use up to 100 letters'],
		['a name alike', { dataset: byName('Refuzed') }, 'no dataset "Refuzed"', 'Did you mean "Refused"?'],
		[
			'a dataset that takes no rows',
			{ dataset: byId('0f0a3b5e-52c1-4b7a-9d2f-7c8e1a6b4d30') },
			'The dataset "Orders" takes no rows',
			'created through the API',
		],
		[
			'My workspace',
			{ workspace: byId('me') },
			'A service principal has no My workspace',
			'sign in as a user',
		],
		['row 0', { options: { startRow: 0 } }, 'Start Row is 0', 'the first is 1'],
		['a row beyond the end', { options: { startRow: 9 } }, 'there are only 2 rows', 'earlier run named'],
		[
			'a dataset to be made by its ID',
			{ createDataset: true },
			'Only a dataset that is chosen By Name can be created',
			'Choose By Name',
		],
	])('%s', async (_, parameters, message, fix) => {
		const { dataset } = fixture.addDataset('Refused', dataSet.columns);
		const error = await fixture.fail(fixture.push(dataset, { ...from, mode: 'replace', ...parameters }));
		workspace().remove(dataset);
		expect(error.message).toContain(message);
		expect(error.description).toContain(fix);
		expect([...posts(), ...cleared()]).toEqual([]);
	});

	test('a name that several datasets have', async () => {
		const twins = [0, 1].map(() => fixture.addDataset('Twin', dataSet.columns).dataset);
		const error = await fixture.fail(fixture.push(fixture.orders, { ...from, dataset: byName('Twin') }));
		expect(error.message).toBe('2 datasets of the workspace are called "Twin"');
		for (const { id } of twins) expect(error.description).toContain(id);
	});

	test('a value that does not fit, though it is in the last row', async () => {
		const { dataset, table } = fixture.addDataset('Unfit', dataSet.columns);
		table.put([[7n, 'kept']]);
		const data = Buffer.from(`id,note\n${'1,x\n'.repeat(12_000)}x,y\n`);
		const parameters = {
			source: 'binary',
			mode: 'replace',
			options: { columnTypes: 'define', columns: { columns: [{ from: 'id', type: 'Int64' }] } },
		};
		const items = [{ binary: { data: { data } } }];
		const error = await fixture.fail(fixture.push(dataset, parameters, { items }));
		expect(error.message).toBe('Row 12001, column "id": "x" is not a whole number, as Int64 needs');
		expect(table.rowCount).toBe(1);
		expect([...posts(), ...cleared()]).toEqual([]);
	});

	test.each<[string, INodeParameters, string]>([
		['more than FIFO keeps', { retentionPolicy: 'basicFIFO' }, 'keep the last 200,000 and drop the others'],
		['more than 75 columns', {}, 'There are 76 columns, but a table of Power BI has 75 at most'],
	])('%s', async (name, parameters, message) => {
		const { dataset } = fixture.addDataset('Full', dataSet.columns);
		const wide = Array.from({ length: 76 }, (_, index) => `c${index}`).join(',');
		const data = Buffer.from(name.includes('columns') ? `${wide}\n` : `id\n${'1\n'.repeat(200_001)}`);
		const node = fixture.push(
			dataset,
			{ source: 'binary', ...parameters },
			{ items: [{ binary: { data: { data } } }] },
		);
		const error = await fixture.fail(node);
		expect(error.message).toContain(message);
		expect(posts()).toEqual([]);
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

describe('the other operations', () => {
	const run = (parameters: INodeParameters) => ({ ...fixture.push(fixture.orders, parameters) });

	test('Rows: Delete empties a table', async () => {
		const { dataset, table } = fixture.addDataset('Emptied', dataSet.columns);
		table.put([[1n, 'x']]);
		const [json] = await fixture.succeed(fixture.push(dataset, { operation: 'delete' }));
		expect(json).toMatchObject({ deleted: true, dataset: { id: dataset.id }, table: 'T' });
		expect(table.rowCount).toBe(0);
	});

	test('Dataset: Create makes one, by a DataSet or by hand', async () => {
		const make = { resource: 'dataset', operation: 'create', table: 'Rows' };
		const [byDataSet] = await fixture.succeed(run({ ...make, ...from, datasetName: 'By DataSet' }));
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
		expect(workspace().datasets.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['By DataSet', 'By hand']),
		);
	});

	test('Dataset: Get Many lists those that take rows', async () => {
		const list = { resource: 'dataset', operation: 'getAll', returnAll: true };
		const some = await fixture.succeed(run(list));
		const all = await fixture.succeed(run({ ...list, onlyPush: false }));
		expect(all.length).toBe(some.length + 1);
		expect(some[0]).toMatchObject({ name: 'Orders', addRowsAPIEnabled: true, workspace: workspace().id });
	});
});

describe('lists', () => {
	const node = (credential: StoredCredential, more: INodeParameters = {}) => ({
		type: 'powerBiWriteback',
		credentials: [credential],
		parameters: { authentication: 'servicePrincipal', ...more },
	});
	const search = async (method: string, filter?: string, more?: INodeParameters) =>
		await fixture.engine.search(node(fixture.app, more), method, filter);

	test('workspaces, My workspace among them only for a user', async () => {
		expect((await search('searchWorkspaces', "SAL'")).results).toEqual([]);
		const { results } = await search('searchWorkspaces', 'sal');
		expect(results.map(({ name, value }) => [name, value])).toEqual([['Sales', workspace().id]]);
		const user = fixture.engine.credentials.add(
			'powerBiWritebackApi',
			fixture.cloud.powerBiCustomer.masterUser,
		);
		const own = await fixture.engine.search(node(user), 'searchWorkspaces');
		expect(own.results[0]).toEqual({ name: 'My Workspace', value: 'me' });
	});

	test("the columns of a DataSet, each with its type proposed, for n8n's field mapper", async () => {
		const { fields } = await fixture.engine.map(node(fixture.domo, from), 'getDataSetColumns');
		expect(fields.map(({ id, type, defaultValue }) => [id, type, defaultValue])).toEqual([
			['id', 'options', 'Int64'],
			['note', 'options', 'String'],
		]);
	});

	test('datasets that take rows', async () => {
		const { results } = await search('searchDatasets', 'order', { workspace: byId(workspace().id) });
		expect(results.map(({ value }) => value)).toEqual([fixture.orders.id]);
	});
});
