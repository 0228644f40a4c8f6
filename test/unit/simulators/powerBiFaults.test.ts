import { request } from 'node:https';

import type { Disturbance } from '../../simulators/faults.ts';
import { until } from '../../until.ts';
import { json, PowerBiFixture, refusal, rowsOf } from './powerBiFixture.ts';

const fixture = new PowerBiFixture();
const disturb = (does: Disturbance) => fixture.powerBi.server.faults.add({ method: 'POST', does });

/** Sends rows and gives up when the service has dealt with them. */
async function giveUp(dealtWith: () => boolean): Promise<void> {
	const url = `${fixture.powerBi.server.origin}/v1.0/myorg${fixture.rowsPath}`;
	const headers = { ...json, authorization: 'Bearer app' };
	const ca = fixture.certificateAuthority;
	let answered = false;
	const sent = request(url, { method: 'POST', ca, headers, agent: false }, () => (answered = true));
	const closed = new Promise((resolve) => sent.on('error', resolve));
	sent.end('{"rows":[{"id":1}]}');
	await until(dealtWith);
	sent.destroy(new Error('given up'));
	await closed;
	expect(answered).toBe(false);
}

test('an answer is lost after the rows were taken', async () => {
	disturb({ kind: 'loseAnswer' });
	await expect(fixture.push(rowsOf(2))).rejects.toThrow();
	expect(fixture.table.rowCount).toBe(2);
	expect(fixture.orders.pushes).toMatchObject([{ rows: 2, status: 200 }]);
});

test('no answer comes after the rows were taken', async () => {
	disturb({ kind: 'withhold' });
	await giveUp(() => fixture.table.rowCount === 1);
	expect(fixture.orders.pushes).toMatchObject([{ rows: 1 }]);
});

test('no answer comes, and the rows were not taken', async () => {
	disturb({ kind: 'ignore' });
	await giveUp(() => fixture.journal.entries[0]?.bodyBytes === 19);
	expect(fixture.table.rowCount).toBe(0);
	expect(fixture.orders.pushes).toEqual([]);
});

test('a connection is reset while the rows arrive', async () => {
	disturb({ kind: 'resetRequest', afterBytes: 10 });
	await expect(fixture.push(rowsOf(2))).rejects.toThrow();
	expect(fixture.table.rowCount).toBe(0);
	expect(fixture.orders.pushes).toEqual([{ at: fixture.clock.now(), table: 'Orders', rows: 0 }]);
	expect(fixture.orders.pending.size).toBe(0);
});

test('an answer takes its time', async () => {
	let release = () => {};
	disturb({ kind: 'slow', until: new Promise<void>((resolve) => (release = resolve)) });
	const answer = fixture.push(rowsOf(1));
	await until(() => fixture.table.rowCount > 0);
	expect(fixture.orders.pending.size).toBe(1);
	release();
	expect((await answer).status).toBe(200);
});

test.each([
	[429, { 'retry-after': '17' }],
	[500, {}],
	[503, { 'retry-after': '1' }],
	[401, {}],
	[403, { 'x-powerbi-error-info': 'TokenExpired' }],
])('any answer may come instead: %i', async (status, headers) => {
	disturb({ kind: 'answer', status, headers });
	const answer = await fixture.push(rowsOf(1));
	expect(answer.status).toBe(status);
	expect(answer.headers).toMatchObject(headers);
	expect(fixture.table.rowCount).toBe(0);
	expect(refusal(await fixture.push(rowsOf(1)))[0]).toBe(200);
});
