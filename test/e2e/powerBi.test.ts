import type { Credential } from '../sandbox/api/workflow.ts';
import { API, digestOfSales, OAUTH2, PowerBiFixture } from './powerBiFixture.ts';
import { sales } from './sales.ts';

const PUSH = 'Push DataSet to Power BI';
const fixture = new PowerBiFixture();
const customer = () => fixture.customer;

const ways = [
	{ way: 'client secret', type: API, fields: () => customer().servicePrincipal },
	{ way: 'certificate', type: API, fields: () => customer().certificate },
	{ way: 'master user', type: API, fields: () => customer().masterUser },
	{ way: 'master user of a public client', type: API, fields: () => customer().publicMasterUser },
	{ way: 'OAuth2', type: OAUTH2, fields: async () => await customer().signIn() },
];

describe.each(ways)('$way', ({ way, type, fields }) => {
	let credential: Credential;
	beforeAll(async () => (credential = await fixture.api.createCredential(type, await fields(), way)));

	test('is tested and found good', async () => {
		const { status, message } = await fixture.api.testCredential(credential);
		expect([status, message]).toEqual([
			'OK',
			type === API ? 'Signed in to Power BI' : 'Connection successful!',
		]);
	});

	test('lets the example create the dataset and push the DataSet into it', async () => {
		const workflow = await fixture.imported('domo-to-power-bi', credential, way);
		const [output] = (await fixture.succeed(workflow, 'Every Hour')).json(PUSH);
		const { dataset, table } = fixture.made(way);
		expect(output).toMatchObject({
			rows: { pushed: 25_000, total: 25_000 },
			dataset: { id: dataset.id, created: true },
			table: 'Sales',
			dataSet: { name: sales.name, rows: 25_000 },
		});
		expect([table.name, table.digest]).toEqual(['Sales', digestOfSales()]);
		expect(dataset.pushes.map(({ rows }) => rows)).toEqual([10_000, 10_000, 5_000]);
	});
});

test('domo-to-power-bi adds the DataSet every hour to a dataset that it has created', async () => {
	const workflow = await fixture.imported('domo-to-power-bi', fixture.credentials.powerBiApp);
	for (const created of [true, false])
		expect((await fixture.succeed(workflow, 'Every Hour')).json(PUSH)).toMatchObject([
			{ dataset: { created } },
		]);
	const { dataset, table } = fixture.made('Domo Sales');
	expect([dataset.retentionPolicy, table.digest]).toEqual(['None', digestOfSales(2)]);
	expect(table.rows[0]).toEqual({
		Order: 1n,
		Date: '2026-01-01T00:00:00',
		Region: 'North',
		Product: 'Desk, oak',
		Quantity: 1n,
		Price: '0',
		Note: null,
	});
});

test('domo-to-power-bi-nightly-replace leaves the rows of the last night only', async () => {
	const workflow = await fixture.imported('domo-to-power-bi-nightly-replace', fixture.credentials.powerBiApp);
	for (const night of [1, 2]) {
		const [output] = (await fixture.succeed(workflow, 'Every Night')).json('Replace Table in Power BI');
		const { dataset, table } = fixture.made('Domo Sales Nightly');
		expect(output).toMatchObject({ rows: { pushed: 25_000 }, dataset: { created: night === 1 } });
		expect([dataset.pushes.length, table.digest]).toEqual([night * 3, digestOfSales()]);
	}
});

test('items-to-power-bi infers the types of what another node gives', async () => {
	const workflow = await fixture.imported('items-to-power-bi', fixture.credentials.powerBiApp);
	const execution = await fixture.succeed(workflow, 'Every Morning');
	expect(execution.json('Push Items to Power BI')).toMatchObject([
		{ rows: { pushed: 3, total: 3 }, table: 'Orders' },
	]);
	const { dataset, table } = fixture.made('Orders From n8n');
	const [order] = execution.json('Orders') as Array<{ day: string }>;
	const day = `${order?.day}T00:00:00`;
	expect(dataset.retentionPolicy).toBe('basicFIFO');
	expect(table.rows).toEqual([
		{ order: 1n, customer: 'Customer 1', amount: 12.5, paid: false, day },
		{ order: 2n, customer: 'Customer 2', amount: 25, paid: true, day },
		{ order: 3n, customer: 'Customer 3', amount: 37.5, paid: true, day },
	]);
});

describe('a user who has signed in', () => {
	const signedIn = async (name: string) => {
		const fields = await customer().signIn();
		return await fixture.api.createCredential(OAUTH2, fields, name);
	};

	test('need not do so again when the token has run out', async () => {
		const credential = await signedIn('An hour later');
		fixture.cloud.entra.expireTokens();
		const { status, message } = await fixture.api.testCredential(credential);
		expect([status, message]).toEqual(['OK', 'Connection successful!']);
		fixture.cloud.entra.expireTokens();
		await fixture.succeed(
			await fixture.imported('domo-to-power-bi', credential, 'An hour later'),
			'Every Hour',
		);
		expect(fixture.made('An hour later').table.digest).toEqual(digestOfSales());
	});

	test('is told to connect again when the sign-in has ended', async () => {
		const credential = await signedIn('Months later');
		const { entra } = fixture.cloud;
		entra.expireTokens();
		entra.expireRefreshTokens();
		const { status, message } = await fixture.api.testCredential(credential);
		const workflow = await fixture.imported('domo-to-power-bi', credential);
		const { error } = await fixture.api.runAndWait(workflow, 'Every Hour');
		expect([status, message]).toEqual(['Error', expect.stringContaining('reconnect')]);
		expect([error?.message, error?.description]).toEqual([
			'The sign-in did not work',
			expect.stringContaining('reconnect'),
		]);
	});

	test('is told which permissions are missing', async () => {
		const { app } = customer();
		const { scopes } = app;
		app.scopes = ['Workspace.Read.All', 'offline_access'];
		const credential = await signedIn('Fewer permissions');
		const { status, message } = await fixture.api.testCredential(credential);
		app.scopes = scopes;
		expect([status, message]).toEqual(['Error', expect.stringContaining('Dataset.ReadWrite.All')]);
	});
});
