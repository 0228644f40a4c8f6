import { readWorkflow } from '../sandbox/api/workflow.ts';
import type { Canvas } from '../sandbox/editor/canvas.ts';
import { Editor } from '../sandbox/editor/editor.ts';
import { World } from '../sandbox/world.ts';

/** Where the pictures go; `docs/pictures` renews those of the documentation. */
const PICTURES = process.env.PICTURES ?? '.sandbox/pictures';
let world: World;
let editor: Editor;
let canvas: Canvas;

beforeAll(async () => {
	world = await World.start();
	editor = await Editor.open(world.n8n.url, { pictures: PICTURES, routes: world.proxy.routes });
	canvas = await editor.openWorkflow(
		await world.api.createWorkflow(readWorkflow('examples/domo-to-onedrive.json')),
	);
	await editor.picture('workflow');
});

afterAll(async () => {
	expect(editor.pageErrors).toEqual([]);
	expect(world.cloud.journal.violations).toEqual([]);
	await editor.close();
	await world.stop();
});

test('a Domo credential is filled in, tested and stored', async () => {
	const panel = await canvas.openNode('Export DataSet');
	const dialog = await panel.newCredential('Domo API');
	const { clientId, clientSecret } = world.cloud.domoCredential;
	await dialog.fill('clientId', clientId);
	await dialog.fill('clientSecret', 'wrong');
	expect(await dialog.saveAndTest()).toMatchObject({ status: 'Error' });
	await editor.picture('domo-credential-refused');
	await dialog.fill('clientSecret', clientSecret);
	expect(await dialog.saveAndTest()).toMatchObject({ status: 'OK' });
	await dialog.close();
});

test('the DataSet is picked from a list that is searched as one types', async () => {
	const panel = await canvas.panel();
	await panel.chooseMode('dataSetId', 'From list');
	await panel.pick('dataSetId', 'Sales Orders 2026', 'sales');
	await editor.picture('domo-export');
	await panel.execute();
	await panel.outputShows('Sales Orders 2026.csv');
	await editor.picture('domo-export-output');
	await panel.close();
});

test('a pasted Secret ID is noticed while it is typed, and the account is connected', async () => {
	const panel = await canvas.openNode('Upload to OneDrive');
	const dialog = await panel.newCredential('OneDrive Writeback OAuth2 API');
	const { tenantId, clientId, clientSecret } = world.cloud.appCredential;
	await dialog.fill('tenantId', tenantId);
	await dialog.fill('clientId', clientId);
	await dialog.fill('clientSecret', world.cloud.app.secrets[0]!.id);
	const notice = dialog.root.getByText('This looks like the Secret ID');
	await notice.scrollIntoViewIfNeeded();
	await editor.picture('onedrive-credential-secret-id');
	await dialog.fill('clientSecret', clientSecret);
	await notice.waitFor({ state: 'hidden' });
	await editor.picture('onedrive-credential');
	await dialog.connect();
	await dialog.close();
});

test('the upload is set up, and run from the editor', async () => {
	const panel = await canvas.panel();
	await panel.addOption('File Encoding');
	expect((await panel.choices('encoding'))[0]).toBe('UTF-8');
	await editor.picture('onedrive-upload');
	await panel.close();
	await canvas.execute();
	expect([await canvas.mark('Export DataSet'), await canvas.mark('Upload to OneDrive')]).toEqual([
		'success',
		'success',
	]);
	await editor.picture('workflow-finished');
	const finished = await canvas.openNode('Upload to OneDrive');
	await finished.outputShows('verified');
	await editor.picture('onedrive-upload-output');
	await finished.close();
});

test('the app signs in as well, chosen and tested in the same dialog', async () => {
	const panel = await canvas.openNode('Upload to OneDrive');
	const dialog = await panel.newCredential('OneDrive Writeback OAuth2 API');
	await dialog.chooseAuthentication('OAuth2', 'Service Principal');
	const { tenantId, clientId, clientSecret } = world.cloud.appCredential;
	await dialog.fill('tenantId', tenantId);
	await dialog.fill('clientId', clientId);
	await dialog.fill('clientSecret', clientSecret);
	await editor.picture('onedrive-app-credential');
	expect(await dialog.saveAndTest()).toMatchObject({ status: 'OK' });
	expect(await panel.root.innerText()).toContain('A service principal has no OneDrive of its own');
	await panel.choose('drive', 'OneDrive of a User');
	await panel.choose('source', 'Domo DataSet');
	await panel.field('dataSetId').waitFor();
	await editor.picture('onedrive-one-node');
	await panel.close();
});

test('the nodes are found in the node creator', async () => {
	const names = await canvas.nodeCreator.search('domo');
	expect(names).toEqual(expect.arrayContaining(['Domo', 'OneDrive Writeback', 'SharePoint Writeback']));
	await editor.picture('node-creator');
	expect(await canvas.nodeCreator.actions('OneDrive Writeback')).toContain('Upload a file');
	await canvas.nodeCreator.close();
});
