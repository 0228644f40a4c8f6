import { PowerBiFixture, refusal } from './powerBiFixture.ts';

const fixture = new PowerBiFixture();
const columns = [{ name: 'id', dataType: 'Int64' }];
const table = (more: object = {}) => ({ name: 'T', columns, ...more });
const column = (more: object) => table({ columns: [{ name: 'c', dataType: 'string', ...more }] });
const dataset = (more: object = {}) => ({ name: 'New', defaultMode: 'Push', tables: [table()], ...more });
const path = (query = '') => `/groups/${fixture.sales.id}/datasets${query}`;
const create = async (body: object, query?: string) => await fixture.callJson('POST', path(query), body);
const many = (count: number, of: object) =>
	Array.from({ length: count }, (_, index) => ({ ...of, name: `n${index}` }));

test('a dataset is created, and takes rows', async () => {
	const { status, json } = await create(dataset(), '?defaultRetentionPolicy=basicFIFO');
	expect(status).toBe(201);
	expect(json).toMatchObject({ name: 'New', defaultRetentionPolicy: 'basicFIFO' });
	const made = fixture.sales.datasets.at(-1)!;
	expect([made.id, made.retentionPolicy, made.configuredBy]).toEqual([json.id, 'basicFIFO', 'the-app']);
	const rows = await fixture.callJson('POST', path(`/${made.id}/tables/T/rows`), { rows: [{ id: 1 }] });
	expect(rows.status).toBe(200);
	expect(made.tables[0]?.rows).toEqual([{ id: 1n }]);
	expect(fixture.violations).toEqual([]);
});

test('a name may be given to two datasets', async () => {
	const ids = [(await create(dataset())).json.id, (await create(dataset())).json.id];
	expect(new Set(ids).size).toBe(2);
	expect(fixture.sales.datasets.at(-1)?.retentionPolicy).toBe('None');
});

test('a dataset is created in a person’s own workspace', async () => {
	expect((await fixture.callJson('POST', '/datasets', dataset(), 'ada')).status).toBe(201);
	expect(fixture.powerBi.myWorkspace('ada@contoso.com').datasets).toHaveLength(1);
});

test('a creation may take its time', async () => {
	fixture.powerBi.behaviour.requestsUntilCreated = 2;
	const { status, json } = await create(dataset());
	expect(status).toBe(202);
	const statuses = [];
	for (let ask = 0; ask < 3; ask += 1)
		statuses.push((await fixture.call('GET', path(`/${String(json.id)}`))).status);
	expect(statuses).toEqual([404, 404, 200]);
});

test.each([
	['no name', { ...dataset(), name: undefined }],
	['no tables', dataset({ tables: [] })],
	['tables that are none', dataset({ tables: ['T'] })],
	['76 tables', dataset({ tables: many(76, { columns }) })],
	['76 columns', dataset({ tables: [table({ columns: many(76, { dataType: 'Int64' }) })] })],
	['a mode that there is not', dataset({ defaultMode: 'push' })],
	['a table without columns', dataset({ tables: [table({ columns: [] })] })],
	['a table twice', dataset({ tables: [table(), table({ name: 't' })] })],
	['a table with a dot', dataset({ tables: [table({ name: 'dbo.T' })] })],
	['a table with a long name', dataset({ tables: [table({ name: 'x'.repeat(101) })] })],
	['a table without a name', dataset({ tables: [table({ name: '' })] })],
	[
		'a column twice',
		dataset({ tables: [table({ columns: [...columns, { name: 'ID', dataType: 'string' }] })] }),
	],
	['a column without a name', dataset({ tables: [column({ name: '' })] })],
	['a column with a name not to be printed', dataset({ tables: [column({ name: 'a\u0000' })] })],
	['a type that there is not', dataset({ tables: [column({ dataType: 'text' })] })],
	['no type', dataset({ tables: [column({ dataType: undefined })] })],
	['a column sorted by none', dataset({ tables: [column({ sortByColumn: 'x' })] })],
	['a column hidden by a word', dataset({ tables: [column({ isHidden: 'yes' })] })],
])('a dataset is refused: %s', async (_, body) => {
	expect(refusal(await create(body))).toEqual([400, 'BadRequest']);
	expect(fixture.violations).not.toEqual([]);
	expect(fixture.sales.datasets).toHaveLength(1);
});

test.each([
	[dataset({ compatibilityLevel: 1 }), 'compatibilityLevel', 'Dataset'],
	[dataset({ tables: [table({ nam: 'T' })] }), 'nam', 'Table'],
	[dataset({ tables: [column({ datatype: 'string' })] }), 'datatype', 'Column'],
])('a property that there is not is named', async (body, property, type) => {
	const { status, json } = await create(body);
	const message =
		`The property '${property}' does not exist on type 'Microsoft.PowerBI.ServiceContracts.Api.${type}'.` +
		' Make sure to only use property names that are defined by the type.';
	const details = [{ message, target: 'dataset' }];
	expect(status).toBe(400);
	expect(json).toEqual({ error: { code: 'BadRequest', message: 'Bad Request', details } });
});

test('the most that a dataset may have', async () => {
	const full = many(75, { columns: many(75, { dataType: 'Int64' }) });
	expect((await create(dataset({ tables: full }))).status).toBe(201);
	const named = table({
		name: `${'ä'.repeat(98)} 😀`,
		columns: many(1, { dataType: 'bool', isHidden: true }),
	});
	expect((await create({ name: 'x', tables: [named] })).status).toBe(201);
	expect(fixture.violations).toEqual([]);
});

test('what is not simulated fails loudly', async () => {
	for (const body of [dataset({ defaultMode: 'Streaming' }), dataset({ relationships: [] })]) {
		expect((await create(body)).status).toBe(501);
	}
	expect(fixture.violations).toHaveLength(2);
});

test('the policy is one of two words', async () => {
	expect((await create(dataset(), '?defaultRetentionPolicy=None')).status).toBe(201);
	expect(fixture.violations).toEqual([]);
	expect((await create(dataset(), '?defaultRetentionPolicy=FIFO')).status).toBe(400);
	expect(fixture.violations).not.toEqual([]);
});

test('a definition is JSON, and says so', async () => {
	const body = JSON.stringify(dataset());
	expect(
		(await fixture.call('POST', path(), { body, headers: { 'content-type': 'text/json' } })).status,
	).toBe(415);
	const headers = { 'content-type': 'application/json' };
	expect((await fixture.call('POST', path(), { body: body.slice(1), headers })).status).toBe(400);
	expect(fixture.violations).toContain('The body is not JSON.');
	expect((await fixture.call('POST', path(), { body: '[]', headers })).status).toBe(400);
});

test('after 31 October 2027 none can be created, and the others go on', async () => {
	fixture.clock.set(Date.parse('2027-10-31T23:59:59Z'));
	expect((await create(dataset())).status).toBe(201);
	fixture.clock.turn(1000);
	expect(refusal(await create(dataset()))).toEqual([400, 'BadRequest']);
	expect((await fixture.push([{ id: 1 }])).status).toBe(200);
	expect(fixture.violations).toEqual([]);
});

test('a dataset is deleted', async () => {
	expect((await fixture.call('DELETE', path(`/${fixture.orders.id}`))).status).toBe(200);
	expect((await fixture.call('GET', path(`/${fixture.orders.id}`))).status).toBe(404);
	expect(fixture.sales.datasets).toEqual([]);
});
