import { setImmediate } from 'node:timers/promises';

import type { INodeParameters } from 'n8n-workflow';

import type { Dataset } from '../simulators/powerBi/dataset.ts';
import type { NodeToRun } from './nodeToRun.ts';
import { byName, PowerBiOrdersFixture } from './powerBiOrdersFixture.ts';

const fixture = new PowerBiOrdersFixture();
const rows = /\/rows$/;
const file = (name: string, count: number) => ({
	binary: { data: { data: Buffer.from(`id,note\n${`1,${name}\n`.repeat(count)}`) } },
});
const notes = (table: Dataset['tables'][number]) => [...new Set(table.rows.map(({ note }) => note))];

/** Push of CSV files, one for each item. */
function pushFiles(dataset: Dataset, items: NodeToRun['items'], parameters: INodeParameters = {}): NodeToRun {
	return fixture.push(dataset, { source: 'binary', mode: 'replace', ...parameters }, { items });
}

describe('two executions', () => {
	test('that replace one table do so one after the other', async () => {
		const { dataset, table } = fixture.addDataset('Both', fixture.dataSet.columns);
		const push = (name: string) => fixture.succeed(pushFiles(dataset, [file(name, 25_000)]));
		await Promise.all([push('a'), push('b')]);
		expect(table.rowCount).toBe(25_000);
		expect(notes(table)).toHaveLength(1);
	});

	test('that miss a dataset of one name make one', async () => {
		const missing = { dataset: byName('Missing'), table: 'T', mode: 'append', createDataset: true };
		const push = (name: string) => fixture.succeed(pushFiles(fixture.orders, [file(name, 2)], missing));
		const outputs = (await Promise.all([push('a'), push('b')])).flat();
		expect(outputs.map((json) => (json.dataset as { created: boolean }).created).sort()).toEqual([
			false,
			true,
		]);
		expect(fixture.workspace.datasets.filter(({ name }) => name === 'Missing')).toHaveLength(1);
		expect(fixture.rowsOf('Missing')).toHaveLength(4);
	});
});

describe('a table that an execution is replacing', () => {
	/** Begins a push whose rows are never answered. */
	async function begin(dataset: Dataset) {
		fixture.cloud.powerBi.server.faults.add({ method: 'POST', path: rows, does: { kind: 'withhold' } });
		const running = fixture.begin(pushFiles(dataset, [file('a', 1)]));
		await fixture.until(() => dataset.pushes.length > 0);
		fixture.pause = async (signal) => {
			fixture.clock.turn(1000);
			await setImmediate(undefined, { signal });
		};
		return running;
	}

	test('is free again when that execution is stopped', async () => {
		const { dataset, table } = fixture.addDataset('Stopped', fixture.dataSet.columns);
		const running = await begin(dataset);
		const next = fixture.succeed(pushFiles(dataset, [file('b', 1)]));
		await setImmediate();
		running.cancel();
		expect((await running.result).status).toBe('canceled');
		await next;
		expect(notes(table)).toEqual(['b']);
	});

	test('is waited for as long as Max Wait allows, or until the one who waits is stopped', async () => {
		const { dataset, table } = fixture.addDataset('Waited for', fixture.dataSet.columns);
		const running = await begin(dataset);
		const error = await fixture.fail(pushFiles(dataset, [file('b', 1)], { options: { maxWait: 60 } }));
		expect(error.message).toBe(
			'Another push is replacing the rows of "T", and has not ended within the time that Max Wait allows',
		);
		expect(fixture.waits).toEqual(Array(60).fill(1000));
		const waiting = fixture.begin(pushFiles(dataset, [file('c', 1)], { options: { maxWait: 1e9 } }));
		await fixture.until(() => fixture.waits.length > 70);
		waiting.cancel();
		expect((await waiting.result).status).toBe('canceled');
		expect(notes(table)).toEqual(['a']);
		running.cancel();
		await running.result;
	});
});

test('two items of a run do not replace one table: the second is refused, and nothing of it sent', async () => {
	const { dataset, table } = fixture.addDataset('Twice', fixture.dataSet.columns);
	const error = await fixture.fail(pushFiles(dataset, [file('a', 1), file('b', 1)]));
	expect(error.message).toBe('Item 1 replaces the rows of "T", and so does item 0 of the same run');
	expect(error.description).toContain('Choose the mode Append, or give each table one item.');
	expect(notes(table)).toEqual(['a']);
	expect(fixture.cloud.journal.find({ service: 'powerBi', method: 'DELETE' })).toHaveLength(1);
});

test('what the other items pushed is said when one fails, with the rows that are on their way then', async () => {
	const { dataset, table } = fixture.addDataset('Others', fixture.dataSet.columns);
	const posts = () => fixture.cloud.journal.find({ service: 'powerBi', method: 'POST', path: rows });
	let go = () => {};
	const until = new Promise<void>((resolve) => (go = resolve));
	const { faults } = fixture.cloud.powerBi.server;
	faults.add({ method: 'POST', path: rows, skip: 1, does: { kind: 'slow', until } });
	faults.add({ method: 'POST', path: rows, skip: 1, does: { kind: 'answer', status: 400 } });
	const items = [file('a', 3), file('b', 10_000), file('b', 10_000)];
	const parameters = { mode: 'append', options: { concurrency: 2 } };
	const { result } = fixture.begin(pushFiles(dataset, items, parameters));
	await fixture.until(() => posts().length === 3 && posts().some(({ outcome }) => outcome === 400));
	for (let turn = 0; turn < 2000; turn++) await setImmediate();
	go();
	const { error } = await result;
	expect(error?.message).toBe('Power BI could not push rows to "T" (400)');
	expect(error?.description).toMatch(
		/ Item 0: all 3 rows are in "T"\. Item [12]: all 10,000 rows are in "T"\.$/,
	);
	expect(table.rowCount).toBe(10_003);
});
