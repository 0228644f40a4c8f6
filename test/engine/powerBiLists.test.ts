import type { INodeParameters } from 'n8n-workflow';

import type { StoredCredential } from './credentials.ts';
import { byId } from './fixture.ts';
import { PowerBiOrdersFixture } from './powerBiOrdersFixture.ts';

const fixture = new PowerBiOrdersFixture();

describe('lists', () => {
	const node = (credential: StoredCredential, more: INodeParameters = {}) => ({
		type: 'powerBiWriteback',
		credentials: [credential],
		parameters: { authentication: 'servicePrincipal', ...more },
	});
	const search = async (method: string, filter?: string, more?: INodeParameters) =>
		await fixture.engine.search(node(fixture.app, more), method, filter);

	test('workspaces, My workspace among them only for a user', async () => {
		expect((await search('searchWorkspaces', "SAL'")).results).toEqual([]);
		const { results } = await search('searchWorkspaces', 'sal');
		expect(results.map(({ name, value }) => [name, value])).toEqual([['Sales', fixture.workspace.id]]);
		const user = fixture.engine.credentials.add(
			'powerBiWritebackApi',
			fixture.cloud.powerBiCustomer.masterUser,
		);
		const own = await fixture.engine.search(node(user), 'searchWorkspaces');
		expect(own.results[0]).toEqual({ name: 'My Workspace', value: 'me' });
	});

	test("the columns of a DataSet, each with its type proposed, for n8n's field mapper", async () => {
		const { fields } = await fixture.engine.map(node(fixture.domo, fixture.from), 'getDataSetColumns');
		expect(fields.map(({ id, type, defaultValue }) => [id, type, defaultValue])).toEqual([
			['id', 'options', 'Int64'],
			['note', 'options', 'String'],
		]);
	});

	test('datasets that take rows', async () => {
		const { results } = await search('searchDatasets', 'order', { workspace: byId(fixture.workspace.id) });
		expect(results.map(({ value }) => value)).toEqual([fixture.orders.id]);
	});
});
