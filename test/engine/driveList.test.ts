import type { INodeParameters } from 'n8n-workflow';

import { Fixture } from './fixture.ts';

const fixture = new Fixture();
const list = (parameters: INodeParameters = {}) => fixture.onDrive('file', 'getAll', parameters);
const requests = (path: RegExp) => fixture.cloud.journal.find({ service: 'graph', path }).length;
const names = async (parameters: INodeParameters = {}) =>
	(await fixture.succeed(list({ returnAll: true, ...parameters }))).map(({ relativePath }) => relativePath);

beforeAll(() => {
	const { drive } = fixture.cloud;
	drive.fill(
		new Map([
			['Reports/sales.csv', 'a,b\n1,2\n'],
			['Reports/Plan 2026.xlsx', 'not really'],
			['Reports/2026/March #1/50%.csv', ''],
			['Reports/2026/sales.CSV', 'x'],
			['Reports/Archive/old.csv', 'old'],
			['elsewhere.csv', 'x'],
		]),
	);
});

test('says what is known of each file', async () => {
	const { drive } = fixture.cloud;
	const [json, ...others] = await fixture.succeed(
		list({ folderPath: '\\reports/2026\\march #1', returnAll: true }),
	);
	expect(others).toEqual([]);
	expect(json).toEqual({
		id: drive.file('Reports/2026/March #1/50%.csv')?.id,
		name: '50%.csv',
		type: 'file',
		path: '/Reports/2026/March #1/50%.csv',
		relativePath: '50%.csv',
		size: 0,
		hash: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=',
		eTag: expect.stringMatching(/^"\{.+\},1"$/) as string,
		createdDateTime: expect.stringMatching(/^20..-..-..T..:..:..Z$/) as string,
		lastModifiedDateTime: expect.stringMatching(/^20..-..-..T..:..:..Z$/) as string,
		webUrl: expect.stringMatching(/^https:.*March%20%231\/50%25\.csv$/) as string,
		mimeType: 'text/csv',
	});
});

test('the folders below come after, each file with its path from the chosen folder', async () => {
	expect(await names({ folderPath: 'Reports', options: { recursive: true } })).toEqual([
		'Plan 2026.xlsx',
		'sales.csv',
		'2026/sales.CSV',
		'Archive/old.csv',
		'2026/March #1/50%.csv',
	]);
});

test.each([
	[{}, ['Plan 2026.xlsx', 'sales.csv']],
	[{ itemTypes: 'folders' }, ['2026', 'Archive']],
	[{ itemTypes: 'all' }, ['2026', 'Archive', 'Plan 2026.xlsx', 'sales.csv']],
	[{ namePattern: 'SALES.*' }, ['sales.csv']],
	[{ namePattern: '*.txt' }, []],
	[{ namePattern: 'sales.csv,old*', recursive: true }, ['sales.csv', '2026/sales.CSV', 'Archive/old.csv']],
	[{ namePattern: '={{ "*.xlsx" }}', itemTypes: 'all' }, ['Plan 2026.xlsx']],
])('%j lists %j', async (options, found) => {
	expect(await names({ folderPath: 'Reports', options })).toEqual(found);
});

test('the root is listed when no folder is named', async () => {
	expect(await names()).toEqual(['elsewhere.csv']);
});

test('folders are said to be folders', async () => {
	const [json] = await fixture.succeed(list({ options: { itemTypes: 'folders' } }));
	expect(json).toMatchObject({ name: 'Reports', type: 'folder', path: '/Reports', hash: undefined });
});

test('all that Graph tells is there for those who want it, without the address that opens the file', async () => {
	const [json] = await fixture.succeed(list({ folderPath: 'Reports/Archive', simplify: false }));
	expect(json).toMatchObject({
		name: 'old.csv',
		cTag: expect.stringContaining('c:') as string,
		fileSystemInfo: {},
		lastModifiedBy: {},
		parentReference: { name: 'Archive' },
	});
	expect(Object.keys(json ?? {})).not.toContain('@microsoft.graph.downloadUrl');
});

describe('a tree of 2,000 files in 100 folders', () => {
	const files = Array.from({ length: 2000 }, (_, n) => `Tree/Folder ${n % 100}/file ${n}.csv`);
	beforeAll(() => fixture.cloud.drive.fill(new Map(files.map((path) => [path, path]))));
	const tree = { folderPath: 'Tree', options: { recursive: true } };

	test('is listed complete, each page once', async () => {
		fixture.cloud.graph.behaviour.pageSize = 7;
		const found = await names(tree);
		expect(found.map((path) => `Tree/${path as string}`).sort()).toEqual([...files].sort());
		expect(requests(/\/children/)).toBe(101);
	}, 60_000);

	test('is listed only as far as is wanted', async () => {
		expect((await fixture.succeed(list({ ...tree, limit: 25 }))).length).toBe(25);
		expect(requests(/\/children/)).toBe(3);
	});

	test('in one folder takes a page for each 200', async () => {
		const flat = files.map((_, n) => [`Flat/${n}.csv`, ''] as const);
		fixture.cloud.drive.fill(new Map(flat));
		expect((await names({ folderPath: 'Flat' })).length).toBe(2000);
		expect(requests(/\/children/)).toBe(10);
	}, 60_000);
});

test('a folder that is not there is named', async () => {
	const error = await fixture.fail(list({ folderPath: 'Reports/2027' }));
	expect(error.message).toBe('There is no folder "Reports/2027" in the drive');
	expect(error.description).toContain('Check the path');
});

test('a file is no folder', async () => {
	const error = await fixture.fail(list({ folderPath: 'Reports/sales.csv' }));
	expect(error.message).toBe('"Reports/sales.csv" is no folder');
});

test('a page that is refused for a while is asked for again', async () => {
	const answer = { kind: 'answer' as const, status: 429, headers: { 'retry-after': '17' } };
	fixture.cloud.graph.api.faults.add({ path: /\/children/, does: answer });
	expect(await names()).toEqual(['elsewhere.csv']);
	expect(fixture.waits).toEqual([17_000]);
});

test('no token follows a next link to another host', async () => {
	const { graph, journal } = fixture.cloud;
	graph.behaviour.linkOrigin = fixture.cloud.entra.server.origin;
	const error = await fixture.fail(list({ folderPath: 'Flat', returnAll: true }));
	graph.behaviour.linkOrigin = undefined;
	expect(error.message).toContain('Microsoft Graph says that its answer goes on at another host, localhost:');
	expect(error.description).toContain('Nothing was sent there');
	expect(journal.find({ service: 'entra', path: /children/ })).toEqual([]);
});

test('without permission it says which to grant', async () => {
	const { app } = fixture.cloud;
	const { roles } = app;
	app.roles = ['Mail.Read'];
	const credential = fixture.engine.credentials.add('oneDriveWritebackAppApi', {
		...fixture.cloud.certificateCredential,
	});
	const error = await fixture.fail({ ...list(), credentials: [credential] });
	app.roles = roles;
	expect(error.message).toBe('OneDrive could not find the OneDrive of megan@contoso.com (403 accessDenied)');
	expect(error.description).toContain('permission Files.Read.All (Application), with admin consent.');
});
