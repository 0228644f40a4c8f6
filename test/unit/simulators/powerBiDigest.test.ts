import { digestOf } from '../../simulators/powerBi/rows/digest.ts';
import type { Row } from '../../simulators/powerBi/rows/rowReader.ts';
import { columns, PowerBiFixture } from './powerBiFixture.ts';

const fixture = new PowerBiFixture({ keep: 'digest', limits: { rowsInFifo: 2 } });
const rows: Row[] = [
	[1n, 0.5, '1.50', true, '2026-01-01', 'a'],
	[2n, 1e21, '2', false, '2026-01-02T03:04:05Z', ''],
	[9007199254740993n, -1, '-0.0001', null, null, null],
];
const posted = [
	'{"id":1,"price":5e-1,"vat":1.5,"paid":true,"day":"01/01/2026","note":"\\u0061"}',
	'{"note":"","id":2,"price":1000000000000000000000,"vat":2.0,"paid":false,"day":"2026-01-02T04:04:05.000+01:00"}',
	'{"id":9007199254740993,"price":-1.0,"vat":-0.0001,"day":null}',
];
const push = async (...of: string[]) =>
	expect((await fixture.push(`{"rows":[${of.join(',')}]}`)).status).toBe(200);

test('the same rows have the same digest, however they are written and in whatever order they come', async () => {
	await push(posted[2]!, posted[0]!);
	await push(posted[1]!);
	expect(fixture.table.digest).toEqual(digestOf(columns, rows));
	expect(fixture.table.digest.rows).toBe(3);
	expect(() => fixture.table.rows).toThrow('only a digest');
});

test.each([
	['a row missing', rows.slice(1), ['id', 'price', 'vat', 'paid', 'day', 'note']],
	[
		'a row twice in place of another',
		[rows[0]!, rows[0]!, rows[2]!],
		['id', 'price', 'vat', 'paid', 'day', 'note'],
	],
	['a value changed', [[3n, ...rows[0]!.slice(1)], ...rows.slice(1)], ['id']],
	['null for an empty string', [rows[0]!, [...rows[1]!.slice(0, 5), null], rows[2]!], ['note']],
	['a last digit lost', [rows[0]!, rows[1]!, [9007199254740992n, ...rows[2]!.slice(1)]], ['id']],
	['values in each other’s rows', [[2n, ...rows[0]!.slice(1)], [1n, ...rows[1]!.slice(1)], rows[2]!], []],
])('other rows have another: %s', async (_, others, differing) => {
	await push(...posted);
	const [digest, other] = [fixture.table.digest, digestOf(columns, others)];
	expect(other.all).not.toBe(digest.all);
	expect(
		columns.map(({ name }) => name).filter((name) => other.columns[name] !== digest.columns[name]),
	).toEqual(differing);
});

test('values do not make up for each other', () => {
	const column = [{ name: 'n', dataType: 'Int64' }];
	const { columns: of } = digestOf(column, [[0n], [3n]]);
	expect(digestOf(column, [[1n], [2n]]).columns).not.toEqual(of);
	expect(digestOf(column, [[0n], [3n], [null]]).columns).not.toEqual(of);
});

test('an emptied table has the digest of nothing', async () => {
	await push(...posted);
	await fixture.call('DELETE', fixture.rowsPath);
	expect(fixture.table.digest).toEqual(digestOf(columns, []));
});

test('what a first-in-first-out table has lost is not in its digest', async () => {
	const tables = [{ name: 'Orders', columns }];
	const fifo = fixture.sales.add({ name: 'FIFO', tables, retentionPolicy: 'basicFIFO' });
	const path = fixture.rowsPath.replace(fixture.orders.id, fifo.id);
	const headers = { 'content-type': 'application/json' };
	for (const row of posted) await fixture.call('POST', path, { headers, body: `{"rows":[${row}]}` });
	expect(fifo.tables[0]?.digest).toEqual(digestOf(columns, rows.slice(1)));
});

test('a digest is made of more rows than fit into a request', () => {
	const column = [{ name: 'n', dataType: 'Int64' }];
	const count = function* (): Generator<Row> {
		for (let n = 0n; n < 20_001n; n += 1n) yield [n];
	};
	expect(digestOf(column, count()).rows).toBe(20_001);
});
