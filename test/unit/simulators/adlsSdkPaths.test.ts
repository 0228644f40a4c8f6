import { AdlsFixture } from './adlsFixture.ts';

const fixture = new AdlsFixture();
const fileSystem = () => fixture.client('sharedKey').getFileSystemClient('files');
const file = (path: string) => fileSystem().getFileClient(path);
/** What the client makes of a refusal. */
const code = async (request: Promise<unknown>) =>
	await request.then(
		() => 'none',
		(error: { code?: string; statusCode?: number }) => `${error.statusCode} ${error.code}`,
	);

afterEach(() => expect(fixture.violations).toEqual([]));

test('a file is created where there is none, with its directories', async () => {
	await file('a/b/c.csv').create({ conditions: { ifNoneMatch: '*' } });
	expect(fixture.files.list()).toEqual(['a/b/c.csv']);
	expect(await code(file('a/b/c.csv').create({ conditions: { ifNoneMatch: '*' } }))).toBe(
		'409 PathAlreadyExists',
	);
	expect(await file('a/b/c.csv').createIfNotExists()).toMatchObject({ succeeded: false });
	expect(await fileSystem().getDirectoryClient('a').createIfNotExists()).toMatchObject({ succeeded: false });
	expect(await fileSystem().getDirectoryClient('d').createIfNotExists()).toMatchObject({ succeeded: true });
});

test('a rename replaces what is there, or does not, and keeps the ETag', async () => {
	fixture.files.put('target.csv', 'old');
	await file('.tmp').upload(Buffer.from('new'));
	const before = fixture.files.file('.tmp')?.eTag;
	const kept = file('.tmp').move('files', 'target.csv', { destinationConditions: { ifNoneMatch: '*' } });
	expect(await code(kept)).toBe('409 PathAlreadyExists');
	const moved = await file('.tmp').move('files', 'target.csv');
	expect(moved.etag).toBe(`"${before}"`);
	expect(fixture.files.file('target.csv')?.bytes().toString()).toBe('new');
	expect(await code(file('.tmp').move('files', 'target.csv'))).toBe('404 SourcePathNotFound');
	expect(await code(file('target.csv').move('files', 'none/target.csv'))).toBe(
		'404 RenameDestinationParentPathNotFound',
	);
});

test('conditions of a rename look at both ends', async () => {
	fixture.files.put('a', '1');
	fixture.files.put('b', '2');
	const tag = (path: string) => `"${fixture.files.file(path)?.eTag}"`;
	const move = async (conditions: object, destinationConditions: object) =>
		await code(file('a').move('files', 'b', { conditions, destinationConditions }));
	expect(await move({ ifMatch: tag('b') }, {})).toBe('412 SourceConditionNotMet');
	expect(await move({ ifMatch: tag('a') }, { ifMatch: tag('a') })).toBe('412 ConditionNotMet');
	expect(await move({ ifMatch: tag('a') }, { ifMatch: tag('b') })).toBe('none');
});

test('renames go to other file systems too, and take directories along', async () => {
	fixture.lake.addFileSystem('archive');
	fixture.files.put('in/a.csv', 'a');
	fixture.files.put('in/b/c.csv', 'c');
	await fileSystem().getDirectoryClient('in').move('archive', 'out');
	expect(fixture.files.list()).toEqual([]);
	expect(fixture.lake.fileSystem('archive').list()).toEqual(['out/a.csv', 'out/b/c.csv']);
});

test('with a shared access signature, the source carries its own', async () => {
	const signed = fixture.client('fileSystemSas').getFileSystemClient('files');
	await signed.getFileClient('.tmp').upload(Buffer.from('x'));
	await signed.getFileClient('.tmp').move('files', 'a%20b.csv');
	expect(fixture.files.list()).toEqual(['a b.csv']);
});

test('paths are listed in pages', async () => {
	for (const path of ['a.csv', 'b/c.csv', 'b/d/e.csv', 'z.csv']) fixture.files.put(path, path);
	const names = async (options: object) => {
		const pages = fileSystem().listPaths(options).byPage({ maxPageSize: 2 });
		const found: string[][] = [];
		for await (const { pathItems = [] } of pages) found.push(pathItems.map(({ name = '' }) => name));
		return found;
	};
	expect(await names({ recursive: true })).toEqual([
		['a.csv', 'b'],
		['b/c.csv', 'b/d'],
		['b/d/e.csv', 'z.csv'],
	]);
	expect(await names({})).toEqual([['a.csv', 'b'], ['z.csv']]);
	expect(await names({ path: 'b' })).toEqual([['b/c.csv', 'b/d']]);
	expect(await code(fileSystem().listPaths({ path: 'none' }).next())).toBe('404 PathNotFound');
	const first = await fileSystem().listPaths().next();
	expect(first.value).toMatchObject({
		contentLength: 5,
		permissions: { owner: { read: true, write: true } },
	});
});

test('files and directories are deleted', async () => {
	fixture.files.put('a/b.csv', 'b');
	fixture.files.put('a/c.csv', 'c');
	expect(await code(fileSystem().getDirectoryClient('a').delete(false))).toBe('409 DirectoryNotEmpty');
	await file('a/b.csv').delete();
	expect(await code(file('a/b.csv').delete())).toBe('404 PathNotFound');
	expect(await file('a/b.csv').deleteIfExists()).toMatchObject({ succeeded: false });
	await fileSystem().getDirectoryClient('a').delete(true);
	expect(fixture.files.list()).toEqual([]);
});

test('access control is kept', async () => {
	fixture.files.put('a.csv', 'a');
	await file('a.csv').setPermissions({
		owner: { read: true, write: true, execute: false },
		group: { read: false, write: false, execute: false },
		other: { read: false, write: false, execute: false },
		stickyBit: false,
		extendedAcls: false,
	});
	expect((await file('a.csv').getAccessControl()).permissions).toMatchObject({ owner: { write: true } });
	const status = await file('a.csv').getSystemProperties();
	expect(status).toMatchObject({ contentLength: 1, isDirectory: false, owner: '$superuser' });
});
