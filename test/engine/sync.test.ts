import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { NodeToRun } from './engine.ts';
import type { InputItem } from './inputNode.ts';
import { Fixture } from './fixture.ts';

const fixture = new Fixture();
const drive = () => fixture.cloud.drive;
let folder = '';
let round = 0;

beforeEach(() => {
	folder = `Sync ${++round}`;
});

const file = (path: string, content: string, json: IDataObject = {}): InputItem => ({
	json: { file: { relativePath: path }, ...json },
	binary: { data: { data: Buffer.from(content), fileName: path.split('/').at(-1), mimeType: 'text/csv' } },
});

const sync = (items: InputItem[], parameters: INodeParameters = {}, more: Partial<NodeToRun> = {}) =>
	fixture.onDrive('folder', 'sync', { folderPath: folder, ...parameters }, { items, ...more });

/** What a sync says it has done, by path. */
const done = async (node: NodeToRun) =>
	(await fixture.succeed(node)).map(({ action, file: synced }) => [
		(synced as IDataObject).relativePath,
		action,
	]);

const content = (path: string) => drive().file(`${folder}/${path}`)?.bytes().toString();
const uploads = () => fixture.cloud.journal.find({ method: 'PUT' }).length;

test('what is new or has changed is sent, and nothing else', async () => {
	drive().put(`${folder}/same.csv`, 'same');
	drive().put(`${folder}/deep/changed.csv`, 'before');
	drive().put(`${folder}/extra.csv`, 'extra');
	const items = [file('same.csv', 'same'), file('deep/changed.csv', 'now'), file('new/one.csv', 'new')];
	expect(await done(sync(items))).toEqual([
		['same.csv', 'unchanged'],
		['deep/changed.csv', 'updated'],
		['new/one.csv', 'created'],
	]);
	expect(uploads()).toBe(2);
	expect([content('deep/changed.csv'), content('new/one.csv'), content('extra.csv')]).toEqual([
		'now',
		'new',
		'extra',
	]);
});

test('the output names each file, and belongs to its input item', async () => {
	const { items } = await fixture.run(sync([file('a.csv', 'a'), file('b.csv', 'b')]));
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	expect(items[1]?.json).toMatchObject({
		action: 'created',
		file: {
			id: drive().file(`${folder}/b.csv`)?.id,
			name: 'b.csv',
			path: `/${folder}/b.csv`,
			relativePath: 'b.csv',
			size: 1,
			hash: drive().file(`${folder}/b.csv`)?.quickXorHash,
			verified: true,
		},
	});
});

test('upper and lower case make no difference, and the drive keeps its own', async () => {
	drive().put(`${folder}/Sales.CSV`, 'same');
	expect(await done(sync([file('sales.csv', 'same')]))).toEqual([['sales.csv', 'unchanged']]);
	expect(drive().list(folder)).toEqual(['Sales.CSV']);
});

describe('files that the source does not have', () => {
	beforeEach(() => {
		drive().put(`${folder}/kept.csv`, 'kept');
		drive().put(`${folder}/deep/down/extra.csv`, 'extra');
	});

	const items = [file('kept.csv', 'kept')];

	test('go to the recycle bin', async () => {
		expect(await done(sync(items, { removeExtra: true }))).toEqual([
			['kept.csv', 'unchanged'],
			['deep/down/extra.csv', 'deleted'],
		]);
		expect(content('deep/down/extra.csv')).toBeUndefined();
		expect(drive().recycleBin.content.at(-1)?.path).toBe(`${folder}/deep/down/extra.csv`);
	});

	test('stay when somebody has changed them meanwhile', async () => {
		const { faults } = fixture.cloud.graph.api;
		faults.add({ method: 'DELETE', path: /./, does: { kind: 'answer', status: 412 } });
		expect(await done(sync(items, { removeExtra: true }))).toContainEqual(['deep/down/extra.csv', 'skipped']);
	});

	test('stay when a file could not be sent', async () => {
		const { faults } = fixture.cloud.graph.api;
		faults.add({ method: 'PUT', path: /new\.csv/, does: { kind: 'answer', status: 423 } });
		const node = sync(
			[...items, file('new.csv', 'new')],
			{ removeExtra: true },
			{ onError: 'continueRegularOutput' },
		);
		const outputs = (await fixture.run(node)).items;
		expect(outputs.map(({ json }) => json.action ?? json.error)).toEqual([
			'unchanged',
			expect.stringContaining('423'),
		]);
		expect(outputs[1]?.pairedItem).toEqual({ item: 1 });
		expect(content('deep/down/extra.csv')).toBe('extra');
	});

	test('and folders that nothing is compared with are not looked into', async () => {
		await fixture.succeed(sync(items));
		expect(fixture.cloud.journal.find({ path: /children/ })).toHaveLength(1);
	});
});

test('a dry run tells what would be done, and does nothing', async () => {
	drive().put(`${folder}/old.csv`, 'old');
	const node = sync([file('new.csv', 'new')], { removeExtra: true, dryRun: true });
	expect(await done(node)).toEqual([
		['new.csv', 'created'],
		['old.csv', 'deleted'],
	]);
	expect(drive().list(folder)).toEqual(['old.csv']);
	expect(fixture.cloud.journal.find({ service: 'graph' }).every(({ method }) => method === 'GET')).toBe(true);
});

describe('where both sides have changed', () => {
	const winning = async (winner: string, staticData?: IDataObject, changedAt = '2020-01-01T00:00:00Z') => {
		const parameters = { winner, sourceModifiedAt: changedAt };
		const [output] = await fixture.succeed(sync([file('a.csv', 'ours')], parameters, { staticData }));
		return [output?.action, content('a.csv'), output?.reason];
	};

	beforeEach(() => drive().put(`${folder}/a.csv`, 'theirs'));

	test('the source wins', async () =>
		expect(await winning('source')).toEqual(['updated', 'ours', undefined]));

	test('the target wins', async () =>
		expect(await winning('target')).toEqual(['skipped', 'theirs', expect.stringContaining('is to be kept')]));

	test('the newer one wins', async () => {
		expect(await winning('newer')).toEqual(['skipped', 'theirs', expect.stringContaining('newer')]);
		expect(await winning('newer', {}, '2090-01-01T00:00:00Z')).toEqual(['updated', 'ours', undefined]);
	});

	test('unless the target is what the last sync left: then only the source has changed', async () => {
		const staticData: IDataObject = {};
		const first = sync([file('a.csv', 'theirs')], { winner: 'target' }, { staticData });
		expect(await done(first)).toEqual([['a.csv', 'unchanged']]);
		expect(await winning('target', staticData)).toEqual(['updated', 'ours', undefined]);
		drive().put(`${folder}/a.csv`, 'theirs again');
		expect((await winning('target', staticData))[0]).toBe('skipped');
	});
});

test.each<[string, InputItem[], INodeParameters, string, string]>([
	[
		'two items with one path',
		[file('a.csv', '1'), file('A.csv', '2')],
		{},
		'The items 0 and 1 both are the file "A.csv"',
		'Path in Folder of its own',
	],
	[
		'a name that is not allowed',
		[file('a?.csv', '1')],
		{},
		'Path in Folder "a?.csv" holds ?',
		'do not allow any of',
	],
	[
		'a time that is none',
		[file('a.csv', '1')],
		{ winner: 'newer', sourceModifiedAt: '={{ "soon" }}' },
		'Source Changed At of item 0 is no time',
		'leave it blank',
	],
])('%s is refused before anything is sent', async (_, items, parameters, message, fix) => {
	const error = await fixture.fail(sync(items, parameters));
	expect(error.message).toBe(message);
	expect(error.description).toContain(fix);
	expect(fixture.cloud.journal.entries).toEqual([]);
});

test('2,000 files in 100 folders that are in step take one listing for each folder and no upload', async () => {
	const paths = Array.from({ length: 2000 }, (_, number) => `folder ${number % 100}/file ${number}.csv`);
	drive().fill(new Map(paths.map((path) => [`${folder}/${path}`, path])));
	const outputs = await done(sync(paths.map((path) => file(path, path))));
	expect(outputs).toHaveLength(2000);
	expect(new Set(outputs.map(([, action]) => action))).toEqual(new Set(['unchanged']));
	expect(uploads()).toBe(0);
	expect(fixture.cloud.journal.find({ path: /children/ })).toHaveLength(101);
});
