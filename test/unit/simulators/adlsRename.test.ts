import { AdlsFixture, refused } from './adlsFixture.ts';

const fixture = new AdlsFixture();
const lease = 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6';

beforeEach(() => {
	fixture.files.put('in/.tmp', 'new');
	fixture.files.put('in/a.csv', 'old');
});

test('a rename is one step: the name shows the old or the new', async () => {
	expect((await fixture.rename('in/.tmp', 'in/a.csv')).status).toBe(201);
	expect(fixture.files.visible('in/a.csv').map(({ change, size }) => [change, size])).toEqual([
		['put', 3],
		['renamed', 3],
	]);
	expect(fixture.files.visible('in/.tmp').at(-1)).toEqual({ change: 'renamed', size: undefined });
	expect(fixture.files.list()).toEqual(['in/a.csv']);
});

test('a rename that is sent again finds no source; or, first, that the name is taken', async () => {
	await fixture.rename('in/.tmp', 'in/b.csv');
	const again = async () => refused(await fixture.rename('in/.tmp', 'in/b.csv', { 'if-none-match': '*' }));
	expect(await again()).toEqual([404, 'SourcePathNotFound']);
	fixture.lake.behaviour.checksRenameSourceFirst = false;
	expect(await again()).toEqual([409, 'PathAlreadyExists']);
	expect(fixture.violations).toEqual([]);
});

test('two writers at once: one has the name', async () => {
	fixture.files.put('in/.tmp2', 'other');
	const both = await Promise.all(
		['in/.tmp', 'in/.tmp2'].map((from) => fixture.rename(from, 'in/b.csv', { 'if-none-match': '*' })),
	);
	expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
	expect(fixture.files.visible('in/b.csv')).toHaveLength(1);
});

test('a lease of the destination is broken, that of the source has to be known', async () => {
	fixture.files.lease('in/a.csv');
	const wrong = { 'x-ms-lease-id': '00000000-0000-0000-0000-000000000000' };
	expect(refused(await fixture.rename('in/.tmp', 'in/a.csv', wrong))).toEqual([412, 'LeaseIdMismatch']);
	fixture.files.lease('in/.tmp');
	expect(refused(await fixture.rename('in/.tmp', 'in/a.csv'))).toEqual([412, 'LeaseIdMissing']);
	const { status } = await fixture.rename('in/.tmp', 'in/a.csv', { 'x-ms-source-lease-id': lease });
	expect(status).toBe(201);
	expect(fixture.violations).toEqual([]);
});

test('properties are kept, or replaced', async () => {
	await fixture.create('in/.tmp', { 'x-ms-properties': 'a=MQ==' });
	await fixture.rename('in/.tmp', 'in/b.csv');
	expect(fixture.files.file('in/b.csv')?.properties).toEqual({ a: '1' });
	await fixture.rename('in/b.csv', 'in/c.csv', { 'x-ms-properties': 'b=Mg==' });
	expect(fixture.files.file('in/c.csv')?.properties).toEqual({ b: '2' });
});

test.each([
	['in/none', 'in/b.csv', 404, 'SourcePathNotFound'],
	['in/.tmp', 'none/b.csv', 404, 'RenameDestinationParentPathNotFound'],
	['in/.tmp', 'in/a.csv/b.csv', 409, 'PathConflict'],
	['in/.tmp', 'in', 409, 'InvalidSourceOrDestinationResourceType'],
	['in', 'in/a.csv', 409, 'InvalidRenameSourcePath'],
	['in', 'in/deeper', 409, 'InvalidRenameSourcePath'],
	['in/.tmp', 'in/.tmp', 409, 'InvalidRenameSourcePath'],
	['', 'in/b.csv', 400, 'InvalidSourceUri'],
	['in/.tmp', Array.from({ length: 60 }, () => 'd').join('/'), 409, 'PathIsTooDeep'],
	['in/.tmp', 'n'.repeat(256), 400, 'OutOfRangeInput'],
])('%s to %s is refused: %i %s', async (source, destination, status, code) => {
	expect(refused(await fixture.rename(source, destination))).toEqual([status, code]);
	expect(fixture.files.file('in/.tmp')?.size).toBe(3);
});

test('a source in another file system, or in none', async () => {
	const from = async (source: string) =>
		refused(await fixture.rename('', 'in/b.csv', { 'x-ms-rename-source': source }));
	expect(await from('/none/in/.tmp')).toEqual([404, 'SourcePathNotFound']);
	expect(await from('files/in/.tmp')).toEqual([400, 'InvalidSourceUri']);
	expect(await from('/files/in/%2Etmp')).toEqual([201, undefined]);
});

test('a rename before the flush is a mistake', async () => {
	await fixture.create('in/.new');
	await fixture.append('in/.new', 0, 'abc');
	await fixture.rename('in/.new', 'in/b.csv');
	expect(fixture.violations).toEqual([expect.stringContaining('before all of its data is flushed')]);
	expect((await fixture.flush('in/b.csv', 3)).status).toBe(200);
});

test('a body is a mistake', async () => {
	const answer = await fixture.send('PUT', '/files/in/b.csv?mode=legacy', {
		...{ headers: { 'x-ms-rename-source': '/files/in/.tmp' }, body: 'x' },
	});
	expect(refused(answer)).toEqual([400, 'ContentLengthMustBeZero']);
	expect(fixture.violations).not.toEqual([]);
});

describe('in a flat namespace', () => {
	const flat = new AdlsFixture({ hierarchical: false });

	test('directories are parts of names, and a rename makes another file', async () => {
		flat.files.put('in/.tmp', 'new');
		const before = flat.files.file('in/.tmp')?.eTag;
		expect((await flat.rename('in/.tmp', 'nowhere/a.csv')).status).toBe(201);
		expect(flat.files.file('nowhere/a.csv')?.eTag).not.toBe(before);
		expect(flat.files.list()).toEqual(['nowhere/a.csv']);
		const list = async (query: string) =>
			(await flat.send('GET', `/files?resource=filesystem&recursive=${query}`)).json.paths;
		expect(await list('false')).toMatchObject([{ name: 'nowhere', isDirectory: 'true' }]);
		expect(await list('false&directory=nowhere')).toMatchObject([{ name: 'nowhere/a.csv' }]);
	});

	test('nobody owns anything', async () => {
		flat.files.put('a.csv', 'a');
		const { headers } = await flat.send('HEAD', '/files?resource=filesystem');
		expect(headers['x-ms-namespace-enabled']).toBe('false');
		expect((await flat.send('HEAD', '/files/a.csv?action=getAccessControl')).status).toBe(400);
		expect((await flat.send('HEAD', '/files/a.csv')).headers).not.toHaveProperty('x-ms-owner');
	});
});
