import { Fixture } from './fixture.ts';

const fixture = new Fixture();
const create = (folderPath: string) => fixture.onDrive('folder', 'create', { folderPath });
const list = (path?: string) => fixture.cloud.drive.list(path);

test('a folder is created with those above it', async () => {
	const [json] = await fixture.succeed(create('Reports\\2026/March #1'));
	expect(json).toEqual({
		id: expect.any(String) as string,
		name: 'March #1',
		path: '/Reports/2026/March #1',
		webUrl: expect.stringContaining('https://') as string,
		created: true,
	});
	expect(list('Reports/2026')).toEqual(['March #1']);
});

test('one that is there is left as it is, and found in any case', async () => {
	const [made] = await fixture.succeed(create('Existing/Folder'));
	fixture.cloud.drive.put('Existing/Folder/keep.csv', 'x');
	const [json] = await fixture.succeed(create('/existing/FOLDER/'));
	expect(json).toEqual({ ...made, created: false });
	expect(list('Existing/Folder')).toEqual(['keep.csv']);
});

test('many items make one tree', async () => {
	const items = ['A/1', 'A/2', 'A/1/x', 'B'].map((path) => ({ json: { path } }));
	const outputs = await fixture.succeed({ ...create('={{ $json.path }}'), items });
	expect(outputs.map(({ path, created }) => [path, created])).toEqual([
		['/A/1', true],
		['/A/2', true],
		['/A/1/x', true],
		['/B', true],
	]);
	expect([list('A'), list('A/1')]).toEqual([['1', '2'], ['x']]);
});

test('a file of that name is in the way', async () => {
	fixture.cloud.drive.put('Taken/name', 'x');
	const error = await fixture.fail(create('Taken/name'));
	expect(error.message).toBe('"Taken/name" is there already, but it is no folder');
});

test('a folder whose answer is lost is there', async () => {
	fixture.cloud.graph.api.faults.add({ method: 'POST', does: { kind: 'loseAnswer' } });
	const [json] = await fixture.succeed(create('Lost'));
	expect(json).toMatchObject({ name: 'Lost', path: '/Lost' });
	expect(list()).toContain('Lost');
});

test('somebody else may make it at the same time', async () => {
	const node = create('Race');
	fixture.cloud.graph.api.faults.add({
		method: 'POST',
		does: { kind: 'answer', status: 503, headers: { 'retry-after': '1' } },
	});
	fixture.pause = () => Promise.resolve(void fixture.cloud.drive.folder(['Race']));
	const [json] = await fixture.succeed(node);
	expect(json).toMatchObject({ path: '/Race', created: false });
});
