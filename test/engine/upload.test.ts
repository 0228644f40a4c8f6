import { gunzipSync } from 'node:zlib';

import { csvOf } from '../simulators/domo/csv.ts';
import type { DataSet } from '../simulators/domo/dataSets.ts';
import { byId, Fixture } from './fixture.ts';

const sales: DataSet = {
	id: '845305d8-da3d-4107-a9d6-13ef3f86d4a4',
	name: 'Umsätze 2026',
	columns: [
		{ name: 'Region', type: 'STRING' },
		{ name: 'Betrag', type: 'DECIMAL' },
	],
	rows: [
		['Köln', '12.50'],
		['東京', null],
		['', '0.10'],
	],
	owner: { id: 27, name: 'Leonhard Euler' },
};
const oddlyNamed: DataSet = { ...sales, id: '08a061e2-12a2-4646-b4bc-20beddb403e3', name: 'Q1/Q2: "net"?' };
const fixture = new Fixture({ dataSets: [sales, oddlyNamed] });
const csv = (header = true) => Buffer.concat([...csvOf(sales, { header })]);
const stored = (path: string) => fixture.cloud.drive.file(path)?.bytes();

/** File: Upload of a DataSet that the node exports itself. */
const uploadOf = (dataSet: DataSet, parameters = {}) => ({
	...fixture.upload('', { source: 'domoDataSet', dataSetId: byId(dataSet.id), ...parameters }),
	credentials: [fixture.app, fixture.domo],
});

describe('a DataSet', () => {
	test.each([
		['its ID', { fileNameMode: 'dataSetId' }, `${sales.id}.csv`],
		['its name', { fileNameMode: 'dataSetName' }, 'Umsätze 2026.csv'],
		['a name of one’s own', { fileNameMode: 'custom', fileName: 'a#b %1+c.csv' }, 'a#b %1+c.csv'],
	])('lands under %s, byte for byte', async (_, parameters, name) => {
		const [json] = await fixture.succeed(uploadOf(sales, parameters));
		expect(json?.file).toMatchObject({ name, path: `/${name}`, size: csv().length, verified: true });
		expect(json?.dataSet).toMatchObject({
			id: sales.id,
			name: sales.name,
			rows: 3,
			owner: { name: 'Leonhard Euler' },
		});
		expect(json?.warnings).toBeUndefined();
		expect(stored(name)).toEqual(csv());
	});

	test('without its header row', async () => {
		await fixture.succeed(uploadOf(sales, { fileName: 'bare.csv', options: { headerRow: false } }));
		expect(stored('bare.csv')).toEqual(csv(false));
	});

	test('with a name that is not allowed is renamed, and the output says so', async () => {
		const result = await fixture.run(uploadOf(oddlyNamed, { fileNameMode: 'dataSetName' }));
		const warning = `The DataSet's name "Q1/Q2: "net"?" is not allowed as a file name; the file is called "Q1_Q2_ _net__".`;
		expect(result.items[0]?.json).toMatchObject({ file: { name: 'Q1_Q2_ _net__.csv' }, warnings: [warning] });
		expect(result.hints).toEqual([{ message: warning, type: 'warning', location: 'outputPane' }]);
	});

	test('goes by two nodes as well as by one', async () => {
		const exported = await fixture.run({
			type: 'domo',
			credentials: [fixture.domo],
			parameters: { resource: 'dataSet', operation: 'export', output: 'file', dataSetId: byId(sales.id) },
		});
		const [item] = exported.items;
		const node = fixture.upload('', {
			fileNameMode: 'dataSetName',
			binaryPropertyName: '={{ $json.file_ }}',
		});
		const json = { ...item?.json, file_: item?.binary?.data };
		const [output] = await fixture.succeed({ ...node, items: [{ json: json }] });
		expect(output).toMatchObject({ file: { name: 'Umsätze 2026.csv' }, dataSet: { id: sales.id } });
		expect(stored('Umsätze 2026.csv')).toEqual(csv());
	});
});

describe('names and folders', () => {
	test('dates are those of the workflow’s time zone', async () => {
		const now = jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-03-01T02:00:00Z'));
		const parameters = {
			fileName: 'd_<current_date>_<current_date-1>_<current_date+31>.csv',
			folderPath: 'y/<current_date>',
		};
		const node = fixture.upload('x', parameters, { settings: { timezone: 'America/New_York' } });
		const [json] = await fixture.succeed(node);
		now.mockRestore();
		expect(json?.file).toMatchObject({ path: '/y/2026-02-28/d_2026-02-28_2026-02-27_2026-03-31.csv' });
	});

	test.each(['Reports/2026', 'reports/2026/', '/REPORTS\\2026\\', 'Reports//2026'])(
		'%s is one and the same folder',
		async (folderPath) => {
			const [json] = await fixture.succeed(fixture.upload(folderPath, { folderPath, fileName: 'same.csv' }));
			expect(json?.file).toMatchObject({ path: '/Reports/2026/same.csv' });
			expect(fixture.cloud.drive.list('Reports/2026')).toEqual(['same.csv']);
			expect(stored('Reports/2026/same.csv')?.toString()).toBe(folderPath);
		},
	);

	test('names with everything that has a meaning in addresses arrive as named', async () => {
		const fileName = "50% #1 & a+b=c; 'é' 東京 😀 (1).csv";
		const [json] = await fixture.succeed(fixture.upload('x', { fileName, folderPath: 'a#b/c%20d' }));
		expect(json?.file).toMatchObject({ name: fileName, path: `/a#b/c%20d/${fileName}` });
		expect(fixture.cloud.drive.list('a#b/c%20d')).toEqual([fileName]);
	});
});

describe('the shape of the file', () => {
	test.each([
		['utf16le', false, Buffer.from(csv().toString(), 'utf16le')],
		['utf16le', true, Buffer.from(`\ufeff${csv().toString()}`, 'utf16le')],
		['utf8', true, Buffer.concat([Buffer.from('efbbbf', 'hex'), csv()])],
	])('%s, byte order mark %s', async (encoding, byteOrderMark, bytes) => {
		await fixture.succeed(uploadOf(sales, { fileName: 'shape.csv', options: { encoding, byteOrderMark } }));
		expect(stored('shape.csv')).toEqual(bytes);
	});

	test('characters without a place are counted and named', async () => {
		const [json] = await fixture.succeed(
			uploadOf(sales, { fileName: 'lost.csv', options: { encoding: 'windows-1252' } }),
		);
		expect(stored('lost.csv')?.toString('latin1')).toContain('Köln,12.50\n??,');
		expect(json?.warnings).toEqual([
			'2 characters have no place in windows-1252, the first of them: "東" (U+6771). Each became a question mark.',
		]);
	});

	test('or nothing is uploaded because of them', async () => {
		const options = { encoding: 'windows-1252', unmappableCharacters: 'fail' };
		const error = await fixture.fail(uploadOf(sales, { fileName: 'unmappable.csv', options }));
		expect(error.message).toBe(
			'2 characters have no place in windows-1252, the first of them: "東" (U+6771)',
		);
		expect(stored('unmappable.csv')).toBeUndefined();
	});

	test('gzip, and the name says so', async () => {
		const [json] = await fixture.succeed(
			uploadOf(sales, { fileName: 'zipped.csv', options: { compression: 'gzip' } }),
		);
		expect(json?.file).toMatchObject({ name: 'zipped.csv.gz' });
		expect(gunzipSync(stored('zipped.csv.gz') as Buffer)).toEqual(csv());
	});

	test('what is no text cannot be encoded', async () => {
		const options = { encoding: 'utf16le' };
		const error = await fixture.fail(
			fixture.upload(Buffer.from('ff00fe', 'hex'), { fileName: 'no.csv', options }),
		);
		expect(error.message).toContain('The data are not UTF-8 text');
	});
});

test('a file that holds the same already is left alone', async () => {
	const node = uploadOf(sales, { fileName: 'twice.csv', options: { skipUnchanged: true } });
	const [first] = await fixture.succeed(node);
	const [second] = await fixture.succeed(node);
	expect(first?.transfer).toMatchObject({ skipped: false, bytes: csv().length });
	expect(second).toMatchObject({
		transfer: { skipped: true, bytes: 0 },
		file: { ...(first?.file as object), verified: true },
	});
	expect(fixture.cloud.drive.history('twice.csv').length).toBe(1);
});
