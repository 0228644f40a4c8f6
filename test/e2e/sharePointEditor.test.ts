import { readWorkflow } from '../sandbox/api/workflow.ts';
import { Editor } from '../sandbox/editor/editor.ts';
import type { NodePanel } from '../sandbox/editor/nodePanel.ts';
import { Fixture } from './fixture.ts';

/** Where the pictures go; `docs/pictures` renews those of the documentation. */
const PICTURES = process.env.PICTURES ?? '.sandbox/pictures';
let editor: Editor;
let panel: NodePanel;

// Ahead of the world's own end, which comes in the order in which it is asked for.
afterAll(async () => {
	expect(editor.pageErrors).toEqual([]);
	await editor.close();
});

const fixture = new Fixture();

beforeAll(async () => {
	const { api, cloud, world, credentials } = fixture;
	const { sales } = cloud.sites;
	for (const folder of ['Domo', 'Contracts/2026', 'Contracts/2025'])
		sales.library('Documents').folder(folder.split('/'));
	sales.library('Reports').put('Published/summary.csv', 'Region,Total\nNorth,100\n');
	await api.createCredential('sharePointWritebackAppApi', cloud.selectedAppCredential, 'Only Sales');
	const example = readWorkflow('examples/domo-to-sharepoint.json', Object.values(credentials));
	editor = await Editor.open(world.n8n.url, { pictures: PICTURES, routes: world.proxy.routes });
	const canvas = await editor.openWorkflow(await api.createWorkflow(example));
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
	expect(fixture.cloud.sites.sales.library('Documents').list('Contracts/2026')).toEqual([
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
	await dialog.tested();
	await dialog.fill('testSite', 'https://contoso.sharepoint.com/sites/Sales');
	await dialog.field('testSite').scrollIntoViewIfNeeded();
	await editor.picture('sharepoint-app-credential');
	expect(await dialog.saveAndTest()).toMatchObject({ status: 'OK' });
	await dialog.close();
});
