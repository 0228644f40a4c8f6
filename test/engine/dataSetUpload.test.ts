import { gunzipSync } from 'node:zlib';

import { csvOf } from '../simulators/domo/csv.ts';
import type { DataSet } from '../simulators/domo/dataSets.ts';
import { byId, Fixture } from './fixture.ts';

const orders: DataSet = {
	id: '845305d8-da3d-4107-a9d6-13ef3f86d4a4',
	name: 'Orders',
	columns: [
		{ name: 'id', type: 'LONG' },
		{ name: 'city', type: 'STRING' },
	],
	rows: Array.from({ length: 20_000 }, (_, row) => [row, `Köln ${row}`]),
};
const nothing: DataSet = { ...orders, id: '08a061e2-12a2-4646-b4bc-20beddb403e3', name: 'Nothing', rows: [] };
const fixture = new Fixture({ dataSets: [orders, nothing] });
const csv = (dataSet = orders) => Buffer.concat([...csvOf(dataSet, { header: true })]);
const stored = (path: string) => fixture.cloud.drive.file(path)?.bytes();
const domoFaults = () => fixture.cloud.domo.server.faults;
const isExport = /\/data\?/;
const exports = () => fixture.cloud.journal.find({ service: 'domo', path: isExport }).length;
const sent = () => fixture.cloud.journal.find({ service: 'graph', method: 'PUT' }).length;

const uploadOf = (dataSetId: unknown, parameters = {}, more = {}) => ({
	...fixture.upload('', { source: 'domoDataSet', dataSetId: dataSetId as string, ...parameters }),
	credentials: [fixture.app, fixture.domo],
	...more,
});

afterEach(() => {
	Object.assign(orders, { rowCount: undefined, denied: undefined, onExport: undefined });
});

test.each([
	['from the list', { mode: 'list', value: orders.id }],
	['by its ID', { mode: 'id', value: ` ${orders.id.toUpperCase()} ` }],
	['by its page', { mode: 'url', value: `https://x.domo.com/datasources/${orders.id}/details/overview` }],
])('a DataSet is chosen %s', async (chosen, locator) => {
	const fileName = `${chosen}.csv`;
	await fixture.succeed(uploadOf({ __rl: true, ...locator }, { fileName }));
	expect(stored(fileName)?.equals(csv())).toBe(true);
});

describe('an export that breaks off is begun again, and its beginning thrown away', () => {
	test.each([
		['as it is', {}, (bytes: Buffer) => bytes.toString()],
		[
			'encoded',
			{ encoding: 'utf16le', byteOrderMark: true },
			(bytes: Buffer) => bytes.toString('utf16le').slice(1),
		],
		['compressed', { compression: 'gzip' }, (bytes: Buffer) => gunzipSync(bytes).toString()],
	])('%s', async (shape, options, read) => {
		domoFaults().add({ path: isExport, times: 2, does: { kind: 'resetAnswer', afterBytes: 50_000 } });
		const [json] = await fixture.succeed(uploadOf(byId(orders.id), { fileName: `${shape}.csv`, options }));
		const { name } = json?.file as { name: string };
		expect(read(stored(name) as Buffer)).toBe(csv().toString());
		expect(exports()).toBe(3);
	});
});

describe('nothing is uploaded', () => {
	afterEach(() => {
		expect(sent()).toBe(0);
	});

	test('of an export that ended early', async () => {
		domoFaults().add({ path: isExport, does: { kind: 'endEarly', afterBytes: 50_000 } });
		const error = await fixture.fail(uploadOf(byId(orders.id)));
		expect(error.message).toMatch(
			/The export of DataSet "Orders" holds \d+ rows, but Domo says it has 20000/,
		);
	});

	test('of a DataSet whose rows may not be read', async () => {
		orders.denied = { as: 'forbidden', of: 'data' };
		const error = await fixture.fail(uploadOf(byId(orders.id)));
		expect(error.message).toBe('Domo could not export DataSet "Orders" (403 Forbidden)');
		expect(error.description).toContain('has to own or co-own the DataSet');
	});

	test('nor exported when the name is taken', async () => {
		fixture.cloud.drive.put('taken.csv', 'x');
		const error = await fixture.fail(
			uploadOf(byId(orders.id), { fileName: 'taken.csv', conflictBehavior: 'fail' }),
		);
		expect(error.message).toBe('There is a file "taken.csv" already');
		expect(exports()).toBe(0);
	});
});

test('other rows than expected are let through when that is wanted, and said', async () => {
	orders.rowCount = 20_001;
	const options = { rowCountMismatch: 'warn' };
	const [json] = await fixture.succeed(uploadOf(byId(orders.id), { fileName: 'warned.csv', options }));
	expect(json?.warnings).toEqual([
		'The export of DataSet "Orders" holds 20000 rows, but Domo says it has 20001.',
	]);
	expect(stored('warned.csv')?.equals(csv())).toBe(true);
});

test.each([true, false])('a DataSet without rows is a file as well (header row: %s)', async (headerRow) => {
	const [json] = await fixture.succeed(
		uploadOf(byId(nothing.id), { fileName: 'none.csv', options: { headerRow } }),
	);
	expect(stored('none.csv')?.toString()).toBe(headerRow ? 'id,city\n' : '');
	expect(json).toMatchObject({ file: { verified: true }, dataSet: { rows: 0 } });
});

test('encoding, byte order mark and compression go together', async () => {
	const options = { encoding: 'utf16be', byteOrderMark: true, compression: 'gzip' };
	const [json] = await fixture.succeed(uploadOf(byId(orders.id), { fileName: 'all.csv', options }));
	expect(json?.file).toMatchObject({ name: 'all.csv.gz' });
	const text = gunzipSync(stored('all.csv.gz') as Buffer)
		.swap16()
		.toString('utf16le');
	expect(text).toBe(`\ufeff${csv().toString()}`);
});

test('what changed is uploaded although it has the same size', async () => {
	const parameters = { fileName: 'changed.csv', options: { skipUnchanged: true } };
	fixture.cloud.drive.put('changed.csv', Buffer.alloc(csv().length, 'x'));
	const [json] = await fixture.succeed(uploadOf(byId(orders.id), parameters));
	expect(json?.transfer).toMatchObject({ skipped: false, bytes: csv().length });
	expect(stored('changed.csv')?.equals(csv())).toBe(true);
});

test('each item has a DataSet of its own; one that cannot be read stops none of the others', async () => {
	const missing = '00000000-0000-4000-8000-000000000000';
	const items = [orders.id, missing, nothing.id].map((id) => ({ json: { id } }));
	const dataSetId = { __rl: true, mode: 'id', value: '={{ $json.id }}' };
	const more = { items, onError: 'continueRegularOutput' as const };
	const { items: results } = await fixture.run(uploadOf(dataSetId, { fileNameMode: 'dataSetName' }, more));
	expect(results.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
	expect(results.map(({ json }) => (json.file as { name: string } | undefined)?.name ?? json.error)).toEqual([
		'Orders.csv',
		`Domo could not read DataSet ${missing} (404 Not Found)`,
		'Nothing.csv',
	]);
});
