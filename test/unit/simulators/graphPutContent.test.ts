import { createHash } from 'node:crypto';

import { GraphFixture, pattern, refusal, unit } from './graphFixture.ts';

const fixture = new GraphFixture();
const content = '/me/drive/root:/in/a.csv:/content';
const conflict = (value: string) => `?@microsoft.graph.conflictBehavior=${value}`;

test('content is kept to the byte, with its hashes and its versions', async () => {
	const bytes = pattern(3 * unit + 17);
	const created = await fixture.put(content, bytes);
	expect(created.status).toBe(201);
	const file = fixture.drive.file('in/a.csv');
	expect(file).toMatchObject({ name: 'a.csv', size: bytes.length });
	expect(file?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
	expect(file?.bytes().equals(bytes)).toBe(true);
	expect(created.json).toMatchObject({
		size: bytes.length,
		file: { hashes: { quickXorHash: file?.quickXorHash } },
	});

	const replaced = await fixture.put(content, '');
	expect(replaced.status).toBe(200);
	expect(replaced.json).toMatchObject({ id: created.json.id, size: 0 });
	expect(replaced.json.eTag).not.toBe(created.json.eTag);
	expect(fixture.drive.history('IN/a.csv').map(({ size }) => size)).toEqual([bytes.length, 0]);
	expect((await fixture.put(`/me/drive/items/${String(created.json.id)}/content`, 'by id')).status).toBe(200);
	expect(fixture.drive.file('in/a.csv')?.bytes().toString()).toBe('by id');
	expect(fixture.violations).toEqual([]);
});

test('conflicts end as the query says', async () => {
	fixture.drive.put('in/a.csv', 'old');
	expect(refusal(await fixture.put(content + conflict('fail'), 'new'))).toEqual([409, 'nameAlreadyExists']);
	expect(fixture.drive.file('in/a.csv')?.bytes().toString()).toBe('old');
	const encoded = '?%40microsoft.graph.conflictBehavior=rename';
	expect((await fixture.put(content + encoded, 'new')).json.name).toBe('a 1.csv');
	expect((await fixture.put(content + conflict('rename'), 'new')).status).toBe(201);
	expect((await fixture.put(content + conflict('replace'), 'new')).status).toBe(200);
	expect(fixture.drive.list('in')).toEqual(['a 1.csv', 'a 2.csv', 'a.csv']);
	fixture.drive.put('folder.csv/x', '');
	const onFolder = await fixture.put('/me/drive/root:/folder.csv:/content', 'new');
	expect(refusal(onFolder)).toEqual([409, 'nameAlreadyExists']);
	expect(refusal(await fixture.put('/me/drive/root:/in/a.csv/b.csv:/content', 'new'))).toEqual([
		409,
		'nameAlreadyExists',
	]);
	expect(fixture.violations).toEqual([]);
});

test.each([
	['?@microsoft.graph.conflictBehavior=overwrite', 400, 'conflictBehavior is one of'],
	['?@microsoft.graph.conflictBehavior=', 400, 'conflictBehavior is one of'],
	['?conflictBehavior=fail', 200, 'it belongs in the query'],
])('%s is answered with %i and journaled', async (query, status, violation) => {
	fixture.drive.put('in/a.csv', 'old');
	expect((await fixture.put(content + query, 'new')).status).toBe(status);
	expect(fixture.violations).toContainEqual(expect.stringContaining(violation));
});

test('a condition that is not met changes nothing', async () => {
	const { json } = await fixture.put(content, 'one');
	const tags = { eTag: String(json.eTag), cTag: String(json.cTag) };
	const put = async (headers: Record<string, string>) => await fixture.put(content, 'two', headers);
	expect(refusal(await put({ 'if-none-match': '*' }))).toEqual([
		412,
		'resourceModified',
		'entityTagDoesNotMatch',
	]);
	expect((await put({ 'if-none-match': tags.eTag })).status).toBe(412);
	expect((await put({ 'if-match': '"{other},1"' })).status).toBe(412);
	expect((await put({ 'if-match': tags.cTag })).status).toBe(200);
	expect((await put({ 'if-match': tags.eTag })).status).toBe(412);
	expect((await put({ 'if-match': '*' })).status).toBe(200);
	const elsewhere = '/me/drive/root:/b.csv:/content';
	expect((await fixture.put(elsewhere, 'b', { 'if-match': '*' })).status).toBe(412);
	expect((await fixture.put(elsewhere, 'b', { 'if-none-match': '*' })).status).toBe(201);
	expect(fixture.violations).toEqual([]);
	expect(refusal(await put({ 'if-match': '{x},1' }))).toEqual([400, 'invalidRequest', 'malformedEntityTag']);
	expect(fixture.violations).toHaveLength(1);
});

test('folders that are missing are made, or are not', async () => {
	fixture.graph.behaviour.createsMissingFolders = false;
	expect(refusal(await fixture.put(content, 'a'))).toEqual([404, 'itemNotFound']);
	expect(fixture.drive.list()).toEqual([]);
	fixture.drive.folder(['in']);
	expect((await fixture.put(content, 'a')).status).toBe(201);
	expect(fixture.violations).toEqual([]);
});

test('a locked file and a full drive refuse content', async () => {
	fixture.drive.put('in/a.csv', 'old');
	fixture.drive.lock('in/a.csv');
	expect(refusal(await fixture.put(content, 'new'))).toEqual([423, 'notAllowed', 'resourceLocked']);
	fixture.drive.lock('in/a.csv', false);
	expect((await fixture.put(content, 'new')).status).toBe(200);
	const owner = { id: 'grace', userPrincipalName: 'grace@contoso.com', displayName: 'Grace' };
	const small = fixture.graph.addDrive({ owner, quota: 5, sharedWith: ['ada-id'] });
	const path = `/drives/${small.id}/root:/a.csv:/content`;
	expect((await fixture.put(path, '123')).status).toBe(201);
	// The version before counts, too.
	expect(refusal(await fixture.put(path, '123'))).toEqual([507, 'quotaLimitReached']);
	expect(small.file('a.csv')?.size).toBe(3);
	expect(fixture.violations).toEqual([]);
});

test('a body that is cut off leaves nothing', async () => {
	fixture.graph.api.faults.add({ method: 'PUT', does: { kind: 'resetRequest', afterBytes: 50_000 } });
	await expect(fixture.put(content, pattern(unit))).rejects.toThrow();
	expect(fixture.drive.list()).toEqual([]);
	fixture.graph.api.faults.add({ method: 'PUT', does: { kind: 'loseAnswer' } });
	await expect(fixture.put(content, pattern(unit))).rejects.toThrow();
	expect(fixture.drive.file('in/a.csv')?.size).toBe(unit);
	expect(fixture.violations).toEqual([]);
});
