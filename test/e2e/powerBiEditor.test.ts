import { readWorkflow } from '../sandbox/api/workflow.ts';
import type { Canvas } from '../sandbox/editor/canvas.ts';
import { Editor } from '../sandbox/editor/editor.ts';
import type { NodePanel } from '../sandbox/editor/nodePanel.ts';
import { PowerBiFixture } from './powerBiFixture.ts';

/** Where the pictures go; `docs/pictures` renews those of the documentation. */
const PICTURES = process.env.PICTURES ?? '.sandbox/pictures';
const API = 'Power BI Writeback API';
let editor: Editor;
let canvas: Canvas;
let panel: NodePanel;

// Ahead of the world's own end, which comes in the order in which it is asked for.
afterAll(async () => {
	expect(editor.pageErrors).toEqual([]);
	await editor.close();
});

const fixture = new PowerBiFixture();

beforeAll(async () => {
	const { api, world, credentials } = fixture;
	const example = readWorkflow('examples/domo-to-power-bi.json', Object.values(credentials));
	editor = await Editor.open(world.n8n.url, { pictures: PICTURES, routes: world.proxy.routes });
	canvas = await editor.openWorkflow(await api.createWorkflow(example));
	panel = await canvas.openNode('Push DataSet to Power BI');
	await editor.picture('power-bi-push');
});

test('an app is filled in, refused until it is right, and stored', async () => {
	const { tenantId, clientId, clientSecret } = fixture.customer.servicePrincipal;
	const dialog = await panel.newCredential(API);
	expect(await dialog.text()).toContain('"Service principals can call Fabric public APIs"');
	for (const [name, value] of Object.entries({ tenantId, clientId, clientSecret }))
		await dialog.fill(name, value);
	await dialog.root.getByText('for setup instructions').scrollIntoViewIfNeeded();
	await editor.picture('power-bi-credential');
	await dialog.fill('clientSecret', 'wrong');
	expect(await dialog.saveAndTest()).toMatchObject({ status: 'Error' });
	await dialog.fill('clientSecret', clientSecret);
	expect(await dialog.saveAndTest()).toMatchObject({ status: 'OK' });
	await dialog.close();
});

test('a workspace and a dataset are picked from lists', async () => {
	await panel.chooseMode('workspace', 'From list');
	expect(await panel.listed('workspace')).toEqual(['Sales']);
	await editor.picture('power-bi-workspaces');
	await editor.page.keyboard.press('Escape');
	await panel.pick('workspace', 'Sales', 'sal');
	await panel.chooseMode('dataset', 'From list');
	expect(await panel.listed('dataset')).toEqual(['Orders']);
	await editor.picture('power-bi-datasets');
	await editor.page.keyboard.press('Escape');
});

test('columns are chosen with their types, and the dataset made of them', async () => {
	await panel.locate('dataset', 'By Name', 'Chosen');
	await panel.toggle('defineColumns');
	expect((await panel.choices('Price')).sort()).toEqual([
		...['Boolean', 'Datetime', 'Decimal', 'Double', 'Int64', 'String'],
	]);
	const proposed = ['Order', 'Date', 'Region', 'Product', 'Quantity', 'Price', 'Note'];
	expect((await panel.parameters()).filter((path) => path.startsWith('columnMap'))).toEqual(
		proposed.map((name) => `columnMap.value["${name}"]`),
	);
	await panel.choose('Price', 'Double');
	await panel.choose('Quantity', 'String');
	await panel.root.getByTestId('remove-field-button-Note').click();
	await panel.field('Region').scrollIntoViewIfNeeded();
	await editor.messages();
	await editor.picture('power-bi-columns');
	await panel.execute();
	await panel.outputShows('pushed');
	await editor.picture('power-bi-push-output');
	const { table } = fixture.made('Chosen');
	expect([table.rowCount, table.rows[1]]).toEqual([
		25_000,
		{
			...{ Order: 2n, Date: '2026-01-02T00:00:00', Region: 'South', Product: 'Chair "Ada"' },
			...{ Quantity: '2', Price: 79.19 },
		},
	]);
});

test('columns of other data are listed by hand', async () => {
	await panel.choose('source', 'Input Items');
	await panel.addOption('Column Types');
	await panel.choose('columnTypes', 'Define');
	await panel.addOption('Columns');
	await panel.root.getByText('Add Column').click();
	await panel.field('from').scrollIntoViewIfNeeded();
	await editor.picture('power-bi-items-columns');
	expect((await panel.choices('type')).length).toBe(6);
});

test('every operation says what it does', async () => {
	await panel.choose('operation', 'Delete');
	await editor.picture('power-bi-delete');
	await panel.choose('resource', 'Dataset');
	await editor.picture('power-bi-get-many');
	await panel.execute();
	await panel.outputShows('Chosen');
	await panel.choose('operation', 'Create');
	await panel.fill('datasetName', 'By Hand');
	await panel.fill('table', 'Orders');
	await panel.choose('source', 'Define Below');
	await panel.root.getByText('Add Column').click();
	await panel.fill('name', 'Order');
	await panel.choose('type', 'Int64');
	await editor.picture('power-bi-create');
	await panel.execute();
	await panel.outputShows('By Hand');
	expect(fixture.made('By Hand').table.name).toBe('Orders');
});

test('a master user is told what to set up, and refused without the right password', async () => {
	const { tenantId, clientId, clientSecret, username, password } = fixture.customer.masterUser;
	const dialog = await panel.newCredential(API);
	await dialog.choose('authentication', 'Master User');
	await editor.picture('power-bi-credential-master-user');
	for (const [name, value] of Object.entries({ tenantId, clientId, clientSecret, username }))
		await dialog.fill(name, value);
	await dialog.fill('password', 'wrong');
	await editor.picture('power-bi-credential-password');
	expect((await dialog.saveAndTest()).message).toContain('AADSTS50126');
	await dialog.fill('password', password);
	expect(await dialog.saveAndTest()).toMatchObject({ status: 'OK' });
	await dialog.close();
});

test('a user connects an account in the same dialog', async () => {
	const { tenantId, clientId, clientSecret } = fixture.customer.delegated;
	const dialog = await panel.newCredential(API);
	await dialog.chooseAuthentication('Service Principal or Master User', 'OAuth2');
	await dialog.fill('tenantId', tenantId);
	await dialog.fill('clientId', clientId);
	await dialog.fill('clientSecret', clientSecret);
	await editor.picture('power-bi-credential-oauth2');
	await dialog.connect();
	await panel.choose('operation', 'Get Many');
	await panel.chooseMode('workspace', 'From list');
	expect((await panel.listed('workspace')).sort()).toEqual(['My Workspace', 'Sales']);
	await editor.page.keyboard.press('Escape');
});
