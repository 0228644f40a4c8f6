import type { ClientRequest } from 'node:http';
import { request } from 'node:https';

import { serviceError } from '../../simulators/adls/refusal.ts';
import { until } from '../../until.ts';
import { AdlsFixture, refused } from './adlsFixture.ts';
import { pattern } from './graphFixture.ts';

const fixture = new AdlsFixture();
const path = 'in/.tmp';
const bytes = pattern(300_000);
const faults = () => fixture.lake.dfs.faults;

beforeEach(async () => void (await fixture.create(path)));
afterEach(() => {
	expect(faults().spent).toBe(true);
	expect(fixture.violations).toEqual([]);
});

const latest = () => fixture.journal.entries.at(-1);

/** Sends the beginning of the bytes; the rest is for the caller to send, or not. */
async function begin(sent: number): Promise<ClientRequest> {
	const url = fixture.url(`/files/${path}?action=append&position=0`);
	const headers = { ...fixture.headersOf('contributor'), 'content-length': bytes.length };
	const append = request(url, { ca: fixture.certificateAuthority, agent: false, method: 'PATCH', headers });
	append.on('error', () => {});
	append.write(bytes.subarray(0, sent));
	await until(() => latest()?.bodyBytes === sent);
	return append;
}

/** @returns the status and the code of the refusal */
async function finish(append: ClientRequest, sent: number): Promise<unknown[]> {
	return await new Promise((resolve) => {
		append.on('response', ({ statusCode, headers }) => resolve([statusCode, headers['x-ms-error-code']]));
		append.end(bytes.subarray(sent));
	});
}

test('an append that is cut off leaves nothing, and does no harm to what was there', async () => {
	await fixture.append(path, 0, bytes.subarray(0, 100_000));
	faults().add({ path: /append/, times: 2, does: { kind: 'resetRequest', afterBytes: 50_000 } });
	await expect(fixture.append(path, 100_000, bytes.subarray(100_000))).rejects.toThrow();
	await expect(fixture.append(path, 0, bytes.subarray(0, 100_000))).rejects.toThrow();
	expect(refused(await fixture.flush(path, bytes.length))).toEqual([400, 'InvalidFlushPosition']);
	await fixture.append(path, 100_000, bytes.subarray(100_000));
	await fixture.flush(path, bytes.length);
	expect(fixture.files.file(path)?.bytes().equals(bytes)).toBe(true);
});

test('so does one whose client breaks off', async () => {
	const append = await begin(200_000);
	append.destroy();
	await until(() => latest()?.outcome === 'reset');
	expect(refused(await fixture.flush(path, bytes.length))).toEqual([400, 'InvalidFlushPosition']);
	await fixture.append(path, 0, bytes);
	await fixture.flush(path, bytes.length);
	expect(fixture.files.file(path)?.bytes().equals(bytes)).toBe(true);
});

test.each([
	['TooManyRequests', 429, { 'retry-after': '7' }],
	['ServerBusy', 503, {}],
	['InternalError', 500, {}],
	['OperationTimedOut', 500, {}],
] as const)('%s in the place of an append leaves nothing', async (code, status, headers) => {
	faults().add({ path: /append/, does: serviceError(code, headers) });
	const answer = await fixture.append(path, 0, bytes);
	expect(refused(answer)).toEqual([status, code]);
	expect(answer.headers).toMatchObject(headers);
	expect(answer.json.error).toMatchObject({ code });
	expect(refused(await fixture.flush(path, bytes.length))).toEqual([400, 'InvalidFlushPosition']);
});

test('what an answer says that was lost has happened', async () => {
	faults().add({ method: 'PUT', path: /resource=file/, does: { kind: 'loseAnswer' } });
	await expect(fixture.create('in/.other')).rejects.toThrow();
	expect(fixture.files.list('in')).toEqual(['in/.other', path]);

	faults().add({ path: /append/, does: { kind: 'loseAnswer' } });
	await expect(fixture.append(path, 0, bytes)).rejects.toThrow();
	faults().add({ path: /flush/, does: { kind: 'loseAnswer' } });
	await expect(fixture.flush(path, bytes.length)).rejects.toThrow();
	expect(fixture.files.file(path)?.bytes().equals(bytes)).toBe(true);

	faults().add({ path: /mode=legacy/, does: { kind: 'loseAnswer' } });
	await expect(fixture.rename(path, 'in/a.csv')).rejects.toThrow();
	expect(fixture.files.list('in')).toEqual(['in/.other', 'in/a.csv']);

	faults().add({ method: 'DELETE', does: { kind: 'loseAnswer' } });
	await expect(fixture.send('DELETE', '/files/in/.other')).rejects.toThrow();
	expect(fixture.files.list('in')).toEqual(['in/a.csv']);
});

test('an answer may come slowly, break off, or end early', async () => {
	await fixture.append(path, 0, bytes);
	await fixture.flush(path, bytes.length);
	const read = async () => await fixture.send('GET', `/files/${path}`);
	faults().add({ method: 'GET', does: { kind: 'drip', bytes: 1000 } });
	expect((await read()).bytes.equals(bytes)).toBe(true);
	faults().add({ method: 'GET', does: { kind: 'resetAnswer', afterBytes: 1000 } });
	await expect(read()).rejects.toThrow();
});

test('a file that is deleted while data arrives for it is gone', async () => {
	const append = await begin(200_000);
	await fixture.send('DELETE', `/files/${path}`);
	expect(await finish(append, 200_000)).toEqual([404, 'PathNotFound']);
});

test('a name shows all that it ever showed', async () => {
	await fixture.append(path, 0, 'abc');
	await fixture.append(path, 3, 'def');
	await fixture.flush(path, 3, { query: '&retainUncommittedData=true' });
	await fixture.flush(path, 6);
	await fixture.rename(path, 'in/a.csv');
	await fixture.create('in/a.csv');
	await fixture.send('DELETE', '/files/in/a.csv');
	const shown = (name: string) => fixture.files.visible(name).map(({ change, size }) => `${change} ${size}`);
	expect(shown(path)).toEqual(['created 0', 'flushed 3', 'flushed 6', 'renamed undefined']);
	expect(shown('in/a.csv')).toEqual(['renamed 6', 'created 0', 'deleted undefined']);
	expect(fixture.files.everVisible).toEqual([path, 'in/a.csv']);
	const hashes = fixture.files.visible('in/a.csv').map(({ sha256 }) => sha256?.slice(0, 8));
	expect(hashes).toEqual(['bef57ec7', 'e3b0c442', undefined]);
});
