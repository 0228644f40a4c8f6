import { GraphFixture, refusal } from './graphFixture.ts';

const fixture = new GraphFixture();
const behavior = (value: string) => ({ '@microsoft.graph.conflictBehavior': value });
const create = async (body?: unknown, path = 'root:/in/a.csv:') =>
	await fixture.post(`/me/drive/${path}/createUploadSession`, body);

test('a session has an address on another host, an end, and waits for the first byte', async () => {
	const { status, json } = await create({
		item: { ...behavior('rename'), name: 'a.csv' },
		deferCommit: false,
	});
	expect(status).toBe(200);
	expect(json).toMatchObject({ nextExpectedRanges: ['0-'] });
	expect(Date.parse(String(json.expirationDateTime))).toBeGreaterThan(Date.now());
	const url = new URL(String(json.uploadUrl));
	expect(url.origin).toBe(fixture.graph.uploads.origin);
	expect(url.pathname).toMatch(
		/^\/personal\/ada_contoso_com\/_api\/v2\.0\/drives\/b!.*\/items\/01.*\/uploadSession$/,
	);
	expect(fixture.graph.openSessions).toBe(1);
	expect(fixture.drive.list()).toEqual([]);
	expect(fixture.violations).toEqual([]);
});

test('it may be created without a body, below a folder, and for a file that is there', async () => {
	fixture.drive.put('in/a.csv', 'a');
	expect((await create()).status).toBe(200);
	const { json: folder } = await fixture.get('/me/drive/root:/in');
	expect((await create({}, `items/${String(folder.id)}:/b.csv:`)).status).toBe(200);
	const { json: file } = await fixture.get('/me/drive/root:/in/a.csv');
	expect((await create({ item: behavior('replace') }, `items/${String(file.id)}`)).status).toBe(200);
	expect(fixture.violations).toEqual([]);
	expect(refusal(await create({}, `items/${String(folder.id)}`))).toEqual([400, 'invalidRequest']);
	expect(fixture.violations).toEqual([expect.stringContaining('a folder has no content')]);
});

test('a name that is taken fails at once, unless it may be', async () => {
	fixture.drive.put('in/a.csv', 'a');
	expect(refusal(await create({ item: behavior('fail') }))).toEqual([409, 'nameAlreadyExists']);
	expect((await create({ item: behavior('rename') })).status).toBe(200);
	fixture.drive.lock('in/a.csv');
	expect(refusal(await create({ item: behavior('replace') }))).toEqual([423, 'notAllowed', 'resourceLocked']);
	expect((await create({ item: behavior('rename') })).status).toBe(200);
	expect(fixture.violations).toEqual([]);
});

test('conditions and missing folders refuse a session', async () => {
	fixture.drive.put('a.csv', 'a');
	const path = '/me/drive/root:/a.csv:/createUploadSession';
	expect((await fixture.send('POST', path, { headers: { 'if-none-match': '*' } })).status).toBe(412);
	fixture.graph.behaviour.createsMissingFolders = false;
	expect(refusal(await create({}))).toEqual([404, 'itemNotFound']);
	expect(fixture.violations).toEqual([]);
});

test.each([
	['beside the item', { ...behavior('fail'), item: { name: 'a.csv' } }, ''],
	['in the query', { item: {} }, '?@microsoft.graph.conflictBehavior=fail'],
])('a conflict behaviour %s is ignored and journaled: the file is replaced', async (_, body, query) => {
	fixture.drive.put('in/a.csv', 'a');
	const { status, json } = await fixture.post(`/me/drive/root:/in/a.csv:/createUploadSession${query}`, body);
	expect(status).toBe(200);
	expect(fixture.violations).toContainEqual(expect.stringContaining('item'));
	expect((await fixture.fragment(String(json.uploadUrl), 0, Buffer.from('new'), 3)).status).toBe(200);
	expect(fixture.drive.file('in/a.csv')?.bytes().toString()).toBe('new');
});

test.each([
	['a conflict behaviour that is none', { item: behavior('overwrite') }],
	['another name than the URL’s', { item: { name: 'b.csv' } }],
	['the size', { item: { fileSize: 3 } }],
	['a description', { item: { description: 'x' } }],
	['a type', { item: { '@odata.type': 'microsoft.graph.driveItemUploadableProperties' } }],
	['a misspelt property', { item: { nmae: 'a.csv' } }],
	['a misspelt item', { itme: { name: 'a.csv' } }],
	['properties beside the item', { name: 'a.csv' }],
	['a name that is no text', { item: { name: 1 } }],
	['an item that is no object', { item: 'a.csv' }],
	['a deferred commit that is no boolean', { deferCommit: 'true' }],
	['a list', []],
])('%s in the body is refused and journaled', async (_, body) => {
	expect(refusal(await create(body))).toEqual([400, 'invalidRequest']);
	expect(fixture.violations.length).toBeGreaterThan(0);
	expect(fixture.graph.openSessions).toBe(0);
});

test('a body that is not JSON is refused, a deferred commit is not simulated', async () => {
	const headers = { 'content-type': 'application/json' };
	const path = '/me/drive/root:/a.csv:/createUploadSession';
	expect((await fixture.send('POST', path, { headers, body: '{"item":' })).status).toBe(400);
	expect((await fixture.send('POST', path, { body: '{}' })).status).toBe(415);
	expect((await create({ deferCommit: true })).status).toBe(501);
	expect(fixture.violations.length).toBeGreaterThanOrEqual(3);
});

test('OneDrive personal takes the size, and refuses what does not fit', async () => {
	const owner = { id: 'eve', userPrincipalName: 'eve@outlook.com', displayName: 'Eve' };
	const drive = fixture.graph.addDrive({ owner, driveType: 'personal', quota: 10, sharedWith: ['ada-id'] });
	const path = `/drives/${drive.id}/root:/a.csv:/createUploadSession`;
	expect((await fixture.post(path, { item: { fileSize: 10, description: 'x' } })).status).toBe(200);
	expect(refusal(await fixture.post(path, { item: { fileSize: 11 } }))).toEqual([507, 'quotaLimitReached']);
	expect(fixture.violations).toEqual([]);
	drive.put('a.csv', 'a');
	const { json } = await fixture.get(`/drives/${drive.id}/root:/a.csv`);
	const byId = await fixture.post(`/drives/${drive.id}/items/${String(json.id)}/createUploadSession`, {});
	expect(byId.json.error).toMatchObject({ code: 'invalidRequest', message: 'File name not provided in url' });
});

test('the dates that the client gives are shown', async () => {
	const fileSystemInfo = { lastModifiedDateTime: '2020-01-02T03:04:05Z' };
	const { json } = await create({ item: { ...behavior('replace'), fileSystemInfo } });
	const { json: item } = await fixture.fragment(String(json.uploadUrl), 0, Buffer.from('new'), 3);
	expect(item.fileSystemInfo).toMatchObject(fileSystemInfo);
	expect(fixture.violations).toEqual([]);
});
