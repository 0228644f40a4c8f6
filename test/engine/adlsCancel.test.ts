import { randomBytes } from 'node:crypto';

import { serviceError } from '../simulators/adls/refusal.ts';
import type { Fault } from '../simulators/faults.ts';
import { TemporaryFolder } from '../temporaryFolder.ts';
import { endless, stop, stopUnanswered } from './cancellation.ts';
import { byId } from './fixture.ts';
import { LakeFixture } from './lakeFixture.ts';

const MEBI = 1024 * 1024;
const dataSet = {
	id: '845305d8-da3d-4107-a9d6-13ef3f86d4a4',
	name: 'Large',
	columns: [{ name: 'text', type: 'STRING' as const }],
	rows: () => Array.from({ length: 40_000 }, (_, row) => [`${row}`.repeat(200)]),
	rowCount: 40_000,
};
const fixture = new LakeFixture({ dataSets: [dataSet] });
const temporary = new TemporaryFolder();
const staged = () => temporary.names('n8n-domo-writeback-');
const stall = { kind: 'stall' as const, afterBytes: 0 };
const bytes = randomBytes(50 * MEBI);

describe('a stop takes less than a second and leaves nothing behind', () => {
	test.each<[string, Fault]>([
		['while the temporary path is made', { method: 'PUT', does: stall }],
		['while blocks are on their way', { path: /append/, skip: 2, does: stall }],
		['while the flush is', { path: /flush/, does: stall }],
	])('%s', async (_, fault) => {
		fixture.dfs.faults.add(fault);
		const run = fixture.begin(fixture.store(bytes, { fileName: 'stopped.csv' }));
		await fixture.until(() => fixture.dfs.faults.spent);
		await stop(fixture, run);
		expect(fixture.files.visible('stopped.csv')).toEqual([]);
	});

	test('although the service answers no more', async () => {
		fixture.dfs.faults.add({ path: /append/, skip: 2, does: stall });
		fixture.dfs.faults.add({ method: 'DELETE', does: stall });
		const run = fixture.begin(fixture.store(bytes, { fileName: 'stopped.csv' }));
		await fixture.until(() => fixture.cloud.journal.find({ path: /append/ }).length > 2);
		await stopUnanswered(fixture, run, () => fixture.dfs.faults.spent);
	});

	test('during a pause that the service asked for', async () => {
		const pausing = Promise.withResolvers<void>();
		fixture.pause = async (signal) => {
			pausing.resolve();
			await endless(signal);
		};
		fixture.dfs.faults.add({ path: /append/, does: serviceError('ServerBusy', { 'retry-after': '60' }) });
		const run = fixture.begin(fixture.store('small', { fileName: 'stopped.csv' }));
		await pausing.promise;
		await stop(fixture, run);
	});

	test('while Domo exports', async () => {
		const { domo } = fixture.cloud;
		domo.server.faults.add({ path: /\/data\?/, does: { kind: 'stall', afterBytes: 5 * MEBI } });
		const node = fixture.store('', {
			source: 'domoDataSet',
			dataSetId: byId(dataSet.id),
			fileName: 'stopped.csv',
		});
		const run = fixture.begin({ ...node, credentials: [fixture.lakeApp, fixture.domo] });
		await fixture.until(() => fixture.files.list().some((path) => path.includes('.tmp-')));
		await stop(fixture, run);
		expect(staged()).toEqual([]);
	});
});

test('a failure of one file stops the others, which leave nothing behind', async () => {
	fixture.dfs.faults.add({ path: /append/, does: stall });
	fixture.dfs.faults.add({ path: /append/, skip: 3, does: serviceError('LeaseIdMissing') });
	const items = ['large.csv', 'leased.csv'].map((name) => ({
		json: { name },
		binary: { data: { data: bytes } },
	}));
	const error = await fixture.fail(fixture.store('', { fileName: '={{ $json.name }}' }, { items }));
	expect(error.message).toMatch(
		/^Azure Data Lake could not upload "(large|leased)\.csv" \(412 LeaseIdMissing\)$/,
	);
	expect(error.description).toContain('Another program holds a lease');
	expect(fixture.files.list()).toEqual([]);
});

test('with continue on fail the others go on, in their order', async () => {
	const items = ['one.csv', 'tw/o.csv', 'three.csv'].map((name) => ({
		json: { name },
		binary: { data: { data: Buffer.from(name) } },
	}));
	const node = fixture.store(
		'',
		{ fileName: '={{ $json.name }}' },
		{ items, onError: 'continueRegularOutput' },
	);
	const result = await fixture.run(node);
	expect(
		result.items.map(({ json, pairedItem }) => [
			(json.file as { name: string })?.name ?? json.error,
			pairedItem,
		]),
	).toEqual([
		['one.csv', { item: 0 }],
		['File Name "tw/o.csv" holds /', { item: 1 }],
		['three.csv', { item: 2 }],
	]);
});
