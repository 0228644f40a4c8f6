import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

import type { INodeParameters } from 'n8n-workflow';

import { serviceError } from '../simulators/adls/refusal.ts';
import type { Result } from './result.ts';
import { LakeFixture } from './lakeFixture.ts';

const MEBI = 1024 * 1024;
const fixture = new LakeFixture();
const large = randomBytes(6 * MEBI);
const odd = 'Köln 100%/a b#?+ü😀.csv';

const node = (operation: string, parameters: INodeParameters) => ({
	type: 'azureDataLakeWriteback',
	credentials: [fixture.lakeApp],
	parameters: { resource: 'file', operation, ...parameters },
});
const at = (value: string) => ({ __rl: true, mode: 'path', value });

/** The bytes of each file that came out. */
function bytesIn({ items }: Result): Buffer[] {
	const { Container, core } = fixture.engine.modules;
	const service = Container.get(core.BinaryDataService);
	return items.map(({ binary }) => readFileSync(service.getPath(binary?.data?.id ?? '')));
}

beforeAll(() => {
	for (const name of ['in/a.csv', 'in/b.CSV', 'in/c.txt', 'in/deep/d.csv']) fixture.files.put(name, name);
	fixture.files.put('large.bin', large);
	fixture.files.put(odd, 'odd');
	fixture.files.put('empty.csv', '');
});

describe('get many', () => {
	const names = async (parameters: INodeParameters) =>
		(await fixture.succeed(node('getAll', { folderPath: 'in', returnAll: true, ...parameters }))).map(
			({ relativePath }) => relativePath,
		);

	test.each<[string, INodeParameters, string[]]>([
		['files', {}, ['a.csv', 'b.CSV', 'c.txt']],
		['files below too', { options: { recursive: true } }, ['a.csv', 'b.CSV', 'c.txt', 'deep/d.csv']],
		['folders', { options: { itemTypes: 'folders' } }, ['deep']],
		['everything', { options: { itemTypes: 'all' } }, ['a.csv', 'b.CSV', 'c.txt', 'deep']],
		['names like a pattern', { options: { namePattern: '*.csv' } }, ['a.csv', 'b.CSV']],
		['some', { returnAll: false, limit: 2 }, ['a.csv', 'b.CSV']],
	])('lists %s', async (_, parameters, expected) => {
		expect(await names(parameters)).toEqual(expected);
	});

	test('reads on page by page, and again where a page is refused', async () => {
		const { behaviour } = fixture.cloud.lake.account;
		behaviour.listPageSize = 1;
		fixture.dfs.faults.add({ path: /continuation/, does: serviceError('ServerBusy') });
		expect(await names({ options: { recursive: true } })).toEqual(['a.csv', 'b.CSV', 'c.txt', 'deep/d.csv']);
		behaviour.listPageSize = 5000;
	});

	test('tells what there is to know of a file, in short or in full', async () => {
		const [json] = await fixture.succeed(node('getAll', { folderPath: 'Köln 100%' }));
		expect(json).toEqual({
			...{ name: 'a b#?+ü😀.csv', type: 'file', path: `/${odd}`, relativePath: 'a b#?+ü😀.csv' },
			...{ fileSystem: 'exports', size: 3, eTag: fixture.files.file(odd)?.eTag },
			lastModifiedDateTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
		});
		const [whole] = await fixture.succeed(node('getAll', { folderPath: 'Köln 100%', simplify: false }));
		expect(whole).toMatchObject({ name: odd, contentLength: 3 });
	});

	test('says that a folder is missing', async () => {
		const error = await fixture.fail(node('getAll', { folderPath: 'nowhere' }));
		expect(error.message).toBe('Azure Data Lake could not list the folder "/nowhere" (404 PathNotFound)');
	});
});

describe('download', () => {
	test.each([
		['a large one', 'large.bin', large],
		['an oddly named one', odd, Buffer.from('odd')],
		['an empty one', 'empty.csv', Buffer.alloc(0)],
	])('of %s arrives byte for byte', async (_, path, bytes) => {
		const result = await fixture.run(node('download', { item: at(path) }));
		expect(bytesIn(result)[0]?.equals(bytes)).toBe(true);
		const hash = createHash('md5').update(bytes).digest('base64');
		expect(result.items[0]?.json.file).toMatchObject({ path: `/${path}`, size: bytes.length, hash });
		expect(result.items[0]?.binary?.data?.fileName).toBe(path.split('/').at(-1));
	});

	test('with an account key and with a shared access signature', async () => {
		const { lake } = fixture.cloud;
		for (const fields of [lake.sharedKeyCredential, lake.sasCredential('rl')]) {
			const credentials = [fixture.lakeCredential(fields)];
			const result = await fixture.run({ ...node('download', { item: at(odd) }), credentials });
			expect(bytesIn(result)[0]?.toString()).toBe('odd');
			const [json] = await fixture.succeed({ ...node('getAll', { folderPath: 'in' }), credentials });
			expect(json?.name).toBe('a.csv');
		}
	});

	test('goes on after a break, of the same version', async () => {
		fixture.dfs.faults.add({ method: 'GET', does: { kind: 'resetAnswer', afterBytes: 2 * MEBI } });
		fixture.dfs.faults.add({
			method: 'GET',
			does: serviceError('ServerBusy', { 'retry-after': '9' }),
		});
		const result = await fixture.run(node('download', { item: at('large.bin') }));
		expect(bytesIn(result)[0]?.equals(large)).toBe(true);
		expect(result.items[0]?.json.transfer).toMatchObject({ resumed: 1, retries: 2, bytes: large.length });
		const gets = fixture.cloud.journal.find({ service: 'adls', method: 'GET' });
		expect(gets.map(({ outcome }) => outcome)).toEqual(['reset', 503, 206]);
	});

	test('of a file that changes meanwhile fails', async () => {
		fixture.files.put('changing.bin', large);
		fixture.dfs.faults.add({ method: 'GET', does: { kind: 'resetAnswer', afterBytes: 2 * MEBI } });
		fixture.pause = () => Promise.resolve(fixture.files.put('changing.bin', 'changed'));
		const error = await fixture.fail(node('download', { item: at('changing.bin') }));
		expect(error.message).toBe('"changing.bin" changed while it was downloaded');
	});

	test('is verified against the MD5 of an upload', async () => {
		await fixture.succeed(fixture.store(large, { fileName: 'uploaded.bin' }));
		const [json] = await fixture.succeed(node('download', { item: at('uploaded.bin') }));
		expect(json?.file).toMatchObject({ verified: true });
	});

	test('of a folder gives an item for each file', async () => {
		const parameters = { downloadMode: 'many', folderPath: 'in', namePattern: '*.csv', recursive: true };
		const result = await fixture.run(node('download', parameters));
		const paths = result.items.map(({ json }) => (json.file as { relativePath: string }).relativePath);
		expect(paths).toEqual(['a.csv', 'b.CSV', 'deep/d.csv']);
		expect(bytesIn(result).map(String)).toEqual(['in/a.csv', 'in/b.CSV', 'in/deep/d.csv']);
	});

	test.each([
		['nothing', 'nowhere.csv', 'There is no file "nowhere.csv" in the file system "exports"'],
		['a folder', 'in/deep', '"in/deep" is a folder, not a file'],
		['no name', ' / ', 'File is empty'],
	])('of %s says so', async (_, path, message) => {
		expect((await fixture.fail(node('download', { item: at(path) }))).message).toBe(message);
	});
});

describe('delete', () => {
	test('deletes a file, also when the answer is lost', async () => {
		for (const kind of ['none', 'loseAnswer'] as const) {
			fixture.files.put('gone.csv', 'x');
			if (kind !== 'none') fixture.dfs.faults.add({ method: 'DELETE', does: { kind } });
			const [json] = await fixture.succeed(node('delete', { item: at('gone.csv') }));
			expect(json).toEqual({ deleted: true, name: 'gone.csv', path: '/gone.csv', fileSystem: 'exports' });
			expect(fixture.files.file('gone.csv')).toBeUndefined();
		}
	});

	test('leaves a file alone that has changed', async () => {
		fixture.files.put('kept.csv', 'x');
		const options = { eTag: '"0x123"' };
		const error = await fixture.fail(node('delete', { item: at('kept.csv'), options }));
		expect(error.message).toContain('(412 ConditionNotMet)');
		expect(error.description).toContain('something else has written it meanwhile');
		expect(fixture.files.file('kept.csv')).toBeDefined();
		const { eTag } = fixture.files.file('kept.csv')!;
		await fixture.succeed(node('delete', { item: at('kept.csv'), options: { eTag: `"${eTag}"` } }));
	});

	test('deletes no folder', async () => {
		const error = await fixture.fail(node('delete', { item: at('in/deep') }));
		expect(error.message).toBe('"in/deep" is a folder, not a file');
	});

	test('says that a lease is in the way', async () => {
		fixture.files.put('held.csv', 'x');
		fixture.files.lease('held.csv');
		const error = await fixture.fail(node('delete', { item: at('held.csv') }));
		expect(error.message).toBe('Azure Data Lake could not delete "held.csv" (412 LeaseIdMissing)');
		expect(error.description).toContain('Another program holds a lease');
	});
});

test('the list of file systems is that of the account', async () => {
	fixture.cloud.lake.account.addFileSystem('other');
	const search = (filter?: string) => fixture.engine.search(node('upload', {}), 'searchFileSystems', filter);
	expect(await search()).toMatchObject({
		results: [
			{ name: 'exports', value: 'exports' },
			{ name: 'other', value: 'other' },
		],
	});
	expect((await search('Oth')).results.map(({ name }) => name)).toEqual(['other']);
});
