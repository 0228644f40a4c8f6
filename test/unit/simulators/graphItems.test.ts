import { ada, GraphFixture, names, refusal } from './graphFixture.ts';

const fixture = new GraphFixture();

test('a drive is known by its user and by its id', async () => {
	fixture.drive.put('a.csv', 'abc');
	for (const path of [
		'/me/drive',
		`/drives/${encodeURIComponent(fixture.drive.id)}`,
		'/users/ADA@contoso.com/drive',
	]) {
		const { status, json, headers } = await fixture.get(path);
		expect(status).toBe(200);
		expect(headers['request-id']).toMatch(/^[0-9a-f-]{36}$/);
		expect(json).toMatchObject({
			id: fixture.drive.id,
			driveType: 'business',
			owner: { user: { id: ada.id } },
		});
		expect(json.quota).toMatchObject({ total: 2 ** 40, used: 3, remaining: 2 ** 40 - 3, state: 'normal' });
	}
	expect(refusal(await fixture.get('/users/nobody@contoso.com/drive', 'app'))).toEqual([
		404,
		'Request_ResourceNotFound',
	]);
	expect(refusal(await fixture.get('/drives/b!none'))).toEqual([404, 'itemNotFound']);
	expect(refusal(await fixture.get('/me/drive', 'bob'))).toEqual([404, 'ResourceNotFound']);
	expect(fixture.violations).toEqual([]);
});

test('an item is known by its path, whatever its case, and by its id', async () => {
	fixture.drive.put('Sales/Täglich 100%.csv', 'abc');
	const byPath = await fixture.get(`/me/drive/root:/sales/${encodeURIComponent('TÄGLICH 100%.CSV')}`);
	expect(byPath.json).toMatchObject({
		name: 'Täglich 100%.csv',
		size: 3,
		eTag: expect.stringMatching(/^"\{[0-9A-F-]{36}\},1"$/) as string,
		cTag: expect.stringMatching(/^"c:\{[0-9A-F-]{36}\},1"$/) as string,
		file: {
			mimeType: 'text/csv',
			hashes: { quickXorHash: fixture.drive.file('Sales/Täglich 100%.csv')?.quickXorHash },
		},
		parentReference: { driveId: fixture.drive.id, path: `/drives/${fixture.drive.id}/root:/Sales` },
		webUrl: `${fixture.graph.uploads.origin}/personal/ada_contoso_com/Documents/Sales/T%C3%A4glich%20100%25.csv`,
	});
	// Every answer has a download URL of its own.
	const lasting = ({ json }: { json: Record<string, unknown> }) => ({
		...json,
		'@microsoft.graph.downloadUrl': typeof json['@microsoft.graph.downloadUrl'],
	});
	const byId = await fixture.get(`/me/drive/items/${String(byPath.json.id)}`);
	expect(lasting(byId)).toEqual(lasting(byPath));
	const { json: folder } = await fixture.get('/me/drive/root:/Sales');
	expect(folder).toMatchObject({ folder: { childCount: 1 }, size: 3 });
	const fromFolder = await fixture.get(
		`/me/drive/items/${String(folder.id)}:/${encodeURIComponent('Täglich 100%.csv')}:`,
	);
	expect(lasting(fromFolder)).toEqual(lasting(byPath));
	expect((await fixture.get('/me/drive/root')).json).toMatchObject({ root: {}, folder: { childCount: 1 } });
	expect(refusal(await fixture.get('/me/drive/root:/Sales/x.csv'))).toEqual([404, 'itemNotFound']);
	expect(refusal(await fixture.get('/me/drive/items/01NONE'))).toEqual([404, 'itemNotFound']);
	expect(fixture.violations).toEqual([]);
});

test('$select leaves only what is asked for, and knows no other properties', async () => {
	fixture.drive.put('a.csv', 'abc');
	const { json } = await fixture.get('/me/drive/root:/a.csv?$select=id,name,file');
	expect(Object.keys(json).sort()).toEqual(['@odata.context', 'file', 'id', 'name']);
	expect(fixture.violations).toEqual([]);
	for (const path of ['root:/a.csv', 'root/children', '']) {
		const answer = await fixture.get(`/me/drive/${path}?$select=id,etag`.replace('/?', '?'));
		expect(refusal(answer)).toEqual([400, 'BadRequest']);
	}
	expect(fixture.violations).toHaveLength(3);
});

test('children come in pages whose links lead on', async () => {
	for (const name of ['c.csv', 'A.csv', 'b/x.csv', 'd.csv', 'E.csv']) fixture.drive.put(`in/${name}`, name);
	const seen: unknown[][] = [];
	let path: string | undefined = '/me/drive/root:/in:/children?$top=2&$select=name';
	while (path) {
		const answer = await fixture.get(path);
		seen.push(names(answer));
		const { json } = answer;
		const next: unknown = json['@odata.nextLink'];
		expect(typeof next === 'string' ? new URL(next).origin : fixture.graph.api.origin).toBe(
			fixture.graph.api.origin,
		);
		path = typeof next === 'string' ? next.replace(`${fixture.graph.api.origin}/v1.0`, '') : undefined;
		// What is added behind the place that the link names comes on a later page.
		if (seen.length === 1) fixture.drive.put('in/bb.csv', '');
	}
	expect(seen).toEqual([
		['A.csv', 'b'],
		['bb.csv', 'c.csv'],
		['d.csv', 'E.csv'],
	]);
	expect(fixture.violations).toEqual([]);
});

test('a page has 200 items unless told', async () => {
	for (let i = 0; i < 201; i += 1) fixture.drive.put(`${i}.csv`, '');
	const first = await fixture.get('/me/drive/root/children');
	expect(names(first)).toHaveLength(200);
	expect(first.json['@odata.nextLink']).toMatch(/children\?\$skiptoken=/);
	fixture.graph.behaviour.pageSize = 50;
	expect(names(await fixture.get('/me/drive/root/children'))).toHaveLength(50);
	expect(names(await fixture.get('/me/drive/root/children?$top=300'))).toHaveLength(201);
	expect(fixture.violations).toEqual([]);
	expect(refusal(await fixture.get('/me/drive/root/children?$top=all'))).toEqual([
		400,
		'invalidRequest',
		'invalidQueryOption',
	]);
	expect((await fixture.get('/me/drive/root/children?$skip=1')).status).toBe(501);
	expect(fixture.violations.length).toBeGreaterThanOrEqual(2);
});

test('hashes may come late, or never', async () => {
	fixture.graph.behaviour.hashesMissingFor = 2;
	const hashes = async () =>
		((await fixture.get('/me/drive/root:/a.csv')).json.file as { hashes?: unknown }).hashes;
	const put = await fixture.put('/me/drive/root:/a.csv:/content', 'abc');
	expect(put.json.file).toEqual({ mimeType: 'text/csv' });
	expect([await hashes(), await hashes()]).toEqual([undefined, undefined]);
	expect(await hashes()).toEqual({ quickXorHash: fixture.drive.file('a.csv')?.quickXorHash });
	fixture.graph.behaviour.hashesMissingFor = Infinity;
	await fixture.put('/me/drive/root:/a.csv:/content', 'abcd');
	for (let i = 0; i < 5; i += 1) expect(await hashes()).toBeUndefined();
});

test('children are ordered by name, either way, and by nothing else; nor are they filtered', async () => {
	for (const name of ['c.csv', 'A.csv', 'b.csv']) fixture.drive.put(name, name);
	const first = await fixture.get('/me/drive/root/children?$orderby=name%20desc&$top=2');
	expect(names(first)).toEqual(['c.csv', 'b.csv']);
	expect(names(await fixture.follow(first.json['@odata.nextLink']))).toEqual(['A.csv']);
	expect(fixture.violations).toEqual([]);
	for (const option of ['$orderby=size', '$orderby=lastModifiedDateTime%20desc', '$filter=size%20gt%201']) {
		expect(refusal(await fixture.get(`/me/drive/root/children?${option}`))).toEqual([400, 'notSupported']);
	}
	expect(fixture.violations).toHaveLength(3);
});
