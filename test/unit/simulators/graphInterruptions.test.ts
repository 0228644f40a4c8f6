import type { ClientRequest } from 'node:http';
import { request } from 'node:https';

import { until } from '../../until.ts';
import { GraphFixture, pattern, refusal, unit } from './graphFixture.ts';

let now = Date.now();
const fixture = new GraphFixture({ now: () => now });
const total = 3 * unit;
const bytes = pattern(total);
let url: string;

beforeEach(async () => {
	url = await fixture.session('in/a.csv');
});

async function send(first: number, end: number) {
	return await fixture.fragment(url, first, bytes.subarray(first, end), total);
}

async function ranges(): Promise<unknown> {
	return (await fixture.ask(url)).json.nextExpectedRanges;
}

const latest = () => fixture.graph.requests.at(-1);

/** Sends the beginning of a fragment; the rest is for the caller to send, or not. */
async function begin(sent: number): Promise<ClientRequest> {
	const headers = { 'content-range': `bytes 0-${2 * unit - 1}/${total}`, 'content-length': 2 * unit };
	const fragment = request(url, { ca: fixture.certificateAuthority, agent: false, method: 'PUT', headers });
	fragment.on('error', () => {});
	fragment.write(bytes.subarray(0, sent));
	await until(() => latest()?.method === 'PUT' && latest()?.bodyBytes === sent);
	return fragment;
}

async function finish(fragment: ClientRequest, sent: number): Promise<number | undefined> {
	return await new Promise((resolve) => {
		fragment.on('response', (response) => resolve(response.statusCode));
		fragment.end(bytes.subarray(sent, 2 * unit));
	});
}

async function breakOff(sent: number): Promise<void> {
	const fragment = await begin(sent);
	fragment.destroy();
	await until(() => latest()?.outcome === 'reset');
}

test('a fragment that is cut off leaves nothing', async () => {
	await send(0, unit);
	fixture.graph.uploads.faults.add({ method: 'PUT', does: { kind: 'resetRequest', afterBytes: unit + 100 } });
	await expect(send(unit, total)).rejects.toThrow();
	expect(await ranges()).toEqual([`${unit}-`]);
	expect((await send(unit, total)).status).toBe(201);
	expect(fixture.drive.file('in/a.csv')?.bytes().equals(bytes)).toBe(true);
	expect(fixture.drive.history('in/a.csv')).toHaveLength(1);
	expect(fixture.violations).toEqual([]);
});

test('so does one whose client breaks off, whole units or not', async () => {
	await breakOff(unit + 5000);
	expect(await ranges()).toEqual(['0-']);
	expect((await send(0, total)).status).toBe(201);
	expect(fixture.drive.file('in/a.csv')?.bytes().equals(bytes)).toBe(true);
	expect(fixture.violations).toEqual([]);
});

test('or its whole units of 320 KiB are kept', async () => {
	fixture.graph.behaviour.keepsPartialFragments = true;
	await breakOff(unit + 5000);
	expect(await ranges()).toEqual([`${unit}-`]);
	expect(refusal(await send(0, 2 * unit))).toEqual([416, 'invalidRange', 'fragmentOverlap']);
	expect((await send(unit, total)).status).toBe(201);
	expect(fixture.drive.file('in/a.csv')?.bytes().equals(bytes)).toBe(true);
	const { sha256, quickXorHash } = fixture.drive.file('in/a.csv')!;
	fixture.drive.put('same.csv', bytes);
	expect(fixture.drive.file('same.csv')).toMatchObject({ sha256, quickXorHash });
	expect(fixture.violations).toEqual([]);
});

test('a fragment whose answer is lost counts, the last one too', async () => {
	fixture.graph.uploads.faults.add({ method: 'PUT', times: 2, does: { kind: 'loseAnswer' } });
	await expect(send(0, unit)).rejects.toThrow();
	expect(await ranges()).toEqual([`${unit}-`]);
	await expect(send(unit, total)).rejects.toThrow();
	expect(fixture.drive.file('in/a.csv')?.size).toBe(total);
	expect((await fixture.ask(url)).status).toBe(404);
	expect(fixture.graph.openSessions).toBe(0);
});

test('an answer in the place of a fragment leaves the session as it was', async () => {
	const does = { kind: 'answer' as const, status: 503, headers: { 'retry-after': '2' } };
	fixture.graph.uploads.faults.add({ method: 'PUT', does });
	const { status, headers } = await send(0, unit);
	expect([status, headers['retry-after']]).toEqual([503, '2']);
	expect(await ranges()).toEqual(['0-']);
});

test('a fragment that is taken counts, whatever is answered, and is not taken twice', async () => {
	const does = { kind: 'misreport' as const, status: 503, headers: { 'retry-after': '2' } };
	fixture.graph.uploads.faults.add({ method: 'PUT', does });
	const { status, headers, text } = await send(0, unit);
	expect([status, headers['retry-after'], text]).toEqual([503, '2', '']);
	expect(await ranges()).toEqual([`${unit}-`]);
	expect(refusal(await send(0, unit))).toEqual([416, 'invalidRange', 'fragmentOverlap']);
});

test('the service may forget its sessions, even in the middle of a fragment', async () => {
	await send(0, unit);
	fixture.graph.loseSessions();
	expect(fixture.graph.openSessions).toBe(0);
	expect(refusal(await send(unit, total))).toEqual([404, 'itemNotFound', 'uploadSessionNotFound']);

	url = await fixture.session('b.csv');
	const fragment = await begin(unit);
	fixture.graph.loseSessions();
	expect(await finish(fragment, unit)).toBe(404);
	expect(fixture.drive.list()).toEqual([]);
	expect(fixture.violations).toEqual([]);
});

test('a session ends with its time, which each fragment moves', async () => {
	const { sessionLifetime } = fixture.graph.behaviour;
	now += sessionLifetime - 1000;
	const { json } = await send(0, unit);
	expect(Date.parse(String(json.expirationDateTime))).toBe(now + sessionLifetime);
	now += sessionLifetime - 1;
	expect(await ranges()).toEqual([`${unit}-`]);
	now += 1;
	expect(fixture.graph.openSessions).toBe(0);
	expect((await send(unit, total)).status).toBe(404);
});

test('requests for one session wait for each other', async () => {
	const fragment = await begin(unit);
	const status = ranges();
	await until(() => latest()?.method === 'GET');
	expect(await finish(fragment, unit)).toBe(202);
	expect(await status).toEqual([`${2 * unit}-`]);
});
