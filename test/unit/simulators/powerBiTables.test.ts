import { columns, json, PowerBiFixture, refusal } from './powerBiFixture.ts';

const fixture = new PowerBiFixture();
const tables = (dataset = fixture.orders.id) => `/groups/${fixture.sales.id}/datasets/${dataset}/tables`;
const rows = { headers: json, body: '{"rows":[{"id":1}]}' };

test('tables are listed, without their columns', async () => {
	const { json: answer } = await fixture.call('GET', tables());
	expect(answer.value).toEqual([{ name: 'Orders' }]);
});

test.each([
	['GET', '', undefined],
	['POST', '/Orders/rows', '{"rows":[]}'],
	['DELETE', '/Orders/rows', undefined],
	['PUT', '/Orders', JSON.stringify({ name: 'Orders', columns })],
])('%s %s needs a dataset that takes rows', async (method, path, body) => {
	const { id } = fixture.sales.add({ name: 'Imported', acceptsRows: false });
	const answer = await fixture.call(
		method,
		tables(id) + path,
		body === undefined ? {} : { headers: json, body },
	);
	const message = `Dataset [${id}] is not Push API dataset.`;
	expect([answer.status, answer.json]).toEqual([404, { error: { code: 'ItemNotFound', message } }]);
	expect(fixture.violations).toEqual([]);
});

test('a table is named in exactly its letters', async () => {
	for (const name of ['orders', 'ORDERS', 'Orders%20', 'Order']) {
		expect(refusal(await fixture.call('POST', `${tables()}/${name}/rows`, rows))).toEqual([
			404,
			'ItemNotFound',
		]);
	}
	const { json: answer } = await fixture.call('DELETE', `${tables()}/orders/rows`);
	const dataset = `sobe_wowvirtualserver|${fixture.orders.id}`;
	const message = `Table '<pi>orders</pi>' not found in dataset '${dataset}'`;
	expect(answer).toEqual({ error: { code: 'ItemNotFound', message } });
});

test('a table’s name is percent-encoded in the address', async () => {
	const { id } = fixture.sales.add({ name: 'Named', tables: [{ name: 'Ümsätze #1 ~', columns }] });
	const path = `${tables(id)}/${encodeURIComponent('Ümsätze #1 ~')}/rows`;
	expect((await fixture.call('POST', path, rows)).status).toBe(200);
	expect(fixture.violations).toEqual([]);
});

test('a table keeps its name, and no table is made', async () => {
	const put = async (name: string, body: object) =>
		await fixture.callJson('PUT', `${tables()}/${name}`, body);
	expect(refusal(await put('New', { name: 'New', columns }))).toEqual([404, 'ItemNotFound']);
	expect(refusal(await put('Orders', { name: 'New', columns }))).toEqual([400, 'BadRequest']);
	expect(refusal(await put('Orders', { name: 'Orders', columns: [] }))).toEqual([400, 'BadRequest']);
	const column = { name: 'x', dataType: 'Int64' };
	const seventySix = Array.from({ length: 76 }, (_, index) => ({ ...column, name: `x${index}` }));
	expect(refusal(await put('Orders', { name: 'Orders', columns: seventySix }))).toEqual([400, 'BadRequest']);
});
