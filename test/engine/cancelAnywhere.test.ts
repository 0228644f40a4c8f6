import { randomBytes } from 'node:crypto';

import type { Disturbance, Fault } from '../simulators/faults.ts';
import { OpenedFiles } from '../unit/nodes/shared/file/openedFiles.ts';
import { endless, stop, stopUnanswered } from './cancellation.ts';
import type { NodeToRun } from './nodeToRun.ts';
import { byId, Fixture } from './fixture.ts';

const MEBI = 1024 * 1024;
const dataSet = {
	id: '845305d8-da3d-4107-a9d6-13ef3f86d4a4',
	name: 'Large',
	columns: [{ name: 'text', type: 'STRING' as const }],
	rows: () => Array.from({ length: 40_000 }, (_, row) => [`${row}`.repeat(200)]),
	rowCount: 40_000,
};
const fixture = new Fixture({ dataSets: [dataSet] });
const opened = new OpenedFiles();
const stall = (afterBytes = 0): Disturbance => ({ kind: 'stall', afterBytes });
const small = () => fixture.upload('small', { fileName: 'small.csv' });
const large = (options = {}) =>
	fixture.upload(randomBytes(25 * MEBI), {
		fileName: 'large.csv',
		options: { encoding: 'utf8', ...options },
	});
const exported = (output: 'file' | 'rows'): NodeToRun => ({
	type: 'domo',
	credentials: [fixture.domo],
	parameters: {
		resource: 'dataSet',
		operation: 'export',
		dataSetId: byId(dataSet.id),
		output,
		returnAll: true,
	},
});

/** Starts a node, and waits until the service holds it up. */
async function heldUp(service: string, fault: Fault, node: NodeToRun) {
	const { faults } = fixture.cloud.servers.find((server) => server.service === service)!;
	faults.add(fault);
	const run = fixture.begin(node);
	await fixture.until(() => faults.spent);
	return run;
}

describe('a stop takes less than a second, and leaves no file open', () => {
	afterEach(() => {
		expect(opened.closed).not.toContain(false);
	});

	test.each<[string, string, Fault, () => NodeToRun]>([
		['the drive is looked for', 'graph', { path: /\/drive\?/, does: stall() }, small],
		['a small file is on its way', 'graph', { path: /content/, does: stall() }, small],
		['the DataSet is looked for', 'domo', { path: /datasets/, does: stall() }, () => exported('file')],
		['a DataSet becomes a file', 'domo', { path: /data\?/, does: stall(MEBI) }, () => exported('file')],
		['a DataSet becomes rows', 'domo', { path: /data\?/, does: stall(MEBI) }, () => exported('rows')],
	])('while %s', async (_, service, fault, node) => {
		await stop(fixture, await heldUp(service, fault, node()));
	});

	test('while the hash of the stored file is waited for', async () => {
		fixture.cloud.graph.behaviour.hashesMissingFor = Infinity;
		const run = fixture.begin(small());
		const pausing = Promise.withResolvers<void>();
		fixture.pause = async (signal) => {
			pausing.resolve();
			await endless(signal);
		};
		await pausing.promise;
		await stop(fixture, run);
		fixture.cloud.graph.behaviour.hashesMissingFor = 0;
	});

	test('although the service does not answer any more', async () => {
		const { faults } = fixture.cloud.graph.uploads;
		const run = await heldUp('graph-upload', { method: 'PUT', does: stall() }, large());
		faults.add({ method: 'DELETE', does: stall() });
		await stopUnanswered(fixture, run, () => faults.spent);
	});
});

test('a stop is a stop also where the workflow goes on after errors', async () => {
	const node = { ...large(), onError: 'continueRegularOutput' as const };
	const run = await heldUp('graph-upload', { method: 'PUT', does: stall() }, node);
	await stop(fixture, run);
	const { items } = await run.result;
	expect(items.filter(({ json }) => json.error)).toEqual([]);
});

test('what has not begun does not begin any more', async () => {
	const items = Array.from({ length: 6 }, (_, number) => ({
		json: { name: `${number}.csv` },
		binary: { data: { data: Buffer.from(`${number}`) } },
	}));
	const parameters = { fileName: '={{ $json.name }}', options: { concurrency: 2 } };
	const fault = { method: 'PUT', path: /content/, times: 2, does: stall() };
	await stop(fixture, await heldUp('graph', fault, fixture.upload('', parameters, { items })));
	const sent = fixture.cloud.journal.find({ service: 'graph', method: 'PUT' });
	expect(sent.length).toBe(2);
});
