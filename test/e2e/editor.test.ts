import { readWorkflow } from '../sandbox/api/workflow.ts';
import type { Canvas } from '../sandbox/editor/canvas.ts';
import { Editor } from '../sandbox/editor/editor.ts';
import type { NodePanel } from '../sandbox/editor/nodePanel.ts';
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
	await dialog.root.getByText('This is the Secret ID').scrollIntoViewIfNeeded();
	await editor.picture('onedrive-credential-secret-id');
	await dialog.fill('clientSecret', clientSecret);
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

test('both nodes are found in the node creator', async () => {
	const names = await canvas.nodeCreator.search('domo');
	expect(names).toEqual(expect.arrayContaining(['Domo', 'OneDrive Writeback']));
	await editor.picture('node-creator');
	expect(await canvas.nodeCreator.actions('OneDrive Writeback')).toContain('Upload a file');
	await canvas.nodeCreator.close();
});

describe('SharePoint', () => {
	let panel: NodePanel;

	beforeAll(async () => {
		const { sales } = world.cloud.sites;
		for (const folder of ['Domo', 'Contracts/2026', 'Contracts/2025'])
			sales.library('Documents').folder(folder.split('/'));
		sales.library('Reports').put('Published/summary.csv', 'Region,Total\nNorth,100\n');
		const credentials = Object.values(await world.createCredentials());
		const selected = world.cloud.selectedAppCredential;
		await world.api.createCredential('sharePointWritebackAppApi', selected, 'Only Sales');
		const example = readWorkflow('examples/domo-to-sharepoint.json', credentials);
		canvas = await editor.openWorkflow(await world.api.createWorkflow(example));
		panel = await canvas.openNode('Upload to SharePoint');
	});

	test('a site, a library and a folder are picked from lists', async () => {
		await editor.picture('sharepoint-upload');
		await panel.chooseMode('site', 'From list');
		expect((await panel.listed('site'))[0]).toBe('Sales');
		await editor.picture('sharepoint-sites');
		await editor.page.keyboard.press('Escape');
		await panel.pick('site', 'Sales', 'sal');
		expect(await panel.listed('library')).toEqual(['Documents', 'Reports']);
		await editor.page.keyboard.press('Escape');
		await panel.choose('folderMode', 'From List');
		expect(await panel.listed('folder')).toEqual(['Root', 'Contracts', 'Domo']);
		await editor.picture('sharepoint-folders');
		await editor.page.keyboard.press('Escape');
		await panel.pick('folder', 'Contracts/2026', 'contracts/');
		await editor.picture('sharepoint-upload-places');
		await panel.execute();
		await panel.outputShows('verified');
		expect(world.cloud.sites.sales.library('Documents').list('Contracts/2026')).toEqual([
			'Sales Orders 2026.csv',
		]);
	});

	test('every operation says what it does', async () => {
		for (const operation of ['Delete', 'Download', 'Get Many']) {
			await panel.choose('operation', operation);
			await editor.picture(`sharepoint-file-${operation.toLowerCase().replace(' ', '-')}`);
		}
		await panel.choose('operation', 'Download');
		await panel.choose('downloadMode', 'Files of a Folder');
		await panel.addOption('Only New or Changed');
		await editor.picture('sharepoint-file-download-many');
	});

	test('a sync is set up: who wins, what is removed, and a dry run', async () => {
		await panel.choose('resource', 'Folder');
		await panel.choose('operation', 'Sync');
		await editor.picture('sharepoint-sync');
		expect(await panel.choices('winner')).toEqual(['Newer Wins', 'Source Wins', 'Target Wins']);
		await panel.field('dryRun').scrollIntoViewIfNeeded();
		await editor.picture('sharepoint-sync-choices');
	});

	test('an app that has only Sites.Selected is told to name its site', async () => {
		await panel.chooseCredential('SharePoint Writeback App API', 'Only Sales');
		expect(await panel.listError('site')).toContain('cannot search: choose By URL or By ID');
		await editor.picture('sharepoint-sites-selected');
		await editor.page.keyboard.press('Escape');
		const dialog = await panel.openCredential('SharePoint Writeback App API');
		await dialog.fill('testSite', 'https://contoso.sharepoint.com/sites/Sales');
		await dialog.field('testSite').scrollIntoViewIfNeeded();
		await editor.picture('sharepoint-app-credential');
		expect(await dialog.saveAndTest()).toMatchObject({ status: 'OK' });
		await dialog.close();
	});
});
