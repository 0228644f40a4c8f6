import { GraphFixture, refusal } from './graphFixture.ts';

const fixture = new GraphFixture();
const remove = async (path: string, headers: Record<string, string> = {}, as?: string) =>
	await fixture.send('DELETE', path, { headers, as });

test('a file goes to the recycle bin, by its path or its id', async () => {
	fixture.drive.put('in/a.csv', 'abc');
	fixture.drive.put('in/b.csv', 'abcd');
	const { json } = await fixture.get('/me/drive/root:/in/b.csv');
	const byPath = await remove('/me/drive/root:/in/A.csv');
	expect([byPath.status, byPath.text]).toEqual([204, '']);
	expect((await remove(`/drives/${fixture.drive.id}/items/${String(json.id)}`)).status).toBe(204);
	expect(fixture.drive.list('in')).toEqual([]);
	expect(fixture.drive.recycleBin.content).toMatchObject([
		{ path: 'in/a.csv', kind: 'file', size: 3, act: { by: { user: { id: 'ada-id' } } } },
		{ path: 'in/b.csv', kind: 'file', size: 4 },
	]);
	expect((await fixture.get('/me/drive')).json.quota).toMatchObject({ deleted: 7 });
	for (const path of ['root:/in/a.csv', `items/${String(json.id)}`]) {
		expect(refusal(await remove(`/me/drive/${path}`))).toEqual([404, 'itemNotFound']);
	}
	expect(fixture.violations).toEqual([]);
});

test('a folder goes with all that is in it', async () => {
	fixture.drive.put('in/deep/a.csv', 'abc');
	const { id } = fixture.drive.file('in/deep/a.csv')!;
	expect((await remove('/me/drive/root:/in')).status).toBe(204);
	expect(fixture.drive.list()).toEqual([]);
	expect(fixture.drive.recycleBin.content).toMatchObject([{ path: 'in', kind: 'folder', size: 3 }]);
	expect((await fixture.get(`/me/drive/items/${id}`)).status).toBe(404);
	expect((await fixture.put('/me/drive/root:/in/b.csv:/content', 'b')).status).toBe(201);
	expect(fixture.drive.list('in')).toEqual(['b.csv']);
});

test('If-Match takes the eTag and the cTag of today only', async () => {
	fixture.drive.put('a.csv', 'abc');
	const { json } = await fixture.get('/me/drive/root:/a.csv');
	fixture.drive.put('a.csv', 'abcd');
	for (const tag of [json.eTag, json.cTag]) {
		const refused = await remove('/me/drive/root:/a.csv', { 'if-match': String(tag) });
		expect(refusal(refused)).toEqual([412, 'resourceModified', 'entityTagDoesNotMatch']);
	}
	expect(fixture.drive.list()).toEqual(['a.csv']);
	const { json: now } = await fixture.get('/me/drive/root:/a.csv');
	expect((await remove('/me/drive/root:/a.csv', { 'if-match': String(now.cTag) })).status).toBe(204);
	expect(fixture.violations).toEqual([]);
});

test('what is open stays, and so does the folder that it is in', async () => {
	fixture.drive.put('in/a.csv', 'abc');
	fixture.drive.lock('in/a.csv');
	for (const path of ['in/a.csv', 'in']) {
		expect(refusal(await remove(`/me/drive/root:/${path}`))).toEqual([423, 'notAllowed', 'resourceLocked']);
	}
	fixture.drive.lock('in/a.csv', false);
	expect((await remove('/me/drive/root:/in')).status).toBe(204);
	expect(fixture.violations).toEqual([]);
});

test('the root cannot be deleted, and nobody asks for it', async () => {
	for (const path of ['root', `items/${fixture.drive.root.id}`, 'items/root']) {
		expect(refusal(await remove(`/me/drive/${path}`))).toEqual([400, 'invalidRequest']);
	}
	expect(fixture.violations.length).toBeGreaterThanOrEqual(3);
	expect(fixture.drive.recycleBin.content).toEqual([]);
});

test('deleting needs permission to write', async () => {
	fixture.drive.put('a.csv', 'abc');
	expect(refusal(await remove('/me/drive/root:/a.csv', {}, 'reader'))).toEqual([403, 'accessDenied']);
	expect((await remove('/me/drive/root:/a.csv', {}, 'ownFiles')).status).toBe(204);
	expect(fixture.violations).toEqual([]);
});
