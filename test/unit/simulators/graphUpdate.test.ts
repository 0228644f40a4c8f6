import { GraphFixture, refusal } from './graphFixture.ts';

const fixture = new GraphFixture();
const file = '/me/drive/root:/in/a.csv';
const behavior = (value: string) => ({ '@microsoft.graph.conflictBehavior': value });

beforeEach(() => {
	fixture.drive.put('in/a.csv', 'abc');
	fixture.drive.put('out/b.csv', 'b');
});

async function idOf(path: string): Promise<string> {
	return String((await fixture.get(`/me/drive/root${path === '' ? '' : `:/${path}`}`)).json.id);
}

test('an item is renamed; its content stays what it was', async () => {
	const before = (await fixture.get(file)).json;
	const { status, json } = await fixture.patch(file, { name: 'A new name.csv' });
	expect(status).toBe(200);
	expect(json).toMatchObject({ id: before.id, name: 'A new name.csv', cTag: before.cTag });
	expect(json.eTag).not.toBe(before.eTag);
	expect(fixture.drive.list('in')).toEqual(['A new name.csv']);
	expect(
		(await fixture.patch('/me/drive/root:/in/a%20new%20name.csv', { name: 'a NEW name.csv' })).status,
	).toBe(200);
	expect(fixture.drive.list('in')).toEqual(['a NEW name.csv']);
	expect(fixture.drive.history('in/a new name.csv')).toHaveLength(2);
	expect(fixture.violations).toEqual([]);
});

test('an item is moved, by the id or the path of the folder, and may get a name on the way', async () => {
	const out = await idOf('out');
	const moved = await fixture.patch(file, { parentReference: { id: out }, name: 'c.csv' });
	expect(moved.json).toMatchObject({ name: 'c.csv', parentReference: { id: out } });
	expect([fixture.drive.list('in'), fixture.drive.list('out')]).toEqual([[], ['b.csv', 'c.csv']]);
	const back = { parentReference: { path: '/drive/root:/in', driveId: fixture.drive.id } };
	expect((await fixture.patch('/me/drive/root:/out/c.csv', back)).status).toBe(200);
	expect(fixture.drive.list('in')).toEqual(['c.csv']);
	const folder = {
		parentReference: { driveId: fixture.drive.id, id: await idOf(''), path: '', driveType: '' },
	};
	expect((await fixture.patch('/me/drive/root:/in/c.csv', folder)).status).toBe(200);
	expect(fixture.drive.list()).toEqual(['c.csv', 'in', 'out']);
	expect(
		(await fixture.patch('/me/drive/root:/out', { parentReference: { id: await idOf('in') } })).status,
	).toBe(200);
	expect((await fixture.get('/me/drive/root:/in/out/b.csv')).json.size).toBe(1);
	expect(fixture.drive.file('in/out/b.csv')?.size).toBe(1);
	expect(fixture.violations).toEqual([]);
});

test('a name that is taken stays where it is, unless the item may be numbered', async () => {
	fixture.drive.put('in/b.csv', 'mine');
	const move = { parentReference: { id: await idOf('out') } };
	const mine = '/me/drive/root:/in/b.csv';
	for (const body of [
		move,
		{ ...move, ...behavior('fail') },
		{ ...move, ...behavior('replace') },
		{ name: 'A.csv' },
	]) {
		expect(refusal(await fixture.patch(mine, body))).toEqual([409, 'nameAlreadyExists']);
	}
	expect((await fixture.patch(mine, { ...move, ...behavior('rename') })).json.name).toBe('b 1.csv');
	expect(fixture.drive.list('out')).toEqual(['b 1.csv', 'b.csv']);
	expect(fixture.violations).toEqual([]);
});

test('dates are shown to the second, make another version, and go with new content', async () => {
	const fileSystemInfo = {
		createdDateTime: '2020-01-02T03:04:05.678Z',
		lastModifiedDateTime: '2021-01-02T04:04:05+01:00',
	};
	const { json } = await fixture.patch(`${file}:`, { fileSystemInfo });
	expect(json.fileSystemInfo).toEqual({
		createdDateTime: '2020-01-02T03:04:05Z',
		lastModifiedDateTime: '2021-01-02T03:04:05Z',
	});
	expect(fixture.drive.history('in/a.csv')).toHaveLength(2);
	expect((await fixture.patch('/me/drive/root:/in', { fileSystemInfo })).json.fileSystemInfo).toEqual(
		json.fileSystemInfo,
	);
	const replaced = await fixture.put(`${file}:/content`, 'new');
	expect(replaced.json.fileSystemInfo).not.toEqual(json.fileSystemInfo);
	expect(fixture.violations).toEqual([]);
});

test('If-Match and locks are heeded', async () => {
	const { json } = await fixture.get(file);
	const renamed = await fixture.patch(file, { name: 'c.csv' }, { 'if-match': String(json.eTag) });
	expect(renamed.status).toBe(200);
	const again = await fixture.patch(
		'/me/drive/root:/in/c.csv',
		{ name: 'd.csv' },
		{ 'if-match': String(json.eTag) },
	);
	expect(refusal(again)).toEqual([412, 'resourceModified', 'entityTagDoesNotMatch']);
	fixture.drive.lock('in/c.csv');
	for (const path of ['in/c.csv', 'in']) {
		const refused = await fixture.patch(`/me/drive/root:/${path}`, { name: 'x' });
		expect(refusal(refused)).toEqual([423, 'notAllowed', 'resourceLocked']);
	}
	expect(fixture.violations).toEqual([]);
});

test('names and paths have the same limits as for uploads', async () => {
	for (const name of ['a*b', 'CON', ' a', 'a_vti_b']) {
		expect(refusal(await fixture.patch(file, { name }))).toEqual([400, 'invalidRequest', 'invalidFileName']);
	}
	const long = { name: 'x'.repeat(400) };
	expect(refusal(await fixture.patch(file, long))).toEqual([400, 'invalidRequest', 'pathIsTooLong']);
	expect(refusal(await fixture.patch(file, { parentReference: { id: '01NONE' } }))).toEqual([
		404,
		'itemNotFound',
	]);
	expect(fixture.violations).toEqual([]);
});

test.each([
	['the root by its word', { parentReference: { id: 'root' } }],
	['another drive', { parentReference: { driveId: 'b!other', id: '01A' } }],
	['a path of another form', { parentReference: { path: '/out' } }],
	['a date without a time zone', { fileSystemInfo: { lastModifiedDateTime: '2020-01-02T03:04:05' } }],
	['a value that the vendor does not know', { name: 'x', ...behavior('overwrite') }],
	['no object', ['x']],
])('%s is refused and journaled', async (_, body) => {
	expect(refusal(await fixture.patch(file, body))).toEqual([400, 'invalidRequest']);
	expect(fixture.violations.length).toBeGreaterThan(0);
	expect(fixture.drive.list('in')).toEqual(['a.csv']);
});

test('what is read-only is ignored and journaled; the root stays, and no folder goes into itself', async () => {
	expect((await fixture.patch(file, { size: 7 })).json.size).toBe(3);
	expect(fixture.violations).toEqual([expect.stringContaining('size is read-only')]);
	const id = await idOf('in');
	fixture.drive.put('in/deep/c.csv', 'c');
	expect(
		refusal(await fixture.patch('/me/drive/root:/in', { parentReference: { id: await idOf('in/deep') } })),
	).toEqual([400, 'invalidRequest']);
	expect(
		refusal(await fixture.patch(`/me/drive/items/${fixture.drive.root.id}`, { name: 'x' })),
	).toHaveLength(2);
	expect(await idOf('in')).toBe(id);
});
