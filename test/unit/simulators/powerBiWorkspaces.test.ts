import { PowerBiFixture, refusal } from './powerBiFixture.ts';

const fixture = new PowerBiFixture();
const roles = { 'the-app': 'Admin' } as const;

async function names(query = '', as?: string): Promise<unknown[]> {
	const { status, json } = await fixture.call('GET', `/groups${query}`, { as });
	expect(status).toBe(200);
	return (json.value as Array<{ name: string }>).map(({ name }) => name);
}

test('workspaces are listed for those who have a role there', async () => {
	fixture.powerBi.addWorkspace({ name: 'Finance', roles: { 'OTHER-APP': 'Viewer' } });
	expect(await names()).toEqual(['Sales']);
	expect(await names('', 'otherApp')).toEqual(['Finance']);
	expect(await names('', 'bob')).toEqual([]);
	const { json } = await fixture.call('GET', '/groups');
	expect(json.value).toMatchObject([
		{ id: fixture.sales.id, isReadOnly: false, isOnDedicatedCapacity: false },
	]);
	expect(refusal(await fixture.call('GET', '/groups', { as: 'noScopes' }))).toEqual([403, '']);
});

test('workspaces come in pages, by offset', async () => {
	for (const name of ['A', 'B', 'C']) fixture.powerBi.addWorkspace({ name, roles });
	expect(await names('?$top=2')).toEqual(['Sales', 'A']);
	expect(await names('?$top=2&$skip=2')).toEqual(['B', 'C']);
	expect(await names('?$skip=4')).toEqual([]);
	fixture.powerBi.behaviour.pageSize = 3;
	expect(await names('?$top=100')).toHaveLength(3);
	expect(await names()).toHaveLength(3);
	expect(fixture.violations).toEqual([]);
	expect((await fixture.call('GET', '/groups?$top=-1')).status).toBe(400);
	expect(fixture.violations).not.toEqual([]);
});

test.each([
	["name eq 'Sales'", ['Sales']],
	["name eq 'sales'", []],
	["tolower(name) eq 'sales'", ['Sales']],
	["contains(name,'ale')", ['Sales', "Megan's sales"]],
	["contains(tolower(name), 's s')", ["Megan's sales"]],
	["startswith(name,'F') or name eq 'Megan''s sales'", ['Finance', "Megan's sales"]],
	["contains(name,'a') and endswith(name,'e')", ['Finance']],
	["id eq '5a1e5000-0000-4000-8000-000000000001'", ['Sales']],
])('workspaces are filtered by %s', async (filter, expected) => {
	for (const name of ['Finance', "Megan's sales"]) fixture.powerBi.addWorkspace({ name, roles });
	expect(await names(`?$filter=${encodeURIComponent(filter)}`)).toEqual(expected);
	expect(fixture.violations).toEqual([]);
});

test.each(['', "name ne 'x'", "name eq 'x' xor name eq 'y'", "name eq 'x", "type eq 'x'"])(
	'a filter that is not simulated fails loudly: %s',
	async (filter) => {
		expect((await fixture.call('GET', `/groups?$filter=${encodeURIComponent(filter)}`)).status).toBe(501);
		expect(fixture.violations).toHaveLength(1);
	},
);

test('datasets are listed with what they take, names may be the same', async () => {
	fixture.sales.add({ name: 'Orders', acceptsRows: false });
	const { json } = await fixture.call('GET', `/groups/${fixture.sales.id}/datasets`);
	expect(json.value).toMatchObject([
		{ id: fixture.orders.id, name: 'Orders', addRowsAPIEnabled: true, isRefreshable: false },
		{ name: 'Orders', addRowsAPIEnabled: false, isRefreshable: true },
	]);
	const one = await fixture.call('GET', `/groups/${fixture.sales.id}/datasets/${fixture.orders.id}`);
	expect(one.json).toMatchObject({ id: fixture.orders.id, configuredBy: expect.any(String) as string });
});

test.each([
	['a workspace', () => '/groups/5a1e5000-0000-4000-8000-00000000000f/datasets'],
	['a dataset', () => `/groups/${fixture.sales.id}/datasets/5a1e5000-0000-4000-8000-00000000000f`],
	[
		'the tables of one',
		() => `/groups/${fixture.sales.id}/datasets/5a1e5000-0000-4000-8000-00000000000f/tables`,
	],
])('%s that is not there', async (_, path) => {
	expect((await fixture.call('GET', path())).json).toEqual({
		error: {
			code: 'PowerBIEntityNotFound',
			'pbi.error': { code: 'PowerBIEntityNotFound', parameters: {}, details: [], exceptionCulprit: 1 },
		},
	});
	expect(fixture.violations).toEqual([]);
});
