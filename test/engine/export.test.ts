import { csvOf } from '../simulators/domo/csv.ts';
import type { DataSet } from '../simulators/domo/dataSets.ts';
import { byId, Fixture } from './fixture.ts';

const dataSet: DataSet = {
	id: '845305d8-da3d-4107-a9d6-13ef3f86d4a4',
	name: 'Orders',
	columns: [
		{ name: 'id', type: 'LONG' },
		{ name: 'note', type: 'STRING' },
		{ name: 'price', type: 'DECIMAL' },
		{ name: 'ratio', type: 'DOUBLE' },
		{ name: 'day', type: 'DATE' },
		{ name: 'at', type: 'DATETIME' },
	],
	rows: [
		[1, 'one, "two"\nthree', '12.50', 0.1, '2026-01-31', '2026-01-31T23:59:59'],
		[9_007_199_254_740_993n, '', '12345678901234567890.1234', null, null, null],
		[null, null, null, 1e21, '', ''],
	],
	owner: { id: 27, name: 'Leonhard Euler' },
	dataCurrentAt: '2026-02-01T06:00:00Z',
};
const fixture = new Fixture({ dataSets: [dataSet] });
const csv = () => Buffer.concat([...csvOf(dataSet, { header: true })]);
const isExport = /\/data\?/;

const exporting = (parameters = {}) => ({
	type: 'domo',
	credentials: [fixture.domo],
	parameters: {
		resource: 'dataSet',
		operation: 'export',
		dataSetId: byId(dataSet.id),
		output: 'file',
		...parameters,
	},
});

/** The bytes of the file that an export put into the binary field. */
async function file(parameters = {}): Promise<Buffer> {
	const { items, error } = await fixture.run(exporting(parameters));
	expect(error).toBeUndefined();
	const { BinaryDataService } = fixture.engine.modules.core;
	const [binary] = Object.values(items[0]?.binary ?? {});
	return await fixture.engine.modules.Container.get(BinaryDataService).getAsBuffer(binary as never);
}

afterEach(() => {
	Object.assign(dataSet, {
		rowCount: undefined,
		pdpEnabled: undefined,
		deleted: undefined,
		denied: undefined,
		onExport: undefined,
	});
});

describe('as a file', () => {
	test('byte for byte, with what is known of the DataSet', async () => {
		expect(await file()).toEqual(csv());
		const [json] = await fixture.succeed(
			exporting({ binaryPropertyName: 'csv', options: { fileName: 'o.csv' } }),
		);
		expect(json).toEqual({
			dataSet: expect.objectContaining({
				id: dataSet.id,
				name: 'Orders',
				rows: 3,
				columns: 6,
				schema: dataSet.columns,
				dataCurrentAt: dataSet.dataCurrentAt,
				updatedAt: '2026-02-28T20:56:20.567Z',
				owner: dataSet.owner,
			}) as object,
			file: { name: 'o.csv', size: csv().length, encoding: 'utf8' },
		});
	});

	test('without its header row', async () => {
		expect(await file({ options: { headerRow: false } })).toEqual(
			Buffer.concat([...csvOf(dataSet, { header: false })]),
		);
	});

	test.each([
		['reset', { kind: 'resetAnswer' as const, afterBytes: 40 }],
		['stall', { kind: 'stall' as const, afterBytes: 40 }],
	])('an export that breaks off (%s) is begun again', async (_, does) => {
		fixture.cloud.domo.server.faults.add({ path: isExport, does });
		expect(await file({ options: { timeout: 0.2 } })).toEqual(csv());
	});

	test('slow is not stalled', async () => {
		fixture.cloud.domo.server.faults.add({ path: isExport, does: { kind: 'drip', bytes: 1 } });
		expect(await file({ options: { timeout: 0.2 } })).toEqual(csv());
	});
});

test('as rows: typed, null and empty apart, every digit kept', async () => {
	const rows = await fixture.succeed(exporting({ output: 'rows', returnAll: true }));
	expect(rows).toEqual([
		{
			id: 1,
			note: 'one, "two"\nthree',
			price: 12.5,
			ratio: 0.1,
			day: '2026-01-31',
			at: '2026-01-31T23:59:59',
		},
		{
			id: '9007199254740993',
			note: '',
			price: '12345678901234567890.1234',
			ratio: null,
			day: null,
			at: null,
		},
		{ id: null, note: null, price: null, ratio: 1e21, day: '', at: '' },
	]);
	expect((await fixture.succeed(exporting({ output: 'rows', limit: 2 }))).length).toBe(2);
});

describe('the token', () => {
	test.each([401, 406] as const)(
		'is renewed once it has run out, which Domo says with %i',
		async (status) => {
			await file();
			fixture.cloud.domo.expiredExportStatus = status;
			fixture.cloud.domo.expireTokens();
			expect(await file()).toEqual(csv());
			expect(fixture.cloud.journal.find({ path: /oauth/ }).length).toBe(1);
		},
	);

	test('is asked for once by all items', async () => {
		fixture.cloud.domo.expireTokens();
		const items = Array.from({ length: 5 }, () => ({}));
		await fixture.run({ ...exporting(), items });
		expect(fixture.cloud.journal.find({ path: /oauth/ }).length).toBeLessThanOrEqual(1);
	});
});

describe('an export with other rows than the DataSet', () => {
	test('fails when it ended early', async () => {
		fixture.cloud.domo.server.faults.add({ path: isExport, does: { kind: 'endEarly', afterBytes: 80 } });
		const error = await fixture.fail(exporting());
		expect(error.message).toBe('The export of DataSet "Orders" holds 1 rows, but Domo says it has 3');
		expect(error.description).toContain('The export ended early: run again');
	});

	test('warns when that is enough', async () => {
		dataSet.rowCount = 4;
		const [json] = await fixture.succeed(exporting({ options: { rowCountMismatch: 'warn' } }));
		expect(json?.warnings).toEqual(['The export of DataSet "Orders" holds 3 rows, but Domo says it has 4.']);
	});

	test('warns when the DataSet changed meanwhile', async () => {
		Object.assign(dataSet, { rowCount: 4, onExport: () => (dataSet.rowCount = 5) });
		const [json] = await fixture.succeed(exporting());
		expect(json?.warnings).toEqual([
			'The export of DataSet "Orders" holds 3 rows, but Domo says it has 5. The DataSet changed while it was exported.',
		]);
	});

	test('names hidden rows as the likely reason', async () => {
		Object.assign(dataSet, { rowCount: 100, pdpEnabled: true });
		const error = await fixture.fail(exporting());
		expect(error.description).toContain('Personalized Data Permissions are on');
	});
});

describe('what Domo refuses', () => {
	test.each([
		['forbidden', 403, 'has to own or co-own the DataSet'],
		['infrastructureProblem', 400, 'has to own or co-own the DataSet'],
	] as const)('%s', async (as, status, remedy) => {
		dataSet.denied = { as };
		const error = await fixture.fail(exporting());
		expect(error.message).toContain(`Domo could not read DataSet ${dataSet.id} (${status}`);
		expect(error.httpCode).toBe(String(status));
		expect(error.description).toContain(remedy);
		expect(error.description).toMatch(/Support finds it as [A-Z0-9-]+\./);
	});

	test('a DataSet that is not there', async () => {
		const error = await fixture.fail(exporting({ dataSetId: byId('00000000-0000-4000-8000-000000000000') }));
		expect(error.message).toContain('Domo could not read DataSet 00000000-0000-4000-8000-000000000000 (404');
		expect(error.description).toContain('There is no such DataSet');
	});

	test('a deleted DataSet', async () => {
		dataSet.deleted = true;
		expect((await fixture.fail(exporting())).message).toBe(`DataSet ${dataSet.id} was deleted in Domo`);
	});

	test('a wrong client', async () => {
		const credential = fixture.engine.credentials.add('domoApi', {
			...fixture.cloud.domoCredential,
			clientSecret: 'wrong',
		});
		const error = await fixture.fail({ ...exporting(), credentials: [credential] });
		expect(error.message).toBe('The sign-in did not work');
		expect(error.description).toContain('Domo refused the client. Check Client ID and Client Secret');
	});

	test('a page instead of an answer', async () => {
		const body = '<html><head><title>Error 500 Server Error</title></head></html>';
		const does = { kind: 'answer' as const, status: 500, body, headers: { 'content-type': 'text/html' } };
		fixture.cloud.domo.server.faults.add({ path: isExport, times: 10, does });
		const error = await fixture.fail(exporting());
		expect(error.message).toBe('Domo could not export DataSet "Orders" (500)');
		expect(error.description).toContain('Domo says: Error 500 Server Error.');
	});
});

test('the list of DataSets is found by name, page by page', async () => {
	const more = Array.from({ length: 60 }, (_, number) => ({
		...dataSet,
		id: crypto.randomUUID(),
		name: `List ${number}`,
	}));
	for (const each of more) fixture.cloud.domo.add(each);
	const node = { type: 'domo', parameters: {}, credentials: [fixture.domo] };
	const first = await fixture.engine.search(node, 'searchDataSets', 'list');
	expect(first.results.length).toBe(50);
	const second = await fixture.engine.search(node, 'searchDataSets', 'list', first.paginationToken);
	expect(second.results.length).toBe(10);
	expect(second.paginationToken).toBeUndefined();
});
