import { readdirSync } from 'node:fs';

import { readWorkflow, type Workflow } from '../sandbox/api/workflow.ts';
import type { DataSet } from '../simulators/domo/dataSets.ts';
import { by, Fixture } from './fixture.ts';
import { csv, sales } from './sales.ts';

const example = 'examples/domo-to-onedrive.json';
const trigger = 'Every Morning';
const UPLOAD = 'Upload to OneDrive';
const fixture = new Fixture();
/** Of 15 MB: too large to be uploaded in one piece. */
const large: DataSet = {
	id: '6f0a3c5e-2d41-4b8e-9c17-5e8f0d2b7a96',
	name: 'Large',
	columns: [{ name: 'Text', type: 'STRING' }],
	rows: () => Array.from({ length: 60_000 }, (_, row) => [`${row}`.padEnd(250, '.')]),
	rowCount: 60_000,
};
/** What the nodes have left in n8n's folder of temporary files. */
const staged = () =>
	readdirSync(fixture.world.n8n.temporaryFolder).filter((name) => name.startsWith('n8n-domo-writeback-'));

/** The example as a user imports it, changed by a few parameters of its nodes. */
const imported = (change: (nodes: Record<string, Workflow['nodes'][number]>) => void = () => {}) => {
	const workflow = readWorkflow(example, Object.values(fixture.credentials));
	change(Object.fromEntries(workflow.nodes.map((node) => [node.name, node])));
	return workflow;
};

test('the credentials are tested and found good', async () => {
	for (const credential of Object.values(fixture.credentials)) {
		const { status, message } = await fixture.api.testCredential(credential);
		expect([credential.type, status, message]).toEqual([
			credential.type,
			'OK',
			expect.stringMatching(/^(Connection successful!|Signed in)/),
		]);
	}
});

test.each([
	['domoApi', { clientSecret: 'wrong' }, 'Domo refused the client. Check Client ID and Client Secret'],
	['domoApi', { apiUrl: 'http://api.domo.com' }, 'API URL has to start with https://'],
	[
		'oneDriveWritebackAppApi',
		{ clientSecret: '5d0b3c1e-7f5e-4c58-9a4e-0e9f3a6f0b77' },
		'copy the column "Value" instead',
	],
	['oneDriveWritebackAppApi', { clientSecret: 'wrong' }, 'AADSTS7000215'],
	['oneDriveWritebackAppApi', { tenantId: 'contoso' }, 'neither a GUID nor a domain name'],
	[
		'oneDriveWritebackOAuth2Api',
		{ clientSecret: '5d0b3c1e-7f5e-4c58-9a4e-0e9f3a6f0b77' },
		'copy the column "Value" instead',
	],
])('the test of a %s with %j says what to do', async (type, fields, remedy) => {
	const good = type === 'domoApi' ? fixture.cloud.domoCredential : await fixture.cloud.signIn();
	const [status, message] = await fixture.tested(type, { ...good, ...fields });
	expect(status).toBe('Error');
	expect(message).toContain(remedy);
});

test('an app without the permission is told which, by the test already', async () => {
	const { directory } = fixture.cloud.entra;
	directory.apps[0] = { ...fixture.cloud.app, roles: ['Mail.Read'] };
	fixture.cloud.entra.expireTokens();
	const { status, message } = await fixture.api.testCredential(fixture.credentials.app);
	directory.apps[0] = fixture.cloud.app;
	fixture.cloud.entra.expireTokens();
	expect([status, message]).toEqual(['Error', expect.stringContaining('Sites.ReadWrite.All (Application)')]);
});

test('the example, imported and run by hand, lands the DataSet byte for byte', async () => {
	const workflow = await fixture.api.createWorkflow(imported());
	const execution = await fixture.api.runAndWait(workflow, trigger);
	expect(execution.error).toBeUndefined();
	const [output] = execution.json(UPLOAD);
	expect(output).toMatchObject({
		file: { verified: true, size: csv().length },
		dataSet: { name: sales.name, rows: 25_000 },
	});
	const { path } = output?.file as { path: string };
	expect(path).toMatch(/^\/Domo\/Sales\/sales_\d{4}-\d{2}-\d{2}\.csv$/);
	expect(fixture.cloud.drive.file(path)?.bytes().equals(csv())).toBe(true);
	expect(fixture.toldSecrets(execution.text)).toEqual([]);
});

test('the example runs by its schedule', async () => {
	const everySecond = { rule: { interval: [{ field: 'seconds', secondsInterval: 1 }] } };
	const workflow = await fixture.api.createWorkflow(
		imported((nodes) => {
			Object.assign(nodes[trigger]!, { parameters: everySecond });
			nodes[UPLOAD]!.parameters.fileName = 'scheduled.csv';
		}),
	);
	await fixture.api.activate(workflow);
	const execution = await fixture.api.nextExecution(workflow);
	await fixture.api.deactivate(workflow);
	expect([execution.mode, execution.status]).toEqual(['trigger', 'success']);
	expect(fixture.cloud.drive.file('Domo/Sales/scheduled.csv')?.bytes().equals(csv())).toBe(true);
});

test('a run that is stopped shows as canceled, and leaves nothing behind', async () => {
	const { domo, graph, drive } = fixture.cloud;
	domo.add(large);
	const workflow = await fixture.api.createWorkflow(
		imported((nodes) => {
			nodes['Export DataSet']!.parameters.dataSetId = by('id', large.id);
			nodes[UPLOAD]!.parameters.fileName = 'stopped.csv';
		}),
	);
	// The second fragment, which would complete the file, gets lost.
	graph.uploads.faults.add({ method: 'PUT', skip: 1, does: { kind: 'ignore' } });
	const id = await fixture.api.run(workflow, trigger);
	await fixture.until(() => graph.uploads.faults.spent);
	expect(graph.openUploads).toEqual(['stopped.csv']);
	await fixture.api.stopExecution(id);
	expect((await fixture.api.finished(id)).status).toBe('canceled');
	await fixture.until(() => graph.openUploads.length === 0);
	expect(drive.file('Domo/Sales/stopped.csv')).toBeUndefined();
	await fixture.until(() => staged().length === 0);
});

test('the list of DataSets fills as one types', async () => {
	const { results } = await fixture.api.listSearch(
		{ name: 'Domo', type: 'n8n-nodes-domo-writeback.domo', credentials: [fixture.credentials.domo] },
		'dataSetId',
		{ methodName: 'searchDataSets', filter: 'invent' },
	);
	expect(results).toEqual([{ name: 'Inventory', value: '08a061e2-12a2-4646-b4bc-20beddb403e3' }]);
});

test('an error in the editor says what happened and what to do', async () => {
	const workflow = await fixture.api.createWorkflow(
		imported((nodes) => {
			nodes[UPLOAD]!.parameters.fileName = 'a?b.csv';
		}),
	);
	const { status, error } = await fixture.api.runAndWait(workflow, trigger);
	expect([status, error?.message]).toEqual(['error', 'File Name "a?b.csv" holds ?']);
	expect(error?.description).toContain('OneDrive and SharePoint do not allow any of');
});
