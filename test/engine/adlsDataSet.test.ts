import { gunzipSync } from 'node:zlib';

import { csvOf } from '../simulators/domo/csv.ts';
import { LakeDataSetFixture, sha256 } from './lakeDataSetFixture.ts';
import { shown } from './lakeFixture.ts';

const fixture = new LakeDataSetFixture();
const MEBI = 1024 * 1024;

describe('a DataSet', () => {
	test('goes straight from Domo, with its ID and the time of its export', async () => {
		const [json] = await fixture.succeed(fixture.ofDataSet({ fileNameMode: 'dataSetName' }));
		const file = fixture.files.file('Umsätze 2026.csv');
		expect(file?.bytes().equals(fixture.csv)).toBe(true);
		expect(file?.properties).toEqual({
			domo_dataset_id: fixture.dataSet.id,
			exported_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
		});
		expect(json?.dataSet).toMatchObject({ id: fixture.dataSet.id, rows: 60_000 });
	});

	test('whose export breaks begins again, and its name shows nothing but the whole of it', async () => {
		const resetAnswer = { kind: 'resetAnswer' as const, afterBytes: 9 * MEBI };
		fixture.cloud.domo.server.faults.add({ path: /\/data\?/, times: 2, does: resetAnswer });
		await fixture.succeed(fixture.ofDataSet({ fileName: 'again.csv' }));
		expect(shown(fixture.files, 'again.csv')).toEqual([sha256(fixture.csv)]);
	});

	test('of which rows are missing is not published', async () => {
		fixture.cloud.domo.server.faults.add({
			path: /\/data\?/,
			does: { kind: 'endEarly', afterBytes: 9 * MEBI },
		});
		const error = await fixture.fail(fixture.ofDataSet({ fileName: 'short.csv' }));
		expect(error.message).toContain('rows, but Domo says it has 60000');
		expect(fixture.files.visible('short.csv')).toEqual([]);
	});

	test('is shaped as the options say', async () => {
		const options = { encoding: 'utf16le', byteOrderMark: true, compression: 'gzip', headerRow: false };
		await fixture.succeed(fixture.ofDataSet({ fileName: 'shaped.csv', options }));
		const stored = fixture.files.file('shaped.csv.gz')?.bytes();
		const expected = `\ufeff${Buffer.concat([...csvOf(fixture.dataSet, { header: false })]).toString()}`;
		expect(gunzipSync(stored!).equals(Buffer.from(expected, 'utf16le'))).toBe(true);
		expect(fixture.files.file('shaped.csv.gz')?.contentType).toBe('application/gzip');
	});

	test('with characters that have no place is not published if that is to fail', async () => {
		const options = { encoding: 'us-ascii', unmappableCharacters: 'fail' };
		const error = await fixture.fail(fixture.ofDataSet({ fileName: 'ascii.csv', options }));
		expect(error.message).toContain('have no place in us-ascii');
		expect(fixture.files.visible('ascii.csv')).toEqual([]);
	});
});
