import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { DownloadManyFixture } from './downloadManyFixture.ts';

const fixture = new DownloadManyFixture();

describe('only new or changed', () => {
	const only = { options: { onlyChanged: true } };
	let staticData: IDataObject;
	beforeEach(() => void (staticData = {}));
	/** What the next run brings. */
	const next = (parameters: INodeParameters = {}) =>
		fixture.came(fixture.many({ ...only, recursive: true, ...parameters }, { staticData }));

	test('brings everything first, then nothing, and then what is new or changed', async () => {
		expect((await next()).sort()).toEqual(['Sub/Sub/d.csv', 'Sub/c.csv', 'a.csv', 'b.txt']);
		expect(await next()).toEqual([]);
		fixture.put('In/a.csv', 'changed');
		fixture.put('In/Sub/new.csv');
		fixture.put('In/New/Sub/new.csv');
		fixture.put('Out/new.csv');
		expect((await next()).sort()).toEqual(['New/Sub/new.csv', 'Sub/new.csv', 'a.csv']);
		expect(await next()).toEqual([]);
	});

	test('of the folder alone, where the folders below do not count', async () => {
		expect((await next({ recursive: false })).sort()).toEqual(['a.csv', 'b.txt']);
		fixture.put('In/Sub/c.csv', 'changed');
		fixture.put('In/b.txt', 'changed');
		expect(await next({ recursive: false })).toEqual(['b.txt']);
	});

	test('of the whole drive', async () => {
		expect((await next({ folderPath: '' })).length).toBe(5);
		fixture.put('Elsewhere/Deep/f.csv');
		expect(await next({ folderPath: '/' })).toEqual(['Elsewhere/Deep/f.csv']);
	});

	test('what does not match is left out, and so is what was deleted', async () => {
		await next({ namePattern: '*.csv' });
		fixture.put('In/b.txt', 'changed');
		fixture.put('In/gone.csv');
		fixture.remove(fixture.at('In/gone.csv'));
		expect(await next({ namePattern: '*.csv' })).toEqual([]);
	});

	test('each folder and pattern is remembered by itself, in whatever way it is written', async () => {
		await next();
		expect(await next({ folderPath: '/in\\' })).toEqual([]);
		expect(await next({ folderPath: 'In/Sub' })).toEqual(['c.csv', 'Sub/d.csv']);
		expect(await next({ namePattern: 'a*' })).toEqual(['a.csv']);
	});

	test('a file that only has another name has not changed', async () => {
		await next();
		fixture.move('In/a.csv', 'In', 'renamed.csv');
		expect(await next()).toEqual([]);
	});

	test('a folder that is moved here brings its files, one that is moved away takes them', async () => {
		fixture.put('Out/Moved/Sub/x.csv');
		fixture.put('Out/Moved/y.csv');
		await next();
		fixture.move('Out/Moved', 'In', 'Moved');
		expect((await next()).sort()).toEqual(['Moved/Sub/x.csv', 'Moved/y.csv']);
		fixture.move('In/Moved', 'Out', 'Moved');
		fixture.put('Out/Moved/Sub/x.csv', 'changed');
		expect(await next()).toEqual([]);
	});

	test('an item that comes twice is downloaded once', async () => {
		fixture.cloud.graph.behaviour.repeatsInDelta = true;
		fixture.cloud.graph.behaviour.pageSize = 2;
		expect((await next()).length).toBe(4);
		fixture.cloud.graph.behaviour.pageSize = 200;
		fixture.cloud.graph.behaviour.repeatsInDelta = false;
	});

	test('no token follows a link to another host', async () => {
		const { graph, journal, entra } = fixture.cloud;
		graph.behaviour.pageSize = 2;
		graph.behaviour.linkOrigin = entra.server.origin;
		const error = await fixture.fail(fixture.many(only, { staticData }));
		graph.behaviour.pageSize = 200;
		graph.behaviour.linkOrigin = undefined;
		expect(error.message).toContain('Microsoft Graph says that its answer goes on at another host');
		expect(journal.find({ service: 'entra', path: /delta/ })).toEqual([]);
		expect(Object.keys((staticData['node:Node'] as object | undefined) ?? {})).toEqual([]);
	});

	test('after Microsoft has forgotten the last run, only what has changed since comes', async () => {
		await next();
		fixture.put('In/a.csv', 'changed');
		fixture.cloud.drive.delta.expire();
		expect(await next()).toEqual(['a.csv']);
		fixture.put('In/b.txt', 'changed');
		expect(await next()).toEqual(['b.txt']);
	});

	test('nothing is remembered of a run that failed: its files come again', async () => {
		await next();
		fixture.put('In/a.csv', 'changed');
		fixture.put('In/b.txt', 'changed');
		fixture.cloud.graph.uploads.faults.add({ skip: 1, does: { kind: 'answer', status: 400 } });
		await fixture.fail(
			fixture.many(
				{ ...only, recursive: true, options: { onlyChanged: true, concurrency: 1 } },
				{ staticData },
			),
		);
		expect((await next()).sort()).toEqual(['a.csv', 'b.txt']);
	});

	test('nor of one that failed for another item', async () => {
		const items = [{ json: { folder: 'In' } }, { json: { folder: 'Inn' } }];
		await fixture.fail(fixture.many({ ...only, folderPath: '={{ $json.folder }}' }, { staticData, items }));
		expect((await next({ recursive: false })).sort()).toEqual(['a.csv', 'b.txt']);
	});

	test('a place in another service is not asked: no token goes there', async () => {
		await next();
		const runs = staticData['node:Node'] as { lastRuns: Record<string, { link: string }> };
		for (const run of Object.values(runs.lastRuns)) run.link = 'https://localhost:1/v1.0/drives/x/root/delta';
		fixture.put('In/a.csv', 'changed');
		expect(await next()).toEqual(['a.csv']);
	});

	test('it is small, and holds nothing that opens anything', async () => {
		await next();
		const kept = JSON.stringify(staticData);
		expect(kept.length).toBeLessThan(1000);
		expect(fixture.cloud.secrets.filter((secret) => kept.includes(secret))).toEqual([]);
	});
});
