import { parseAddress } from '../../simulators/graph/addressing/address.ts';
import { numberedName } from '../../simulators/graph/names.ts';
import { GraphFixture, refusal } from './graphFixture.ts';

const fixture = new GraphFixture();

test.each([
	['/me/drive/root:/FolderA/FileB.txt:/content', undefined, ['FolderA', 'FileB.txt'], 'content'],
	[
		'/me/drive/items/01ABC:/largefile.dat:/createUploadSession',
		'01ABC',
		['largefile.dat'],
		'createUploadSession',
	],
	[
		'/drives/b!x/items/01ABC:/My%20Files/%23nine.docx:/content',
		'01ABC',
		['My Files', '#nine.docx'],
		'content',
	],
	['/me/drive/root:/Documents', undefined, ['Documents'], ''],
	['/me/drive/root/children', undefined, [], 'children'],
	['/users/u1/drive/items/root', undefined, [], ''],
	[
		"/me/drive/root:/Adele's%20Files/estimate%25s.docx:/content",
		undefined,
		["Adele's Files", 'estimate%s.docx'],
		'content',
	],
	['/me/drive/root:/a/b.txt/content', undefined, ['a', 'b.txt', 'content'], ''],
])('%s names an item', (path, from, names, navigation) => {
	expect(parseAddress(`/v1.0${path}`)).toMatchObject({ item: { from, path: names }, navigation });
});

test.each([
	['/sites', { of: 'tenant', navigation: 'sites' }],
	['/sites/getAllSites()', { of: 'tenant', navigation: 'getAllSites' }],
	['/sites/root', { of: 'owner', owner: { is: 'site', site: { by: 'root' } }, navigation: '' }],
	[
		'/sites/contoso.sharepoint.com,a,b/drives',
		{ owner: { is: 'site', site: { by: 'id', id: 'contoso.sharepoint.com,a,b' } }, navigation: 'drives' },
	],
	[
		'/sites/contoso.sharepoint.com:/sites/R%26D%20Lab',
		{ owner: { site: { by: 'path', hostname: 'contoso.sharepoint.com', path: ['sites', 'R&D Lab'] } } },
	],
	['/sites/contoso.sharepoint.com:/sites/a:/drives', { of: 'owner', navigation: 'drives' }],
	[
		'/sites/contoso.sharepoint.com:/sites/a:/drive/root:/b/c.csv:/content',
		{ of: 'drive', drive: { id: undefined }, item: { path: ['b', 'c.csv'] }, navigation: 'content' },
	],
	['/sites/root/drives/b!x/root', { of: 'drive', drive: { id: 'b!x' }, item: { path: [] } }],
	['/groups/g1/sites/root', { owner: { is: 'site', site: { by: 'group', group: 'g1' } } }],
	['/groups/g1/drive/items/01A', { drive: { owner: { is: 'group', group: 'g1' } }, item: { from: '01A' } }],
	['/me/followedSites', { of: 'owner', owner: { is: 'me' }, navigation: 'followedSites' }],
	["/me/drive/root/delta(token='a%2Bb')", { navigation: 'delta', token: 'a+b' }],
	['/me/drive/root/microsoft.graph.delta()', { navigation: 'delta' }],
])('%s is taken apart', (path, expected) => {
	expect(parseAddress(`/v1.0${path}`)).toMatchObject(expected);
});

test('an empty path means the item itself only where it is tolerated', async () => {
	fixture.drive.put('in/a.csv', 'a');
	const { json } = await fixture.get('/me/drive/root:/in');
	const path = `/me/drive/items/${String(json.id)}:/`;
	expect(refusal(await fixture.get(path))).toEqual([400, 'invalidRequest', 'invalidPath']);
	expect(fixture.violations).toHaveLength(1);
	fixture.graph.behaviour.toleratesEmptyPath = true;
	expect((await fixture.get(path)).json.id).toBe(json.id);
	expect(fixture.violations).toHaveLength(1);
	expect(fixture.graph.requests.at(-1)?.warnings).toEqual([expect.stringContaining('empty path')]);
});

test.each([
	['root::/content', 'an empty path'],
	['root:/a:b.txt:/content', 'a colon in a name'],
	['root:/a//b.txt:/content', 'an empty name'],
	['root:/a/:/content', 'an empty name at the end'],
	['root:/a%2Fb.txt:/content', 'a path that is encoded as a whole'],
	['root:/a%E4.txt:/content', 'another encoding than UTF-8'],
	['items/root:/a.txt:/content', 'a path from items/root'],
])('%s is refused: %s', async (path) => {
	expect((await fixture.put(`/me/drive/${path}`, 'x')).status).toBe(400);
	expect(fixture.violations.length).toBeGreaterThan(0);
	expect(fixture.drive.list()).toEqual([]);
});

test('content without the closing colon is refused', async () => {
	expect(refusal(await fixture.put('/me/drive/root:/a.txt/content', 'x'))).toEqual([400, 'invalidRequest']);
	expect(refusal(await fixture.put('/me/drive/root/content', 'x'))).toEqual([400, 'invalidRequest']);
	expect(fixture.violations.length).toBeGreaterThanOrEqual(2);
});

test.each([
	'a*b.csv',
	'a:b.csv',
	'a|b.csv',
	' a.csv',
	'a.csv ',
	'CON',
	'x_vti_y.csv',
	'~$a.xlsx',
	'desktop.ini',
	'forms',
])('a file cannot be called %p, which is its user’s mistake', async (name) => {
	const path = `/me/drive/root:/${encodeURIComponent(name)}`;
	const expected = [400, 'invalidRequest', 'invalidFileName'];
	expect(refusal(await fixture.put(`${path}:/content`, 'x'))).toEqual(expected);
	expect(refusal(await fixture.post(`${path}:/createUploadSession`, {}))).toEqual(expected);
	expect(fixture.violations).toEqual([]);
});

test('names of folders on the way are looked at, too', async () => {
	const path = (folder: string) => `/me/drive/root:/${encodeURIComponent(folder)}/a.csv:/content`;
	expect(refusal(await fixture.put(path('con'), 'x'))).toEqual([400, 'invalidRequest', 'invalidPath']);
	expect(refusal(await fixture.put(path('a.'), 'x'))).toEqual([400, 'invalidRequest', 'invalidPath']);
	expect((await fixture.put('/me/drive/root:/in/forms/~a.csv:/content', 'x')).status).toBe(201);
});

test('a path has 400 characters at most, decoded', async () => {
	const path = (length: number) =>
		`/me/drive/root:/${'%C3%BC'.repeat(200)}/${'x'.repeat(length - 201)}:/content`;
	expect((await fixture.put(path(400), 'x')).status).toBe(201);
	expect(refusal(await fixture.put(path(401), 'x'))).toEqual([400, 'invalidRequest', 'pathIsTooLong']);
	expect(fixture.violations).toEqual([]);
});

test.each([
	['a.csv', 'file', 'a 1.csv'],
	['a.tar.gz', 'file', 'a.tar 1.gz'],
	['a', 'file', 'a 1'],
	['.env', 'file', '.env 1'],
	['a.b', 'folder', 'a.b 1'],
] as const)('%s of a %s is renamed to %s', (name, kind, expected) => {
	expect(numberedName(name, kind, () => false)).toBe(expected);
});
