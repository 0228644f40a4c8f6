import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { DriveItem } from '../simulators/graph/items.ts';
import { recycle, relocate } from '../simulators/graph/relocation.ts';
import { Fixture } from './fixture.ts';

const fixture = new Fixture();
const many = (parameters: INodeParameters = {}, more = {}) =>
	fixture.onDrive('file', 'download', { downloadMode: 'many', folderPath: 'In', ...parameters }, more);
const put = (path: string, content = path) => fixture.cloud.drive.put(path, content);
const downloads = () => fixture.cloud.journal.find({ service: 'graph-upload', method: 'GET' });

const SOMEBODY = { user: { id: 'adele', displayName: 'Adele' } };
const at = (path: string) =>
	fixture.cloud.drive.find({ from: undefined, path: path.split('/') }) as DriveItem;
const remove = (item: DriveItem) => recycle(fixture.cloud.drive, item, SOMEBODY);
/** Moves an item into a folder, under a name. */
const move = (path: string, folder: string, name: string) => {
	const { drive } = fixture.cloud;
	relocate(drive, at(path), { folder: drive.folder([folder]), name }, 'fail', SOMEBODY);
};

/** Runs it, and gives where in the folder each file lay that came. */
async function came(node: ReturnType<typeof many>): Promise<string[]> {
	const outputs = await fixture.succeed(node);
	return outputs.map(({ file }) => (file as { relativePath: string }).relativePath);
}

beforeEach(() => {
	for (const path of ['In/a.csv', 'In/b.txt', 'In/Sub/c.csv', 'In/Sub/Sub/d.csv', 'Out/e.csv']) put(path);
});
afterEach(() => {
	for (const item of fixture.cloud.drive.root.children) remove(item);
});

test.each([
	[{}, ['a.csv', 'b.txt']],
	[{ namePattern: '*.CSV' }, ['a.csv']],
	[{ namePattern: '*.csv', recursive: true }, ['a.csv', 'Sub/c.csv', 'Sub/Sub/d.csv']],
	[{ folderPath: '', recursive: true, namePattern: 'e*' }, ['Out/e.csv']],
	[{ namePattern: 'none' }, []],
])('%j brings %j', async (parameters, files) => {
	expect(await came(many(parameters))).toEqual(files);
});

test('each is an item of its own, in the order of the list, paired with the item that asked', async () => {
	const parameters = { recursive: true, folderPath: '={{ $json.folder }}', options: { concurrency: 3 } };
	const items = [{ json: { folder: 'Out' } }, { json: { folder: 'In' } }];
	const { items: outputs } = await fixture.run(many(parameters, { items }));
	expect(
		outputs.map(({ json, binary, pairedItem }) => [
			(json.file as IDataObject).path,
			binary?.data?.fileName,
			pairedItem,
		]),
	).toEqual([
		['/Out/e.csv', 'e.csv', { item: 0 }],
		['/In/a.csv', 'a.csv', { item: 1 }],
		['/In/b.txt', 'b.txt', { item: 1 }],
		['/In/Sub/c.csv', 'c.csv', { item: 1 }],
		['/In/Sub/Sub/d.csv', 'd.csv', { item: 1 }],
	]);
});

test('a folder that is not there is named', async () => {
	const error = await fixture.fail(many({ folderPath: 'Inn' }));
	expect(error.message).toBe('There is no folder "Inn" in the drive');
});

test('the first failure stops the other downloads', async () => {
	fixture.cloud.graph.uploads.faults.add({ does: { kind: 'stall', afterBytes: 0 } });
	fixture.cloud.graph.uploads.faults.add({ does: { kind: 'answer', status: 400 } });
	const error = await fixture.fail(many());
	expect(error.message).toMatch(/^OneDrive could not download "[ab]\.(csv|txt)" \(400\)$/);
	expect(downloads().length).toBe(2);
});

describe('only new or changed', () => {
	const only = { options: { onlyChanged: true } };
	let staticData: IDataObject;
	beforeEach(() => void (staticData = {}));
	/** What the next run brings. */
	const next = (parameters: INodeParameters = {}) =>
		came(many({ ...only, recursive: true, ...parameters }, { staticData }));

	test('brings everything first, then nothing, and then what is new or changed', async () => {
		expect((await next()).sort()).toEqual(['Sub/Sub/d.csv', 'Sub/c.csv', 'a.csv', 'b.txt']);
		expect(await next()).toEqual([]);
		put('In/a.csv', 'changed');
		put('In/Sub/new.csv');
		put('In/New/Sub/new.csv');
		put('Out/new.csv');
		expect((await next()).sort()).toEqual(['New/Sub/new.csv', 'Sub/new.csv', 'a.csv']);
		expect(await next()).toEqual([]);
	});

	test('of the folder alone, where the folders below do not count', async () => {
		expect((await next({ recursive: false })).sort()).toEqual(['a.csv', 'b.txt']);
		put('In/Sub/c.csv', 'changed');
		put('In/b.txt', 'changed');
		expect(await next({ recursive: false })).toEqual(['b.txt']);
	});

	test('of the whole drive', async () => {
		expect((await next({ folderPath: '' })).length).toBe(5);
		put('Elsewhere/Deep/f.csv');
		expect(await next({ folderPath: '/' })).toEqual(['Elsewhere/Deep/f.csv']);
	});

	test('what does not match is left out, and so is what was deleted', async () => {
		await next({ namePattern: '*.csv' });
		put('In/b.txt', 'changed');
		put('In/gone.csv');
		remove(at('In/gone.csv'));
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
		move('In/a.csv', 'In', 'renamed.csv');
		expect(await next()).toEqual([]);
	});

	test('a folder that is moved here brings its files, one that is moved away takes them', async () => {
		put('Out/Moved/Sub/x.csv');
		put('Out/Moved/y.csv');
		await next();
		move('Out/Moved', 'In', 'Moved');
		expect((await next()).sort()).toEqual(['Moved/Sub/x.csv', 'Moved/y.csv']);
		move('In/Moved', 'Out', 'Moved');
		put('Out/Moved/Sub/x.csv', 'changed');
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
		const error = await fixture.fail(many(only, { staticData }));
		graph.behaviour.pageSize = 200;
		graph.behaviour.linkOrigin = undefined;
		expect(error.message).toContain('Microsoft Graph says that its answer goes on at another host');
		expect(journal.find({ service: 'entra', path: /delta/ })).toEqual([]);
		expect(Object.keys((staticData['node:Node'] as object | undefined) ?? {})).toEqual([]);
	});

	test('after Microsoft has forgotten the last run, only what has changed since comes', async () => {
		await next();
		put('In/a.csv', 'changed');
		fixture.cloud.drive.delta.expire();
		expect(await next()).toEqual(['a.csv']);
		put('In/b.txt', 'changed');
		expect(await next()).toEqual(['b.txt']);
	});

	test('nothing is remembered of a run that failed: its files come again', async () => {
		await next();
		put('In/a.csv', 'changed');
		put('In/b.txt', 'changed');
		fixture.cloud.graph.uploads.faults.add({ skip: 1, does: { kind: 'answer', status: 400 } });
		await fixture.fail(
			many({ ...only, recursive: true, options: { onlyChanged: true, concurrency: 1 } }, { staticData }),
		);
		expect((await next()).sort()).toEqual(['a.csv', 'b.txt']);
	});

	test('nor of one that failed for another item', async () => {
		const items = [{ json: { folder: 'In' } }, { json: { folder: 'Inn' } }];
		await fixture.fail(many({ ...only, folderPath: '={{ $json.folder }}' }, { staticData, items }));
		expect((await next({ recursive: false })).sort()).toEqual(['a.csv', 'b.txt']);
	});

	test('a place in another service is not asked: no token goes there', async () => {
		await next();
		const runs = staticData['node:Node'] as { lastRuns: Record<string, { link: string }> };
		for (const run of Object.values(runs.lastRuns)) run.link = 'https://localhost:1/v1.0/drives/x/root/delta';
		put('In/a.csv', 'changed');
		expect(await next()).toEqual(['a.csv']);
	});

	test('it is small, and holds nothing that opens anything', async () => {
		await next();
		const kept = JSON.stringify(staticData);
		expect(kept.length).toBeLessThan(1000);
		expect(fixture.cloud.secrets.filter((secret) => kept.includes(secret))).toEqual([]);
	});
});
