import { parseAddress } from '../../simulators/graph/addressing.ts';
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
