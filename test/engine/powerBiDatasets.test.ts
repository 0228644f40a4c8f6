import { byId } from './fixture.ts';
import { byName, PowerBiOrdersFixture } from './powerBiOrdersFixture.ts';

const fixture = new PowerBiOrdersFixture();

describe('a push', () => {
	test('replaces what is in the table', async () => {
		const { dataset, table } = fixture.addDataset('Replaced', fixture.dataSet.columns);
		table.put([[7n, 'old']]);
		await fixture.succeed(fixture.push(dataset, { ...fixture.from, mode: 'replace' }));
		expect(table.rows).toEqual([
			{ id: 1n, note: 'one' },
			{ id: 2n, note: null },
		]);
	});

	test('creates the dataset that is missing, and finds it by name the next time', async () => {
		const parameters = { ...fixture.from, dataset: byName('Made'), table: 'Rows', createDataset: true };
		const [first] = await fixture.succeed(fixture.push(fixture.orders, parameters));
		const [second] = await fixture.succeed(fixture.push(fixture.orders, parameters));
		expect(first).toMatchObject({ dataset: { name: 'Made', created: true } });
		expect(second).toMatchObject({ dataset: { created: false } });
		expect(fixture.rowsOf('Made')?.length).toBe(4);
	});

	test('creates it in My workspace of a user, and appends to it there', async () => {
		const { powerBiCustomer, powerBi } = fixture.cloud;
		const user = fixture.engine.credentials.add('powerBiWritebackApi', powerBiCustomer.masterUser);
		const parameters = {
			...fixture.from,
			workspace: byId('me'),
			dataset: byName('Mine'),
			table: 'T',
			createDataset: true,
		};
		const node = { ...fixture.push(fixture.orders, parameters), credentials: [user, fixture.domo] };
		await fixture.succeed(node);
		const [json] = await fixture.succeed(node);
		expect(json).toMatchObject({ rows: { pushed: 2 }, dataset: { workspace: 'me', created: false } });
		const { datasets } = powerBi.myWorkspace(powerBiCustomer.masterUser.username);
		expect(datasets.map(({ name, tables }) => [name, tables[0]?.rowCount])).toEqual([['Mine', 4]]);
	});

	test('waits for a dataset that is created slowly, and tells basicFIFO at its creation', async () => {
		fixture.cloud.powerBi.behaviour.requestsUntilCreated = 3;
		const parameters = {
			...fixture.from,
			dataset: byName('Slow'),
			createDataset: true,
			retentionPolicy: 'basicFIFO',
		};
		await fixture.succeed(fixture.push(fixture.orders, parameters));
		fixture.cloud.powerBi.behaviour.requestsUntilCreated = 0;
		expect(fixture.rowsOf('Slow')?.length).toBe(2);
		expect(fixture.workspace.datasets.find(({ name }) => name === 'Slow')?.retentionPolicy).toBe('basicFIFO');
	});

	test('a creation whose answer is lost makes one dataset', async () => {
		fixture.cloud.powerBi.server.faults.add({
			method: 'POST',
			path: /datasets\?/,
			does: { kind: 'loseAnswer' },
		});
		await fixture.succeed(
			fixture.push(fixture.orders, { ...fixture.from, dataset: byName('Once'), createDataset: true }),
		);
		expect(fixture.workspace.datasets.filter(({ name }) => name === 'Once').length).toBe(1);
	});

	test('after the end of creation says so', async () => {
		const { behaviour } = fixture.cloud.powerBi;
		const { creationEnds } = behaviour;
		behaviour.creationEnds = 0;
		const parameters = { ...fixture.from, dataset: byName('Late'), createDataset: true };
		const error = await fixture.fail(fixture.push(fixture.orders, parameters));
		behaviour.creationEnds = creationEnds;
		expect(error.description).toContain('Microsoft has ended the creation of push datasets');
	});
});
