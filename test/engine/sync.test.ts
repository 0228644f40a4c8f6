import type { INodeParameters } from 'n8n-workflow';

import type { InputItem } from './inputNode.ts';
import { file, SyncFixture } from './syncFixture.ts';

const fixture = new SyncFixture();

test('what is new or has changed is sent, and nothing else', async () => {
	fixture.drive.put(`${fixture.folder}/same.csv`, 'same');
	fixture.drive.put(`${fixture.folder}/deep/changed.csv`, 'before');
	fixture.drive.put(`${fixture.folder}/extra.csv`, 'extra');
	const items = [file('same.csv', 'same'), file('deep/changed.csv', 'now'), file('new/one.csv', 'new')];
	expect(await fixture.done(fixture.sync(items))).toEqual([
		['same.csv', 'unchanged'],
		['deep/changed.csv', 'updated'],
		['new/one.csv', 'created'],
	]);
	expect(fixture.uploads).toBe(2);
	expect([
		fixture.content('deep/changed.csv'),
		fixture.content('new/one.csv'),
		fixture.content('extra.csv'),
	]).toEqual(['now', 'new', 'extra']);
});

test('the output names each file, and belongs to its input item', async () => {
	const { items } = await fixture.run(fixture.sync([file('a.csv', 'a'), file('b.csv', 'b')]));
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	expect(items[1]?.json).toMatchObject({
		action: 'created',
		file: {
			id: fixture.drive.file(`${fixture.folder}/b.csv`)?.id,
			name: 'b.csv',
			path: `/${fixture.folder}/b.csv`,
			relativePath: 'b.csv',
			size: 1,
			hash: fixture.drive.file(`${fixture.folder}/b.csv`)?.quickXorHash,
			verified: true,
		},
	});
});

test('upper and lower case make no difference, and the drive keeps its own', async () => {
	fixture.drive.put(`${fixture.folder}/Sales.CSV`, 'same');
	expect(await fixture.done(fixture.sync([file('sales.csv', 'same')]))).toEqual([['sales.csv', 'unchanged']]);
	expect(fixture.drive.list(fixture.folder)).toEqual(['Sales.CSV']);
});

describe('files that the source does not have', () => {
	beforeEach(() => {
		fixture.drive.put(`${fixture.folder}/kept.csv`, 'kept');
		fixture.drive.put(`${fixture.folder}/deep/down/extra.csv`, 'extra');
	});

	const items = [file('kept.csv', 'kept')];

	test('go to the recycle bin', async () => {
		expect(await fixture.done(fixture.sync(items, { removeExtra: true }))).toEqual([
			['kept.csv', 'unchanged'],
			['deep/down/extra.csv', 'deleted'],
		]);
		expect(fixture.content('deep/down/extra.csv')).toBeUndefined();
		expect(fixture.drive.recycleBin.content.at(-1)?.path).toBe(`${fixture.folder}/deep/down/extra.csv`);
	});

	test('stay when somebody has changed them meanwhile', async () => {
		const { faults } = fixture.cloud.graph.api;
		faults.add({ method: 'DELETE', path: /./, does: { kind: 'answer', status: 412 } });
		expect(await fixture.done(fixture.sync(items, { removeExtra: true }))).toContainEqual([
			'deep/down/extra.csv',
			'skipped',
		]);
	});

	test('stay when a file could not be sent', async () => {
		const { faults } = fixture.cloud.graph.api;
		faults.add({ method: 'PUT', path: /new\.csv/, does: { kind: 'answer', status: 423 } });
		const node = fixture.sync(
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
		expect(fixture.content('deep/down/extra.csv')).toBe('extra');
	});

	test('and folders that nothing is compared with are not looked into', async () => {
		await fixture.succeed(fixture.sync(items));
		expect(fixture.cloud.journal.find({ path: /children/ })).toHaveLength(1);
	});
});

test('a dry run tells what would be done, and does nothing', async () => {
	fixture.drive.put(`${fixture.folder}/old.csv`, 'old');
	const node = fixture.sync([file('new.csv', 'new')], { removeExtra: true, dryRun: true });
	expect(await fixture.done(node)).toEqual([
		['new.csv', 'created'],
		['old.csv', 'deleted'],
	]);
	expect(fixture.drive.list(fixture.folder)).toEqual(['old.csv']);
	expect(fixture.cloud.journal.find({ service: 'graph' }).every(({ method }) => method === 'GET')).toBe(true);
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
	const error = await fixture.fail(fixture.sync(items, parameters));
	expect(error.message).toBe(message);
	expect(error.description).toContain(fix);
	expect(fixture.cloud.journal.entries).toEqual([]);
});

test('2,000 files in 100 folders that are in step take one listing for each folder and no upload', async () => {
	const paths = Array.from({ length: 2000 }, (_, number) => `folder ${number % 100}/file ${number}.csv`);
	fixture.drive.fill(new Map(paths.map((path) => [`${fixture.folder}/${path}`, path])));
	const outputs = await fixture.done(fixture.sync(paths.map((path) => file(path, path))));
	expect(outputs).toHaveLength(2000);
	expect(new Set(outputs.map(([, action]) => action))).toEqual(new Set(['unchanged']));
	expect(fixture.uploads).toBe(0);
	expect(fixture.cloud.journal.find({ path: /children/ })).toHaveLength(101);
});
