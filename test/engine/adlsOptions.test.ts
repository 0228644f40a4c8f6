import { createHash, randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';

import { serviceError } from '../simulators/adls/refusal.ts';
import { AdlsSimulator } from '../simulators/adls/adlsSimulator.ts';
import { csvOf } from '../simulators/domo/csv.ts';
import type { DataSet } from '../simulators/domo/dataSets.ts';
import { byId } from './fixture.ts';
import { LakeFixture, shown } from './lakeFixture.ts';

const MEBI = 1024 * 1024;
const sales: DataSet = {
	id: '845305d8-da3d-4107-a9d6-13ef3f86d4a4',
	name: 'Umsätze 2026',
	columns: [
		{ name: 'Region', type: 'STRING' },
		{ name: 'Betrag', type: 'DECIMAL' },
	],
	rows: Array.from({ length: 60_000 }, (_, row) => [
		`Köln ${randomBytes(190).toString('base64')}`,
		`${row}.50`,
	]),
	owner: { id: 27, name: 'Leonhard Euler' },
};
const fixture = new LakeFixture({ dataSets: [sales] });
const csv = () => Buffer.concat([...csvOf(sales, { header: true })]);
const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('hex');
const text = (path: string) => fixture.files.file(path)?.bytes();
const bytes = randomBytes(9 * MEBI);
const puts = (path: RegExp) => fixture.cloud.journal.find({ service: 'adls', method: 'PUT', path });

const ofDataSet = (parameters = {}) => ({
	...fixture.store('', { source: 'domoDataSet', dataSetId: byId(sales.id), ...parameters }),
	credentials: [fixture.lakeApp, fixture.domo],
});

describe('a DataSet', () => {
	test('goes straight from Domo, with its ID and the time of its export', async () => {
		const [json] = await fixture.succeed(ofDataSet({ fileNameMode: 'dataSetName' }));
		const file = fixture.files.file('Umsätze 2026.csv');
		expect(file?.bytes().equals(csv())).toBe(true);
		expect(file?.properties).toEqual({
			domo_dataset_id: sales.id,
			exported_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
		});
		expect(json?.dataSet).toMatchObject({ id: sales.id, rows: 60_000 });
	});

	test('whose export breaks begins again, and its name shows nothing but the whole of it', async () => {
		const resetAnswer = { kind: 'resetAnswer' as const, afterBytes: 9 * MEBI };
		fixture.cloud.domo.server.faults.add({ path: /\/data\?/, times: 2, does: resetAnswer });
		await fixture.succeed(ofDataSet({ fileName: 'again.csv' }));
		expect(shown(fixture.files, 'again.csv')).toEqual([sha256(csv())]);
	});

	test('of which rows are missing is not published', async () => {
		fixture.cloud.domo.server.faults.add({
			path: /\/data\?/,
			does: { kind: 'endEarly', afterBytes: 9 * MEBI },
		});
		const error = await fixture.fail(ofDataSet({ fileName: 'short.csv' }));
		expect(error.message).toContain('rows, but Domo says it has 60000');
		expect(fixture.files.visible('short.csv')).toEqual([]);
	});

	test('is shaped as the options say', async () => {
		const options = { encoding: 'utf16le', byteOrderMark: true, compression: 'gzip', headerRow: false };
		await fixture.succeed(ofDataSet({ fileName: 'shaped.csv', options }));
		const stored = text('shaped.csv.gz');
		const expected = `\ufeff${Buffer.concat([...csvOf(sales, { header: false })]).toString()}`;
		expect(gunzipSync(stored!).equals(Buffer.from(expected, 'utf16le'))).toBe(true);
		expect(fixture.files.file('shaped.csv.gz')?.contentType).toBe('application/gzip');
	});

	test('with characters that have no place is not published if that is to fail', async () => {
		const options = { encoding: 'us-ascii', unmappableCharacters: 'fail' };
		const error = await fixture.fail(ofDataSet({ fileName: 'ascii.csv', options }));
		expect(error.message).toContain('have no place in us-ascii');
		expect(fixture.files.visible('ascii.csv')).toEqual([]);
	});
});

test('content type and metadata are stored as entered', async () => {
	const metadata = { pairs: [{ name: 'department', value: 'Verkäufe' }] };
	const options = { contentType: 'text/csv; charset=utf-8', metadata };
	await fixture.succeed(fixture.store('a,b', { fileName: 'described.csv', options }));
	const file = fixture.files.file('described.csv');
	expect(file).toMatchObject({
		contentType: 'text/csv; charset=utf-8',
		properties: { department: 'Verkäufe' },
	});
});

describe('skip unchanged', () => {
	const parameters = { fileName: 'same.csv', options: { skipUnchanged: true } };

	test('leaves a file alone that is the same, and no other', async () => {
		const [first] = await fixture.succeed(fixture.store(bytes, parameters));
		expect(first?.transfer).toMatchObject({ skipped: false });
		fixture.cloud.journal.clear();
		const [second] = await fixture.succeed(fixture.store(bytes, parameters));
		expect(second?.transfer).toMatchObject({ skipped: true, bytes: 0 });
		expect(second?.file).toEqual(first?.file);
		expect(fixture.cloud.journal.find({ service: 'adls' }).map(({ method }) => method)).toEqual(['HEAD']);
		const changed = Buffer.from(bytes.with(5, bytes[5]! ^ 1));
		const [third] = await fixture.succeed(fixture.store(changed, parameters));
		expect(third?.transfer).toMatchObject({ skipped: false, bytes: bytes.length });
		expect(text('same.csv')?.equals(changed)).toBe(true);
	});
});

describe('straight to the target', () => {
	const direct = (fileName: string, conflictBehavior = 'replace') => ({
		...{ fileName, conflictBehavior, options: { directWrite: true } },
	});

	test.each([
		['replace', ['d.csv'], 'd.csv'],
		['rename', ['d 1.csv', 'd.csv'], 'd 1.csv'],
	])('%s does so, without a rename', async (mode, list, name) => {
		const folderPath = `direct ${mode}`;
		fixture.files.put(`${folderPath}/d.csv`, 'old');
		const [json] = await fixture.succeed(fixture.store(bytes, { folderPath, ...direct('d.csv', mode) }));
		expect(json?.file).toMatchObject({ name, verified: true });
		expect(fixture.files.list(folderPath)).toEqual(list.map((each) => `${folderPath}/${each}`));
		expect(text(`${folderPath}/${name}`)?.equals(bytes)).toBe(true);
		expect(puts(/mode=legacy/)).toEqual([]);
	});

	test.each(['rename', 'fail'])('the lost answer to a creation is no conflict with %s', async (mode) => {
		fixture.dfs.faults.add({ method: 'PUT', does: { kind: 'loseAnswer' } });
		const [json] = await fixture.succeed(fixture.store(bytes, direct(`lost ${mode}.csv`, mode)));
		expect(json?.file).toMatchObject({ name: `lost ${mode}.csv` });
		expect(fixture.files.list().filter((path) => path.startsWith(`lost ${mode}`)).length).toBe(1);
	});

	test('what does not come to its end is deleted', async () => {
		fixture.dfs.faults.add({ path: /append/, times: 20, does: serviceError('InternalError') });
		await fixture.fail(fixture.store('one block', direct('half.csv', 'fail')));
		fixture.dfs.faults.clear();
		expect(fixture.files.file('half.csv')).toBeUndefined();
	});

	test('a DataSet whose export breaks begins again in the same file', async () => {
		const resetAnswer = { kind: 'resetAnswer' as const, afterBytes: 9 * MEBI };
		fixture.cloud.domo.server.faults.add({ path: /\/data\?/, does: resetAnswer });
		const [json] = await fixture.succeed(ofDataSet(direct('once.csv', 'rename')));
		expect(json?.file).toMatchObject({ name: 'once.csv', size: csv().length });
		expect(text('once.csv')?.equals(csv())).toBe(true);
		expect(fixture.cloud.journal.find({ service: 'domo', path: /\/data\?/ }).length).toBe(2);
	});
});

test('an account without a hierarchical namespace takes files as well', async () => {
	const { cloud } = fixture;
	const flat = new AdlsSimulator({
		...{
			journal: cloud.journal,
			certificates: cloud.certificates,
			name: 'flatlake',
			tenantId: cloud.app.tenantId,
		},
		...{ hierarchical: false, verify: (token) => cloud.entra.verify(token) },
	});
	flat.addFileSystem('exports');
	flat.assign(cloud.app.clientId, 'Storage Blob Data Contributor');
	await flat.start();
	const fields = { ...cloud.lakeCredential, accountName: 'flatlake', endpoint: flat.dfs.origin };
	const credentials = [fixture.lakeCredential(fields)];
	for (const conflictBehavior of ['fail', 'replace', 'rename'])
		await fixture.succeed(fixture.store(bytes, { folderPath: 'a/b', conflictBehavior }, { credentials }));
	expect(flat.fileSystem('exports').list()).toEqual(['a/b/out 1.csv', 'a/b/out.csv']);
	expect(flat.fileSystem('exports').file('a/b/out.csv')?.bytes().equals(bytes)).toBe(true);
	await flat.stop();
});

describe('bad input is refused before any request', () => {
	test.each<[string, object, string]>([
		['a file system', { fileSystem: 'Exports' }, 'File System "Exports" is no name of a file system'],
		['a folder', { folderPath: 'a/b./c' }, 'Folder Path "b." ends with a period'],
		['a file name', { fileName: 'a/b.csv' }, 'File Name "a/b.csv" holds /'],
		['a long name', { fileName: 'x'.repeat(256) }, 'has 256 characters'],
		[
			'metadata',
			{ options: { metadata: { pairs: [{ name: 'a b', value: '' }] } } },
			'Metadata name "a b" is not allowed',
		],
		[
			'a value',
			{ options: { metadata: { pairs: [{ name: 'a', value: '東' }] } } },
			'The value of metadata "a"',
		],
		['blocks', { options: { blocksInFlight: 0 } }, 'Blocks in Flight is "0"'],
		['a content type', { options: { contentType: 'text/csv\r\nx: y' } }, 'Content Type'],
	])('%s', async (_, parameters, message) => {
		const error = await fixture.fail(fixture.store('data', parameters as never));
		expect(error.message).toContain(message);
		expect(fixture.cloud.journal.find({ service: 'adls' })).toEqual([]);
	});
});
