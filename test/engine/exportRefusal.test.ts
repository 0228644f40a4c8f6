import type { DataSet } from '../simulators/domo/dataSets.ts';
import { cancelTime } from './cancellation.ts';
import { byId, Fixture } from './fixture.ts';

const dataSet: DataSet = {
	id: '845305d8-da3d-4107-a9d6-13ef3f86d4a4',
	name: 'Orders',
	columns: [{ name: 'id', type: 'LONG' }],
	rows: [[1], [2]],
};
const fixture = new Fixture({ dataSets: [dataSet] });
const isExport = /\/data\?/;

const exporting = (options = {}) => ({
	type: 'domo',
	credentials: [fixture.domo],
	parameters: {
		resource: 'dataSet',
		operation: 'export',
		dataSetId: byId(dataSet.id),
		output: 'file',
		options,
	},
});

describe.each([
	// Domo turns tokens down with 403 as well, so that it is asked a second time with a new one.
	['forbidden', 403, 2],
	['infrastructureProblem', 400, 1],
] as const)('a refused export (%s) whose answer stands still', (as, status, times) => {
	beforeEach(() => {
		dataSet.denied = { as, of: 'data' };
		const { faults } = fixture.cloud.domo.server;
		faults.add({ path: isExport, times, does: { kind: 'stall', afterBytes: 5 } });
	});

	test('is one once Timeout has passed', async () => {
		const error = await fixture.fail(exporting({ timeout: 0.2 }));
		expect(error.message).toBe(`Domo could not export DataSet "Orders" (${status})`);
		expect(error.httpCode).toBe(String(status));
		expect(fixture.waits).toEqual([]);
	});

	test('is given up when the execution is stopped', async () => {
		const run = fixture.begin(exporting());
		await fixture.until(() => fixture.cloud.domo.server.faults.spent);
		expect(await cancelTime(run)).toBeLessThan(1000);
	});
});
