import { gunzipSync } from 'node:zlib';

import { readWorkflow, type SavedWorkflow, type Workflow } from '../sandbox/api/workflow.ts';
import { Fixture } from './fixture.ts';
import { csv, sha256 } from './sales.ts';

const fixture = new Fixture();

/** Imports an example as a user would. */
const imported = async (name: string): Promise<SavedWorkflow> => {
	const { api, credentials } = fixture;
	return await api.createWorkflow(readWorkflow(`examples/${name}.json`, Object.values(credentials)));
};

const library = (name: string) => fixture.cloud.sites.sales.library(name);

/** The workflow with a trigger that is called in place of one that waits for its hour: each run begins after the one before. */
const called = (workflow: Workflow, trigger: string, path: string): Workflow => {
	const webhook = { type: 'n8n-nodes-base.webhook', typeVersion: 2, webhookId: path, parameters: { path } };
	const nodes = workflow.nodes.map((node) => (node.name === trigger ? { ...node, ...webhook } : node));
	return { ...workflow, nodes };
};

test('domo-to-sharepoint puts the DataSet into a folder of the day', async () => {
	const execution = await fixture.api.runAndWait(await imported('domo-to-sharepoint'), 'Every Morning');
	expect(execution.error).toBeUndefined();
	const [output] = execution.json('Upload to SharePoint');
	const { path, verified } = output?.file as { path: string; verified: boolean };
	expect(path).toMatch(/^\/Domo\/\d{4}-\d{2}-\d{2}\/Sales Orders 2026\.csv$/);
	expect(verified).toBe(true);
	expect(library('Documents').file(path)?.bytes().equals(csv())).toBe(true);
});

test('domo-fan-out carries one export to OneDrive, SharePoint and the data lake, each in its own form', async () => {
	const { api, cloud } = fixture;
	const exports = () => cloud.journal.find({ service: 'domo', path: /\/data\?/ }).length;
	const before = exports();
	const execution = await api.runAndWait(await imported('domo-fan-out'), 'Every Morning');
	expect(execution.error).toBeUndefined();
	expect(exports()).toBe(before + 1);
	const pathIn = (node: string) => {
		const { path, verified } = execution.json(node)[0]?.file as { path: string; verified: boolean };
		expect([node, verified]).toEqual([node, true]);
		return path;
	};
	const forExcel = Buffer.concat([Buffer.from('\ufeff'), csv()]);
	const inOneDrive = cloud.drive.file(pathIn('Upload to OneDrive'));
	const inSharePoint = library('Documents').file(pathIn('Upload to SharePoint'));
	const inDataLake = cloud.lake.files.file(pathIn('Upload to Data Lake'));
	for (const file of [inOneDrive, inSharePoint]) expect(file?.sha256).toBe(sha256(forExcel));
	expect(sha256(gunzipSync(inDataLake!.bytes()))).toBe(sha256(csv()));
});

test('sync-folder-nightly makes a library folder equal to a OneDrive folder, night after night', async () => {
	const { api, cloud } = fixture;
	const reports = { 'summary.csv': 'a,b\n1,2\n', '2026/North/sales.csv': 'a\n1\n' };
	for (const [path, text] of Object.entries(reports)) cloud.drive.put(`Reports/${path}`, text);
	library('Reports').put('Published/withdrawn.csv', 'x');
	const workflow = await imported('sync-folder-nightly');
	const actions = async () => {
		const execution = await api.runAndWait(workflow, 'Every Night');
		expect(execution.error).toBeUndefined();
		return execution.json('Sync to SharePoint').map(({ action }) => action);
	};
	expect((await actions()).sort()).toEqual(['created', 'created', 'deleted']);
	for (const [path, text] of Object.entries(reports))
		expect(library('Reports').file(`Published/${path}`)?.bytes().toString()).toBe(text);
	expect(library('Reports').list('Published')).toEqual(['2026', 'summary.csv']);
	expect(await actions()).toEqual(['unchanged', 'unchanged']);
});

test('sharepoint-to-onedrive carries what is new, and only that, once it is published', async () => {
	const { api, cloud } = fixture;
	const incoming = library('Documents');
	incoming.put('Incoming/first.csv', 'first');
	incoming.put('Incoming/second.csv', 'second');
	const example = readWorkflow('examples/sharepoint-to-onedrive.json', Object.values(fixture.credentials));
	const workflow = await api.createWorkflow(called(example, 'Every Hour', 'hourly'));
	await api.activate(workflow);
	let last = '0';
	const nextRun = async () => {
		await api.callWebhook('hourly');
		const execution = await api.nextExecution(workflow, last);
		expect(execution.error).toBeUndefined();
		last = execution.id;
		return execution
			.json('Upload to OneDrive')
			.map(({ file }) => (file as { name: string }).name)
			.sort();
	};
	expect(await nextRun()).toEqual(['first.csv', 'second.csv']);
	expect(await nextRun()).toEqual([]);
	incoming.put('Incoming/second.csv', 'second, changed');
	expect(await nextRun()).toEqual(['second.csv']);
	await api.deactivate(workflow);
	expect(cloud.drive.list('From SharePoint')).toEqual(['first.csv', 'second.csv']);
	expect(cloud.drive.file('From SharePoint/second.csv')?.bytes().toString()).toBe('second, changed');
	expect(cloud.drive.history('From SharePoint/first.csv')).toHaveLength(1);
});
