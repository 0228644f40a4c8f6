import { gunzipSync } from 'node:zlib';

import type { DataSet } from '../../simulators/domo/dataSets.ts';
import { DomoFixture } from './domoFixture.ts';

const party: DataSet = {
	id: 'party',
	name: 'Party',
	columns: [
		{ name: 'name', type: 'STRING' },
		{ name: 'a "quote"', type: 'STRING' },
		{ name: 'age', type: 'LONG' },
		{ name: 'at', type: 'DATETIME' },
	],
	rows: [
		['Leia', 'Help me, Obi-Wan', 9007199254740993n, '2019-03-19T18:49:02'],
		['Qui-Gon Jinn', null, null, null],
		['', ' padded ', '9223372036854775807', ''],
		['Zoë\nT.', 'she said "no"', 1.5, '=1+1'],
	],
};
const header = 'name,"a ""quote""",age,at\n';
const records =
	'Leia,"Help me, Obi-Wan",9007199254740993,2019-03-19T18:49:02\n' +
	'Qui-Gon Jinn,,,\n' +
	'"", padded ,9223372036854775807,""\n' +
	'"Zoë\nT.","she said ""no""",1.5,=1+1\n';
const fixture = new DomoFixture(() => ({ dataSets: [{ ...party }] }));
let token: string;

async function read(path: string, headers: Record<string, string> = { accept: 'text/csv' }) {
	return await fixture.read(`/v1/datasets/${path}`, token, headers);
}

beforeEach(async () => {
	token = await fixture.token();
});

test('the CSV is Domo’s dialect, with a header only when asked for', async () => {
	const plain = await read('party/data');
	expect(plain.text).toBe(records);
	expect(plain.headers).toMatchObject({ 'content-type': 'text/csv', 'transfer-encoding': 'chunked' });
	expect(plain.headers).not.toHaveProperty('content-disposition');
	for (const flag of ['true', 'True']) {
		expect((await read(`party/data?includeHeader=${flag}`)).text).toBe(header + records);
	}
	const named = await read('party/data?fileName=math%20party.csv');
	expect(named.headers['content-disposition']).toBe('attachment; filename=math%20party.csv');
	expect((await read('party/data?disableFormulaInterpretation=true')).text).toContain(",'=1+1\n");
	expect(fixture.journal.violations).toEqual([]);
});

test('it is compressed for a client that can read that', async () => {
	const answer = await read('party/data', { accept: 'text/csv', 'accept-encoding': 'gzip, deflate' });
	expect(answer.headers['content-encoding']).toBe('gzip');
	expect(gunzipSync(answer.bytes).toString()).toBe(records);
});

test('what does not accept CSV gets a page', async () => {
	for (const accept of ['application/json', '*/*']) {
		const refused = await read('party/data', { accept });
		expect(refused.status).toBe(406);
		expect(refused.headers['content-type']).toMatch(/^text\/html/);
	}
	expect((await read('party/data?includeHeader=maybe')).status).toBe(400);
	expect(fixture.journal.violations).toHaveLength(3);
});

test('an authentication problem is a page too', async () => {
	fixture.domo.expireTokens();
	expect((await read('party/data')).status).toBe(406);
	fixture.domo.expiredExportStatus = 401;
	const expired = await read('party/data');
	expect(expired.status).toBe(401);
	expect(expired.text).toMatch(/^<html>[^]*Full authentication is required/);
	const asJson = await read('party/data', { accept: 'application/json' });
	expect(asJson.headers['www-authenticate']).toMatch(/invalid_token/);
	expect(fixture.journal.violations).toEqual([]);
	fixture.domo.revokeTokens();
	expect((await read('party/data')).status).toBe(403);
	fixture.domo.expiredExportStatus = 406;
	expect((await read('party/data')).status).toBe(406);
	expect(fixture.journal.violations).toHaveLength(2);
});

test('data may be denied where the metadata is not; what is deleted or unknown has none', async () => {
	fixture.domo.add({ ...party, denied: { as: 'forbidden', of: 'data' } });
	expect((await read('party', {})).status).toBe(200);
	expect((await read('party/data')).status).toBe(403);
	fixture.domo.add({ ...party, deleted: true });
	expect((await read('party/data')).status).toBe(404);
	expect((await read('other/data')).status).toBe(404);
	expect(fixture.journal.violations).toEqual([]);
});

test('metadata may differ from what is exported, and change while it is', async () => {
	const onExport = (dataSet: DataSet) => {
		dataSet.updatedAt = '2026-05-01T00:00:00Z';
		dataSet.rowCount = 7;
		dataSet.rows = [];
	};
	fixture.domo.add({ ...party, rowCount: 9, onExport });
	expect((await read('party', {})).json).toMatchObject({ rows: 9, updatedAt: '2026-02-28T20:56:20.567Z' });
	expect((await read('party/data')).text).toBe(records);
	expect((await read('party', {})).json).toMatchObject({ rows: 7, updatedAt: '2026-05-01T00:00:00Z' });
});

test('faults reach an export', async () => {
	fixture.domo.server.faults.add({ path: /\/data/, does: { kind: 'endEarly', afterBytes: 10 } });
	expect((await read('party/data')).text).toBe(records.slice(0, 10));
	fixture.domo.server.faults.add({ path: /\/data/, does: { kind: 'resetAnswer', afterBytes: 10 } });
	await expect(read('party/data')).rejects.toThrow();
	fixture.domo.server.faults.add({ does: { kind: 'answer', status: 429, headers: { 'retry-after': '3' } } });
	expect((await read('party/data')).headers['retry-after']).toBe('3');
	expect(fixture.domo.server.faults.spent).toBe(true);
	expect(fixture.journal.violations).toEqual([]);
});
