import type { INodeParameters } from 'n8n-workflow';

import { serviceError } from '../simulators/adls/refusal.ts';
import { LakeFilesFixture } from './lakeFilesFixture.ts';

const fixture = new LakeFilesFixture();
const { odd } = fixture;

describe('get many', () => {
	const names = async (parameters: INodeParameters) =>
		(
			await fixture.succeed(fixture.onFiles('getAll', { folderPath: 'in', returnAll: true, ...parameters }))
		).map(({ relativePath }) => relativePath);

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
		const [json] = await fixture.succeed(fixture.onFiles('getAll', { folderPath: 'Köln 100%' }));
		expect(json).toEqual({
			...{ name: 'a b#?+ü😀.csv', type: 'file', path: `/${odd}`, relativePath: 'a b#?+ü😀.csv' },
			...{ fileSystem: 'exports', size: 3, eTag: `"${fixture.files.file(odd)?.eTag}"` },
			lastModifiedDateTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
		});
		const [whole] = await fixture.succeed(
			fixture.onFiles('getAll', { folderPath: 'Köln 100%', simplify: false }),
		);
		expect(whole).toMatchObject({ name: odd, contentLength: 3 });
	});

	test('leaves out what an upload is still working on, and so does Download', async () => {
		const ended = Promise.withResolvers<void>();
		fixture.dfs.faults.add({ method: 'PUT', does: { kind: 'slow', until: ended.promise } });
		const upload = fixture.begin(fixture.store('x', { folderPath: 'in', fileName: 'e.csv' }));
		await fixture.until(() => fixture.files.list('in').some((path) => path.includes('.tmp-')));
		expect(await names({})).toEqual(['a.csv', 'b.CSV', 'c.txt']);
		const many = fixture.onFiles('download', { downloadMode: 'many', folderPath: 'in' });
		expect((await fixture.succeed(many)).length).toBe(3);
		ended.resolve();
		await upload.result;
		expect(await names({})).toEqual(['a.csv', 'b.CSV', 'c.txt', 'e.csv']);
	});

	test('says that a folder is missing', async () => {
		const error = await fixture.fail(fixture.onFiles('getAll', { folderPath: 'nowhere' }));
		expect(error.message).toBe('Azure Data Lake could not list the folder "/nowhere" (404 PathNotFound)');
	});
});

test('the list of file systems is that of the account', async () => {
	fixture.cloud.lake.account.addFileSystem('other');
	const search = (filter?: string) =>
		fixture.engine.search(fixture.onFiles('upload', {}), 'searchFileSystems', filter);
	expect(await search()).toMatchObject({
		results: [
			{ name: 'exports', value: 'exports' },
			{ name: 'other', value: 'other' },
		],
	});
	expect((await search('Oth')).results.map(({ name }) => name)).toEqual(['other']);
});
