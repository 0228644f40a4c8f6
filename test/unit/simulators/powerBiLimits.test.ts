import { bodyOf } from '../../simulators/powerBi/rows/digest.ts';
import { rowColumns } from '../../simulators/powerBi/rows/rowColumn.ts';
import { until } from '../../until.ts';
import { columns, json, PowerBiFixture, refusal, rowsOf } from './powerBiFixture.ts';

const fixture = new PowerBiFixture();
const many = (count: number) =>
	bodyOf(
		rowColumns(columns.slice(0, 1)),
		Array.from({ length: count }, (_, index) => [index]),
	).toString();

test('a request has 10,000 rows at most', async () => {
	expect((await fixture.push(many(10_000))).status).toBe(200);
	expect(refusal(await fixture.push(many(10_001)))).toEqual([413, 'RequestEntityTooLarge']);
	expect(fixture.violations).toEqual(['row 10001 of a request']);
	expect(fixture.table.rowCount).toBe(10_000);
});

test('a request has 16 MB at most', async () => {
	const padded = (bytes: number) => `{"rows":[{"id":1}]${' '.repeat(bytes - 19)}}`;
	expect((await fixture.push(padded(16_000_000))).status).toBe(200);
	expect((await fixture.push(padded(16_000_001))).status).toBe(413);
	const chunked = { 'transfer-encoding': 'chunked' };
	expect((await fixture.push(padded(16_000_001), chunked)).status).toBe(413);
	expect(fixture.violations).toEqual(Array(2).fill('a request of more than 16000000 bytes'));
	expect(fixture.table.rowCount).toBe(1);
});

test('five requests may be pending', async () => {
	const { promise, resolve: release } = Promise.withResolvers<void>();
	fixture.powerBi.server.faults.add({ times: 5, does: { kind: 'slow', until: promise } });
	const pending = rowsOf(5).map((row) => fixture.push([row]));
	await until(() => fixture.table.rowCount === 5);
	const sixth = await fixture.push([{ id: 6 }]);
	expect([sixth.status, sixth.headers['retry-after']]).toEqual([429, '1']);
	expect(fixture.violations).toEqual(['more than 5 POST rows requests pending']);
	release();
	expect((await Promise.all(pending)).map(({ status }) => status)).toEqual(Array(5).fill(200));
	expect((await fixture.push([{ id: 7 }])).status).toBe(200);
	expect(fixture.table.rowCount).toBe(6);
});

test('a minute takes 120 requests, any minute', async () => {
	fixture.orders.spend({ posts: 60 });
	fixture.clock.turn(30_000);
	fixture.orders.spend({ posts: 59 });
	expect((await fixture.push([{ id: 1 }])).status).toBe(200);
	fixture.clock.turn(29_001);
	const answer = await fixture.push([{ id: 2 }]);
	expect([answer.status, answer.headers['retry-after']]).toEqual([429, '1']);
	expect(answer.json).toEqual({
		message:
			'You have exceeded the amount of requests allowed in the current time frame and further requests will fail. Retry in 1 seconds.',
	});
	fixture.clock.turn(1000);
	expect((await fixture.push([{ id: 2 }])).status).toBe(200);
	expect(fixture.violations).toEqual([]);
	expect(fixture.journal.entries[1]?.warnings).toHaveLength(1);
});

test('an hour takes 1,000,000 rows, any hour, and refuses with the time to wait', async () => {
	fixture.orders.spend({ rows: 500_000 });
	fixture.clock.turn(1_800_000);
	fixture.orders.spend({ rows: 495_000 });
	expect((await fixture.push(many(5000))).status).toBe(200);
	const answer = await fixture.push([{ id: 1 }]);
	expect([answer.status, answer.headers['retry-after']]).toEqual([429, '1800']);
	expect(answer.json).toMatchObject({
		error: { message: expect.stringMatching(/^You are over your rows per hour limit/) as string },
	});
	fixture.clock.turn(1_798_500);
	expect((await fixture.push([{ id: 1 }])).headers['retry-after']).toBe('2');
	fixture.clock.turn(1499);
	expect((await fixture.push([{ id: 1 }])).headers['retry-after']).toBe('1');
	fixture.clock.turn(1);
	expect((await fixture.push([{ id: 1 }])).status).toBe(200);
	expect(fixture.table.rowCount).toBe(5001);
});

test('a request may have to wait for two of the hours before it', async () => {
	fixture.orders.spend({ rows: 4000 });
	fixture.clock.turn(60_000);
	fixture.orders.spend({ rows: 995_000 });
	expect((await fixture.push(many(6000))).headers['retry-after']).toBe('3600');
	expect((await fixture.push(many(5000))).headers['retry-after']).toBe('3540');
	expect((await fixture.push(many(1000))).status).toBe(200);
});

test('from 250,000 rows on, an hour takes 120 requests, to all tables', async () => {
	fixture.powerBi.limits.largeTable = 3;
	fixture.table.put([[1], [2]]);
	fixture.orders.spend({ posts: 119 });
	fixture.clock.turn(60_000);
	expect((await fixture.push([{ id: 3 }])).status).toBe(200);
	const answer = await fixture.push([{ id: 4 }]);
	expect([answer.status, answer.headers['retry-after']]).toEqual([429, '3540']);
	fixture.table.clear();
	expect((await fixture.push([{ id: 4 }])).status).toBe(200);
	expect(fixture.violations).toEqual([]);
});

test('every request counts, whatever becomes of it', async () => {
	fixture.orders.spend({ posts: 118 });
	fixture.clock.turn(1000);
	expect((await fixture.push([{ id: 'x' }])).status).toBe(400);
	expect((await fixture.push([{ id: 1 }])).status).toBe(200);
	expect((await fixture.push([{ id: 2 }])).status).toBe(429);
	expect(fixture.orders.pushes.map(({ rows, status }) => [rows, status])).toEqual([
		[0, 400],
		[1, 200],
		[0, 429],
	]);
});

test('another dataset has limits of its own', async () => {
	fixture.orders.spend({ posts: 120, rows: 1_000_000 });
	expect((await fixture.push([{ id: 1 }])).status).toBe(429);
	const other = fixture.sales.add({ name: 'Other', tables: [{ name: 'Orders', columns }] });
	const path = fixture.rowsPath.replace(fixture.orders.id, other.id);
	expect((await fixture.call('POST', path, { headers: json, body: many(1) })).status).toBe(200);
});

test('a table without retention policy is full at 5,000,000 rows', async () => {
	fixture.powerBi.limits.rowsWithoutPolicy = 3;
	fixture.table.put([[1], [2]]);
	expect((await fixture.push(rowsOf(2))).status).toBe(400);
	expect((await fixture.push(rowsOf(1))).status).toBe(200);
	expect(fixture.table.rowCount).toBe(3);
	expect(fixture.violations).toEqual([]);
});

test('a first-in-first-out table loses its oldest rows without a word', async () => {
	fixture.powerBi.limits.rowsInFifo = 3;
	fixture.powerBi.limits.rowsWithoutPolicy = 3;
	const tables = [{ name: 'Orders', columns }];
	const fifo = fixture.sales.add({ name: 'FIFO', tables, retentionPolicy: 'basicFIFO' });
	const path = fixture.rowsPath.replace(fixture.orders.id, fifo.id);
	for (const first of [1, 3]) {
		const answer = await fixture.callJson('POST', path, { rows: rowsOf(2, first) });
		expect(answer.status).toBe(200);
	}
	expect(fifo.tables[0]?.rows.map(({ id }) => id)).toEqual([2n, 3n, 4n]);
	expect(fixture.violations).toEqual([]);
});
