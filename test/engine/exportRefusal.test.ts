import { stop } from './cancellation.ts';
import { ExportFixture } from './exportFixture.ts';
import { byId } from './fixture.ts';

const fixture = new ExportFixture();

describe('what Domo refuses', () => {
	test.each([
		['forbidden', 403, 'has to own or co-own the DataSet'],
		['infrastructureProblem', 400, 'has to own or co-own the DataSet'],
	] as const)('%s', async (as, status, remedy) => {
		fixture.dataSet.denied = { as };
		const error = await fixture.fail(fixture.exporting());
		expect(error.message).toContain(`Domo could not read DataSet ${fixture.dataSet.id} (${status}`);
		expect(error.httpCode).toBe(String(status));
		expect(error.description).toContain(remedy);
		expect(error.description).toMatch(/Support finds it as [A-Z0-9-]+\./);
	});

	test('a DataSet that is not there', async () => {
		const error = await fixture.fail(
			fixture.exporting({ dataSetId: byId('00000000-0000-4000-8000-000000000000') }),
		);
		expect(error.message).toContain('Domo could not read DataSet 00000000-0000-4000-8000-000000000000 (404');
		expect(error.description).toContain('There is no such DataSet');
	});

	test('a deleted DataSet', async () => {
		fixture.dataSet.deleted = true;
		expect((await fixture.fail(fixture.exporting())).message).toBe(
			`DataSet ${fixture.dataSet.id} was deleted in Domo`,
		);
	});

	test('a wrong client', async () => {
		const credential = fixture.engine.credentials.add('domoApi', {
			...fixture.cloud.domoCredential,
			clientSecret: 'wrong',
		});
		const error = await fixture.fail({ ...fixture.exporting(), credentials: [credential] });
		expect(error.message).toBe('The sign-in did not work');
		expect(error.description).toContain('Domo refused the client. Check Client ID and Client Secret');
	});

	test('a page instead of an answer', async () => {
		const body = '<html><head><title>Error 500 Server Error</title></head></html>';
		const does = { kind: 'answer' as const, status: 500, body, headers: { 'content-type': 'text/html' } };
		fixture.cloud.domo.server.faults.add({ path: fixture.exports, times: 10, does });
		const error = await fixture.fail(fixture.exporting());
		expect(error.message).toBe('Domo could not export DataSet "Orders" (500)');
		expect(error.description).toContain('Domo says: Error 500 Server Error.');
	});
});

describe.each([
	// Domo turns tokens down with 403 as well, so that it is asked a second time with a new one.
	['forbidden', 403, 2],
	['infrastructureProblem', 400, 1],
] as const)('a refused export (%s) whose answer stands still', (as, status, times) => {
	beforeEach(() => {
		fixture.dataSet.denied = { as, of: 'data' };
		const { faults } = fixture.cloud.domo.server;
		faults.add({ path: fixture.exports, times, does: { kind: 'stall', afterBytes: 5 } });
	});

	test('is one once Timeout has passed', async () => {
		const error = await fixture.fail(fixture.exporting({ options: { timeout: 2 } }));
		expect(error.message).toBe(`Domo could not export DataSet "Orders" (${status})`);
		expect(error.httpCode).toBe(String(status));
		expect(fixture.waits).toEqual([]);
	});

	test('is given up when the execution is stopped', async () => {
		const run = fixture.begin(fixture.exporting());
		await fixture.until(() => fixture.cloud.domo.server.faults.spent);
		await stop(fixture, run);
	});
});
