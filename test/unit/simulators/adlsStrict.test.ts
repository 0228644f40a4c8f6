import { contractsAvailable } from '../../simulators/contract.ts';
import { AdlsFixture, refused } from './adlsFixture.ts';

const fixture = new AdlsFixture();

beforeEach(() => fixture.files.put('a.csv', 'a'));

test('names arrive as they are meant', async () => {
	const names = [
		'a b.csv',
		'100%.csv',
		'#1.csv',
		'what?.csv',
		'a+b.csv',
		'Käse ß.csv',
		'📈.csv',
		'a%20b.csv',
	];
	for (const name of names) await fixture.create(`in/${encodeURIComponent(name)}`);
	expect(fixture.files.list('in')).toEqual(names.map((name) => `in/${name}`).sort());
	const { json } = await fixture.send('GET', '/files?resource=filesystem&recursive=false&directory=in');
	expect(json.paths).toHaveLength(names.length);
	await fixture.create('in/plus+plain.csv');
	expect(fixture.files.file('in/plus+plain.csv')).toBeDefined();
	expect(fixture.violations).toEqual([]);
});

test('file systems are created, described and listed', async () => {
	const ask = async (method: string, name: string, query = '') =>
		await fixture.send(method, `/${name}?resource=filesystem${query}`);
	const created = await ask('PUT', 'exports-1');
	expect(created.headers['x-ms-namespace-enabled']).toBe('true');
	expect(refused(await ask('PUT', 'exports-1'))).toEqual([409, 'FilesystemAlreadyExists']);
	expect((await ask('HEAD', 'exports-1')).status).toBe(200);
	expect(refused(await ask('HEAD', 'none'))).toEqual([404, 'FilesystemNotFound']);
	expect(refused(await ask('GET', 'none', '&recursive=true'))).toEqual([404, 'FilesystemNotFound']);
	const list = async (query = '') =>
		(await fixture.send('GET', `/?resource=account${query}`)).json.filesystems;
	expect(await list()).toMatchObject([{ name: 'exports-1' }, { name: 'files' }]);
	expect(await list('&prefix=f')).toMatchObject([{ name: 'files' }]);
	const page = await fixture.send('GET', '/?resource=account&maxResults=1');
	expect(page.headers['x-ms-continuation']).toBe('exports-1');
	expect((await ask('DELETE', 'exports-1')).status).toBe(202);
	expect(fixture.violations).toEqual([]);
	expect(fixture.lake.fileSystems).toEqual(['files']);
});

test.each(['Exports', 'a', 'a--b', '-ab', 'ab-', 'a_b', 'x'.repeat(64)])(
	'no file system is called %s',
	async (name) => {
		const answer = await fixture.send('PUT', `/${name}?resource=filesystem`);
		expect(refused(answer)).toEqual([400, 'InvalidResourceName']);
		expect(fixture.violations).not.toEqual([]);
	},
);

test('a refusal has a code, an id and a time', async () => {
	const answer = await fixture.send('GET', '/files/none.csv', {
		headers: { 'x-ms-client-request-id': 'mine' },
	});
	expect(answer.headers).toMatchObject({
		...{ 'x-ms-error-code': 'PathNotFound', 'x-ms-version': '2026-06-06', 'x-ms-client-request-id': 'mine' },
		'content-type': 'application/json;charset=utf-8',
	});
	const { code, message } = answer.json.error as { code: string; message: string };
	expect(code).toBe('PathNotFound');
	expect(message).toMatch(
		/^The specified path does not exist\.\nRequestId:[-0-9a-f]{36}\nTime:[-0-9]{10}T[:.0-9]{16}Z$/,
	);
	expect(message).toContain(String(answer.headers['x-ms-request-id']));
	expect(await fixture.send('HEAD', '/files/none.csv')).toMatchObject({ status: 404, text: '' });
});

test.each([
	['no version', 'GET', '/files/a.csv', { 'x-ms-version': '' }, 400, 'UnsupportedRestVersion'],
	[
		'a version that there is not',
		'GET',
		'/files/a.csv',
		{ 'x-ms-version': '2020-01-01' },
		400,
		'UnsupportedRestVersion',
	],
	[
		'an ETag without quotation marks',
		'GET',
		'/files/a.csv',
		{ 'if-match': '0x1' },
		400,
		'InvalidHeaderValue',
	],
	[
		'conditions that exclude each other',
		...(['GET', '/files/a.csv', { 'if-match': '"1"', 'if-none-match': '"2"' }] as const),
		...([400, 'MultipleConditionHeadersNotSupported'] as const),
	],
	['a path with empty segments', 'PUT', '/files/a//b?resource=file', {}, 400, 'InvalidUri'],
	['a path that is not UTF-8', 'PUT', '/files/%E4?resource=file', {}, 400, 'InvalidUri'],
	['a resource that there is not', 'PUT', '/files/b?resource=folder', {}, 400, 'InvalidQueryParameterValue'],
	['a file system without its parameter', 'PUT', '/other', {}, 400, 'MissingRequiredQueryParameter'],
	['a list without recursive', 'GET', '/files?resource=filesystem', {}, 400, 'MissingRequiredQueryParameter'],
	[
		'properties that are not base64',
		'PUT',
		'/files/b?resource=file',
		{ 'x-ms-properties': 'a=ä' },
		400,
		'InvalidHeaderValue',
	],
	['a method that there is not', 'OPTIONS', '/files/a.csv', {}, 405, 'UnsupportedHttpVerb'],
	['the Blob service', 'PUT', '/other?restype=container', {}, 400, 'UnsupportedQueryParameter'],
	['what is not simulated', 'GET', '/', {}, 501, 'NotImplemented'],
	[
		'a checksum that is not simulated',
		'PATCH',
		'/files/a.csv?action=append&position=1',
		{ 'x-ms-content-crc64': 'x' },
		501,
		'NotImplemented',
	],
])('%s is a mistake', async (_, method, path, headers: Record<string, string>, status, code) => {
	expect(refused(await fixture.send(method, path, { headers }))).toEqual([status, code]);
	expect(fixture.violations).not.toEqual([]);
});

test('a file is no directory', async () => {
	expect(refused(await fixture.create('a.csv/b.csv'))).toEqual([409, 'PathConflict']);
	const directory = await fixture.send('PUT', '/files/a.csv?resource=directory');
	expect(refused(directory)).toEqual([409, 'PathConflict']);
	fixture.files.directory('in');
	expect(refused(await fixture.create('in'))).toEqual([409, 'PathConflict']);
});

test('a request of the Blob service’s client is noted where host names do not tell it apart', async () => {
	const { status } = await fixture.send('HEAD', '/files/a.csv', { headers: { accept: 'application/xml' } });
	expect(status).toBe(200);
	expect(fixture.warnings).toEqual([expect.stringContaining('Blob service')]);
});

if (contractsAvailable()) {
	test.each([
		'GET /files?resource=filesystem&recursive=true&depth=1',
		'PUT /files/b.csv?resource=file&recursive=true',
		'DELETE /files/a.csv?force=true',
		'GET /files?resource=filesystem&recursive=perhaps',
	])('the contract does not know %s', async (request) => {
		const [method = '', path = ''] = request.split(' ');
		await fixture.send(method, path);
		expect(fixture.violations).toContainEqual(expect.stringContaining('contradicts datalake.json'));
	});
}
