import type { DataSet } from '../simulators/domo/dataSets.ts';
import { byId } from './fixture.ts';
import { PowerBiFixture } from './powerBiFixture.ts';

// Long work for a machine that has other work to do.
jest.setTimeout(300_000);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const columns: DataSet['columns'] = [{ name: 'id', type: 'LONG' }];
const made = (name: string, count: number): DataSet => ({
	id: crypto.randomUUID(),
	name,
	columns,
	rows: function* () {
		for (let row = 0; row < count; row++) yield [row];
	},
	rowCount: count,
});
const some = made('Some', 25_000);
const many = made('Many', 600_000);
const fixture = new PowerBiFixture({ dataSets: [some, many], powerBiKeeps: 'digest' });
const statuses = (pushes: Array<{ status?: number }>) => [...new Set(pushes.map(({ status }) => status))];

test('two executions that push to one dataset at once keep its limits together', async () => {
	const { dataset, table } = fixture.addDataset('Two', columns);
	const push = () => fixture.run(fixture.push(dataset, { dataSetId: byId(many.id) }));
	const results = await Promise.all([push(), push()]);
	expect(results.map(({ error }) => error)).toEqual([undefined, undefined]);
	expect(table.rowCount).toBe(1_200_000);
	expect(statuses(dataset.pushes)).toEqual([200]);
	const [first, last] = [dataset.pushes[0]!.at, dataset.pushes.at(-1)!.at];
	expect(last - first).toBe(HOUR);
});

test('items side by side share the minute of their dataset', async () => {
	const { dataset, table } = fixture.addDataset('Items', columns);
	const items = Array.from({ length: 130 }, () => ({ binary: { data: { data: Buffer.from('id\n1\n') } } }));
	const node = fixture.push(dataset, { source: 'binary', options: { concurrency: 8 } }, { items });
	await fixture.succeed(node);
	expect(table.rowCount).toBe(130);
	expect(statuses(dataset.pushes)).toEqual([200]);
	expect(dataset.pushes[120]!.at - dataset.pushes[0]!.at).toBe(MINUTE);
});

test('what somebody else pushes shows in a 429, which is honoured to the second', async () => {
	const { dataset, table } = fixture.addDataset('Others', columns);
	dataset.spend({ rows: 985_000 });
	const startedAt = fixture.clock.now();
	const [json] = await fixture.succeed(fixture.push(dataset, { dataSetId: byId(some.id) }));
	expect(table.rowCount).toBe(25_000);
	expect(dataset.pushes.map(({ at, status }) => [at - startedAt, status])).toEqual([
		[0, 200],
		[0, 429],
		[HOUR, 200],
		[HOUR, 200],
	]);
	expect(json).toMatchObject({ transfer: { retries: 1, waitedMs: HOUR } });
});

test('a wait that Max Wait does not allow ends with what is in, what is left, when to go on and how', async () => {
	const { dataset } = fixture.addDataset('Waiting', columns);
	dataset.spend({ rows: 985_000 });
	const at = new Date(fixture.clock.now() + HOUR).toISOString();
	const node = fixture.push(dataset, { dataSetId: byId(some.id), options: { maxWait: 10 } });
	const { errorItems, items } = await fixture.run({ ...node, onError: 'continueErrorOutput' });
	expect(items).toEqual([]);
	expect(errorItems[0]?.json.details).toEqual({
		fix: expect.stringContaining('Start Row 10001') as string,
		rows: { pushed: 10_000, uncertain: 0, left: 15_000, total: 25_000 },
		next: { startRow: 10_001, startRowCheck: expect.stringMatching(/^[0-9a-f]{16}$/) as string, at },
	});
});

test('a cancelled push stops while it waits, and shows as cancelled', async () => {
	const { dataset } = fixture.addDataset('Canceled', columns);
	dataset.spend({ rows: 1_000_000 });
	let cancel = () => {};
	fixture.pause = async (signal) => {
		const aborted = new Promise((_, reject) => signal?.addEventListener('abort', reject));
		cancel();
		await aborted;
	};
	const running = fixture.engine.begin(fixture.push(dataset, { dataSetId: byId(some.id) }));
	cancel = running.cancel;
	expect((await running.result).status).toBe('canceled');
	expect(dataset.pushes.map(({ status }) => status)).toEqual([429]);
});

test('a service that is busy is asked again', async () => {
	const { dataset, table } = fixture.addDataset('Busy', columns);
	fixture.cloud.powerBi.server.faults.add({
		path: /\/rows$/,
		times: 2,
		does: { kind: 'answer', status: 503, headers: { 'retry-after': '7' } },
	});
	await fixture.succeed(fixture.push(dataset, { dataSetId: byId(some.id) }));
	expect(table.rowCount).toBe(25_000);
	expect(fixture.waits.slice(0, 2)).toEqual([7000, 7000]);
});

test('a push that goes on refuses rows in another order than before', async () => {
	const { dataset } = fixture.addDataset('Changed', columns);
	const node = fixture.push(dataset, {
		dataSetId: byId(some.id),
		options: { startRow: 10_001, startRowCheck: '0123456789abcdef' },
	});
	const error = await fixture.fail(node);
	expect(error.message).toContain('The first 10000 rows are not those that the earlier run pushed');
	expect(dataset.pushes).toEqual([]);
});
