import { randomBytes } from 'node:crypto';

import { TemporaryFolder } from '../temporaryFolder.ts';
import { OpenedFiles } from '../unit/nodes/shared/file/openedFiles.ts';
import { endless, stop } from './cancellation.ts';
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
const temporary = new TemporaryFolder();
const staged = () => temporary.names('n8n-domo-writeback-');
const deletes = () => fixture.cloud.journal.find({ service: 'graph-upload', method: 'DELETE' });

test('a stop in the middle of an upload gives the session up, within a second', async () => {
	const { graph, drive } = fixture.cloud;
	graph.uploads.faults.add({ method: 'PUT', skip: 2, does: { kind: 'stall', afterBytes: 0 } });
	const run = fixture.begin(fixture.upload(randomBytes(60 * MEBI), { fileName: 'stopped.csv' }));
	await fixture.until(() => graph.uploads.faults.spent);
	expect(graph.openSessions).toBe(1);
	await stop(fixture, run);
	expect(deletes().map(({ outcome }) => outcome)).toEqual([204]);
	expect(drive.file('stopped.csv')).toBeUndefined();
	expect(staged()).toEqual([]);
	expect(opened.closed).toEqual([true]);
});

test('a stop during a pause that the service asked for does not wait for its end', async () => {
	const pause = Promise.withResolvers<void>();
	fixture.pause = async (signal) => {
		pause.resolve();
		await endless(signal);
	};
	const headers = { 'retry-after': '300' };
	fixture.cloud.graph.uploads.faults.add({ method: 'PUT', does: { kind: 'answer', status: 429, headers } });
	const run = fixture.begin(fixture.upload(randomBytes(20 * MEBI), { fileName: 'stopped.csv' }));
	await pause.promise;
	await stop(fixture, run);
	expect(deletes().map(({ outcome }) => outcome)).toEqual([204]);
});

test('a stop while Domo exports ends the export, and leaves nothing behind', async () => {
	const { domo, drive } = fixture.cloud;
	domo.server.faults.add({ path: /\/data\?/, does: { kind: 'stall', afterBytes: 5 * MEBI } });
	const node = fixture.upload('', {
		source: 'domoDataSet',
		dataSetId: byId(dataSet.id),
		fileNameMode: 'dataSetName',
	});
	const run = fixture.begin({ ...node, credentials: [fixture.app, fixture.domo] });
	await fixture.until(() => opened.handles.length > 0);
	expect(staged().length).toBe(1);
	await stop(fixture, run);
	expect(drive.list()).toEqual([]);
	expect(staged()).toEqual([]);
	expect(opened.closed).toEqual([true]);
});

test('a failure of one file stops the others, which give their sessions up', async () => {
	const { graph, drive } = fixture.cloud;
	drive.put('locked.csv', 'open in Excel');
	drive.lock('locked.csv');
	// The small file is held up until the large one is under way.
	const answer = { kind: 'answer' as const, status: 503, headers: { 'retry-after': '1' } };
	graph.api.faults.add({ method: 'PUT', path: /content/, does: answer });
	graph.uploads.faults.add({ method: 'PUT', does: { kind: 'stall', afterBytes: 0 } });
	fixture.pause = () => fixture.until(() => fixture.waits.at(-1) !== 1000 || graph.uploads.faults.spent);
	const large = { binary: { data: { data: randomBytes(40 * MEBI) } }, json: { name: 'large.csv' } };
	const small = { binary: { data: { data: Buffer.from('x') } }, json: { name: 'locked.csv' } };
	const error = await fixture.fail(
		fixture.upload(
			'',
			{ fileName: '={{ $json.name }}', options: { concurrency: 2 } },
			{ items: [large, small] },
		),
	);
	expect(error.message).toBe('OneDrive could not upload "locked.csv" (423 resourceLocked)');
	expect(error.description).toContain('The file is open in Office or checked out');
	expect(error.context?.itemIndex).toBe(1);
	expect(deletes().map(({ outcome }) => outcome)).toEqual([204]);
	expect(drive.list()).toEqual(['locked.csv']);
});
