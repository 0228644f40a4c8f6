import { DomoFixture } from './domoFixture.ts';

const columns = [{ name: 'Name', type: 'STRING' as const }];
const fixture = new DomoFixture();

async function names(query: string): Promise<string[]> {
	const { json } = await fixture.read(`/v1/datasets${query}`, await fixture.token());
	return (json as unknown as Array<{ name: string }>).map(({ name }) => name);
}

test('DataSets are listed by pages of at most 50, as a bare array', async () => {
	for (let i = 0; i < 60; i += 1)
		fixture.domo.add({ id: `id-${i}`, name: `DataSet ${i}`, columns, rows: [] });
	expect(await names('')).toHaveLength(50);
	expect(await names('?limit=20&offset=50')).toHaveLength(10);
	expect(await names('?nameLike=dataset%205')).toHaveLength(11);
	expect(fixture.journal.violations).toEqual([]);
	expect(await names('?limit=100')).toHaveLength(50);
	expect((await fixture.read('/v1/datasets?limit=-1', await fixture.token())).status).toBe(400);
	expect((await fixture.read('/v1/datasets?sort=size', await fixture.token())).status).toBe(400);
	expect(fixture.journal.violations).toHaveLength(3);
});

test('DataSets are sorted as asked for; deleted and denied ones are left out', async () => {
	fixture.domo.add({ id: '2', name: 'beta', columns, rows: [], updatedAt: '2026-01-03T00:00:00Z' });
	fixture.domo.add({ id: '3', name: 'Alpha', columns, rows: [], updatedAt: '2026-01-02T00:00:00Z' });
	fixture.domo.add({ id: '1', name: 'gamma', columns, rows: [], updatedAt: '2026-01-01T00:00:00Z' });
	fixture.domo.add({ id: '4', name: 'gone', columns, rows: [], deleted: true });
	fixture.domo.add({ id: '5', name: 'secret', columns, rows: [], denied: { as: 'forbidden' } });
	expect(await names('?sort=name')).toEqual(['Alpha', 'beta', 'gamma']);
	expect(await names('?sort=nameDescending')).toEqual(['gamma', 'beta', 'Alpha']);
	expect(await names('?sort=lastUpdated')).toEqual(['beta', 'Alpha', 'gamma']);
	expect(await names('?sort=lastTouchedAscending')).toEqual(['gamma', 'Alpha', 'beta']);
	expect(await names('?sort=dataSourceId')).toEqual(['gamma', 'beta', 'Alpha']);
});

test('DataSets have details; a deleted one fewer, an unknown one none', async () => {
	const owner = { id: 27, name: 'Leonard Euler' };
	fixture.domo.add({
		id: 'a',
		name: 'A',
		columns,
		rows: [['x']],
		owner,
		dataCurrentAt: '2026-03-01T00:00:00Z',
	});
	const token = await fixture.token();
	const { json } = await fixture.read('/v1/datasets/a', token);
	expect(json).toMatchObject({
		rows: 1,
		columns: 1,
		owner,
		schema: { columns: [{ type: 'STRING', name: 'Name' }] },
	});
	fixture.domo.add({ id: 'a', name: 'A', columns, rows: [], deleted: true });
	expect((await fixture.read('/v1/datasets/a', token)).json).toEqual({ id: 'a', name: 'A', deleted: true });
	const unknown = await fixture.read('/v1/datasets/b', token);
	expect(unknown.json).toMatchObject({ status: 404, statusReason: 'Not Found' });
	expect(fixture.journal.violations).toEqual([]);
});

test('DataSets that are denied say so in one of two ways', async () => {
	const token = await fixture.token();
	fixture.domo.add({ id: 'a', name: 'A', columns, rows: [], denied: { as: 'forbidden' } });
	expect((await fixture.read('/v1/datasets/a', token)).json).toMatchObject({
		status: 403,
		toe: expect.any(String) as string,
	});
	fixture.domo.add({ id: 'a', name: 'A', columns, rows: [], denied: { as: 'infrastructureProblem' } });
	expect(await fixture.read('/v1/datasets/a', token)).toMatchObject({
		status: 400,
		json: { message: 'Infrastructure problem (403): Access is denied' },
	});
});

test('DataSets are only read', async () => {
	const headers = { authorization: `Bearer ${await fixture.token()}` };
	expect((await fixture.send('/v1/datasets/a', { method: 'DELETE', headers })).status).toBe(404);
	expect((await fixture.send('/v1/pages', { headers })).status).toBe(404);
	expect(fixture.journal.violations).toHaveLength(2);
});
