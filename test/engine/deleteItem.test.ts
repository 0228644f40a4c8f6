import type { INodeParameters } from 'n8n-workflow';

import { byId, byPath, Fixture } from './fixture.ts';

const fixture = new Fixture();
const deleting = (kind: 'file' | 'folder', item: INodeParameters[string], options = {}) =>
	fixture.onDrive(kind, 'delete', { item, options });
const deletes = () => fixture.cloud.journal.find({ service: 'graph', method: 'DELETE' });
const list = (path?: string) => fixture.cloud.drive.list(path);

beforeEach(() => {
	for (const path of ['Reports/2026/sales.csv', 'Reports/old.csv']) fixture.cloud.drive.put(path, path);
});

test('a file is deleted by its path, and the output says which', async () => {
	const { drive } = fixture.cloud;
	const { id } = drive.file('Reports/2026/sales.csv') ?? {};
	expect(await fixture.succeed(deleting('file', byPath('reports\\2026/SALES.csv')))).toEqual([
		{ deleted: true, id, name: 'sales.csv', path: '/Reports/2026/sales.csv' },
	]);
	expect(list('Reports/2026')).toEqual([]);
	expect(drive.recycleBin.content).toMatchObject([{ path: 'Reports/2026/sales.csv' }]);
});

test('a file is deleted by its id', async () => {
	const id = fixture.cloud.drive.file('Reports/old.csv')?.id ?? '';
	await fixture.succeed(deleting('file', byId(id)));
	expect(list('Reports')).toEqual(['2026']);
});

test('a folder is deleted with all that is in it', async () => {
	const [json] = await fixture.succeed(deleting('folder', byPath('Reports')));
	expect(json).toMatchObject({ deleted: true, name: 'Reports', path: '/Reports' });
	expect(list()).toEqual([]);
});

test.each([
	['file', byPath('Reports/2026'), '"2026" is a folder, not a file'],
	['folder', byPath('Reports/old.csv'), '"old.csv" is a file, not a folder'],
	['file', byPath('Reports/none.csv'), 'There is no file "Reports/none.csv" in the drive'],
	['folder', byId('01NONE'), 'There is no folder with the ID 01NONE in the drive'],
] as const)('a %s named by %j is refused before anything is deleted', async (kind, item, message) => {
	const error = await fixture.fail(deleting(kind, item));
	expect(error.message).toBe(message);
	expect(error.description).toBeTruthy();
	expect(deletes()).toEqual([]);
});

test('the root is not deleted, whatever it is called', async () => {
	const root = fixture.cloud.drive.root.id;
	for (const item of [byPath('/'), byId('root'), byId(root)]) {
		const error = await fixture.fail(deleting('folder', item));
		expect(error.message).toBe('Folder names the root of the drive');
	}
	expect(deletes()).toEqual([]);
});

describe('only if unchanged', () => {
	const eTagOf = async () => {
		const node = fixture.onDrive('file', 'getAll', { folderPath: 'Reports' });
		return (await fixture.succeed(node))[0]?.eTag as string;
	};

	test('deletes what has the eTag', async () => {
		await fixture.succeed(deleting('file', byPath('Reports/old.csv'), { eTag: await eTagOf() }));
		expect(deletes().map(({ headers }) => headers['if-match'])).toEqual([expect.stringContaining('"{')]);
		expect(list('Reports')).toEqual(['2026']);
	});

	test('leaves alone what has another by now', async () => {
		const eTag = await eTagOf();
		fixture.cloud.drive.put('Reports/old.csv', 'new');
		const error = await fixture.fail(deleting('file', byPath('Reports/old.csv'), { eTag }));
		expect(error.message).toContain('OneDrive could not delete "old.csv" (412');
		expect(error.description).toContain('It has changed since its ETag was read');
		expect(list('Reports')).toEqual(['2026', 'old.csv']);
	});

	test('deletes in any case when none is given', async () => {
		await fixture.succeed(deleting('file', byPath('Reports/old.csv'), { eTag: ' ' }));
		expect(deletes()[0]?.headers['if-match']).toBeUndefined();
	});
});

test('a deletion whose answer is lost is not an error', async () => {
	fixture.cloud.graph.api.faults.add({ method: 'DELETE', does: { kind: 'loseAnswer' } });
	const [json] = await fixture.succeed(deleting('file', byPath('Reports/old.csv')));
	expect(json).toMatchObject({ deleted: true, path: '/Reports/old.csv' });
	expect(deletes().length).toBe(1);
});

test('a deletion that never arrived is made again', async () => {
	fixture.cloud.graph.api.faults.add({ method: 'DELETE', does: { kind: 'answer', status: 500 } });
	await fixture.succeed(deleting('file', byPath('Reports/old.csv')));
	expect(deletes().length).toBe(2);
	expect(list('Reports')).toEqual(['2026']);
});

test('a file that is open says so', async () => {
	fixture.cloud.drive.lock('Reports/old.csv');
	const error = await fixture.fail(deleting('file', byPath('Reports/old.csv')));
	fixture.cloud.drive.lock('Reports/old.csv', false);
	expect(error.message).toContain('OneDrive could not delete "old.csv" (423');
	expect(error.description).toContain('The file is open in Office or checked out');
});

test('one of several that is missing is told, and the others go', async () => {
	const items = ['Reports/none.csv', 'Reports/old.csv'].map((path) => ({ json: { path } }));
	const node = deleting('file', byPath('={{ $json.path }}'));
	const { items: outputs } = await fixture.run({ ...node, items, onError: 'continueRegularOutput' });
	expect(outputs.map(({ json, pairedItem }) => [json.error ?? json.deleted, pairedItem])).toEqual([
		['There is no file "Reports/none.csv" in the drive', { item: 0 }],
		[true, { item: 1 }],
	]);
});
