import { readWorkflow } from '../sandbox/api/workflow.ts';
import { Editor } from '../sandbox/editor/editor.ts';
import type { NodePanel } from '../sandbox/editor/nodePanel.ts';
import { Fixture } from './fixture.ts';
import { csv, sha256 } from './sales.ts';

/** Where the pictures go; `docs/pictures` renews those of the documentation. */
const PICTURES = process.env.PICTURES ?? '.sandbox/pictures';
const API = 'Azure Data Lake Writeback API';
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
	cloud.lake.account.addFileSystem('archive');
	const example = readWorkflow('examples/domo-to-adls.json', Object.values(credentials));
	editor = await Editor.open(world.n8n.url, { pictures: PICTURES, routes: world.proxy.routes });
	const canvas = await editor.openWorkflow(await api.createWorkflow(example));
	panel = await canvas.openNode('Write DataSet to Data Lake');
	await editor.picture('azure-data-lake-upload');
});

test('an app is filled in, refused until it is right, and stored', async () => {
	const { accountName, fileSystem, tenantId, clientId, clientSecret } = fixture.cloud.lakeCredential;
	const dialog = await panel.newCredential(API);
	expect(await dialog.text()).toContain('assign the app the role Storage Blob Data Contributor');
	for (const [name, value] of Object.entries({ accountName, fileSystem, tenantId, clientId, clientSecret }))
		await dialog.fill(name, value);
	await dialog.root.getByText('for setup instructions').scrollIntoViewIfNeeded();
	await editor.picture('azure-data-lake-credential');
	await dialog.fill('clientSecret', 'wrong');
	expect(await dialog.saveAndTest()).toMatchObject({ status: 'Error' });
	await editor.picture('azure-data-lake-credential-refused');
	await dialog.fill('clientSecret', clientSecret);
	expect(await dialog.saveAndTest()).toMatchObject({ status: 'OK' });
	await dialog.close();
});

test('an account key and a shared access signature ask for nothing of an app', async () => {
	const { accountName, fileSystem, sasToken } = fixture.cloud.lake.sasCredential();
	const dialog = await panel.newCredential(API);
	await dialog.choose('authentication', 'Account Key');
	await dialog.field('accountKey').waitFor();
	await editor.picture('azure-data-lake-credential-key');
	expect(await dialog.text()).not.toMatch(/Tenant ID|Client ID/);
	await dialog.choose('authentication', 'SAS Token');
	await dialog.fill('accountName', accountName);
	await dialog.fill('fileSystem', fileSystem);
	await editor.picture('azure-data-lake-credential-sas');
	await dialog.fill('sasToken', sasToken);
	expect(await dialog.saveAndTest()).toMatchObject({ status: 'OK' });
	await dialog.close();
});

test('a signature of one file system cannot list them, and says what to choose', async () => {
	await panel.chooseMode('fileSystem', 'From list');
	expect(await panel.listError('fileSystem')).toContain('Choose By Name and enter the name of the container');
	await editor.page.keyboard.press('Escape');
});

test('a file system is picked from the list, and the DataSet put into it', async () => {
	await panel.chooseCredential(API, 'Data lake (app)');
	expect((await panel.listed('fileSystem')).sort()).toEqual(['archive', 'exports']);
	await editor.picture('azure-data-lake-file-systems');
	await editor.page.keyboard.press('Escape');
	await panel.pick('fileSystem', 'archive', 'arch');
	await panel.choose('compression', 'None');
	await panel.addOption('Skip Unchanged');
	await panel.execute();
	await panel.outputShows('verified');
	await editor.picture('azure-data-lake-upload-output');
	const archive = fixture.cloud.lake.account.fileSystem('archive');
	const [path = '', ...others] = archive.list();
	expect([others, archive.file(path)?.sha256]).toEqual([[], sha256(csv())]);
	expect(path).toMatch(/^domo\/sales\/\d{4}-\d{2}-\d{2}\/Sales Orders 2026\.csv$/);
});

test('every operation says what it does', async () => {
	for (const operation of ['Delete', 'Download', 'Get Many']) {
		await panel.choose('operation', operation);
		await editor.picture(`azure-data-lake-${operation.toLowerCase().replace(' ', '-')}`);
	}
	await panel.execute();
	expect(await panel.output()).toContain('No output data');
	await panel.fill('folderPath', 'domo/sales');
	await panel.addOption('Include Subfolders');
	await panel.toggle('recursive');
	await panel.execute();
	await panel.outputShows('Sales Orders 2026.csv');
});
