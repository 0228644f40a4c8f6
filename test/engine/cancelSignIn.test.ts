import { stop } from './cancellation.ts';
import { byId, Fixture } from './fixture.ts';

const fixture = new Fixture();
const dataSetId = byId('845305d8-da3d-4107-a9d6-13ef3f86d4a4');
const parameters = { resource: 'dataSet', operation: 'export', output: 'file', dataSetId };

test.each([
	['Microsoft', 'entra', () => fixture.upload('x')],
	['Domo', 'domo', () => ({ type: 'domo', credentials: [fixture.domo], parameters })],
])('a stop while %s is asked for a token takes less than a second', async (_, service, node) => {
	const { faults } = fixture.cloud.servers.find((server) => server.service === service)!;
	faults.add({ path: /token/, does: { kind: 'stall', afterBytes: 0 } });
	const run = fixture.begin(node());
	await fixture.until(() => faults.spent);
	await stop(fixture, run);
});
