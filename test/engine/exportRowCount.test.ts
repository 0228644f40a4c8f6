import { ExportFixture } from './exportFixture.ts';

const fixture = new ExportFixture();

describe('an export with other rows than the DataSet', () => {
	test('fails when it ended early', async () => {
		fixture.cloud.domo.server.faults.add({
			path: fixture.exports,
			does: { kind: 'endEarly', afterBytes: 80 },
		});
		const error = await fixture.fail(fixture.exporting());
		expect(error.message).toBe('The export of DataSet "Orders" holds 1 rows, but Domo says it has 3');
		expect(error.description).toContain('The export ended early: run again');
	});

	test('warns when that is enough', async () => {
		fixture.dataSet.rowCount = 4;
		const [json] = await fixture.succeed(fixture.exporting({ options: { rowCountMismatch: 'warn' } }));
		expect(json?.warnings).toEqual(['The export of DataSet "Orders" holds 3 rows, but Domo says it has 4.']);
	});

	test('warns when the DataSet changed meanwhile', async () => {
		Object.assign(fixture.dataSet, { rowCount: 4, onExport: () => (fixture.dataSet.rowCount = 5) });
		const [json] = await fixture.succeed(fixture.exporting());
		expect(json?.warnings).toEqual([
			'The export of DataSet "Orders" holds 3 rows, but Domo says it has 5. The DataSet changed while it was exported.',
		]);
	});

	test('names hidden rows as the likely reason', async () => {
		Object.assign(fixture.dataSet, { rowCount: 100, pdpEnabled: true });
		const error = await fixture.fail(fixture.exporting());
		expect(error.description).toContain('Personalized Data Permissions are on');
	});
});
