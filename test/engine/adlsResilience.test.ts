import { createHash, randomBytes } from 'node:crypto';

import { serviceError } from '../simulators/adls/refusal.ts';
import type { Fault } from '../simulators/faults.ts';
import { LakeFixture, shown } from './lakeFixture.ts';

const MEBI = 1024 * 1024;
const fixture = new LakeFixture();
const bytes = randomBytes(20 * MEBI + 5);
const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('hex');
const append = { method: 'PATCH', path: /action=append/ };
const flush = { method: 'PATCH', path: /action=flush/ };
const rename = { method: 'PUT', path: /mode=legacy/ };
const create = { method: 'PUT', path: /resource=file/ };
const later = { 'retry-after': '17' };

test.each<[string, Fault]>([
	['an append that is reset', { ...append, does: { kind: 'resetRequest', afterBytes: 3 * MEBI } }],
	['an append whose answer is lost', { ...append, does: { kind: 'loseAnswer' } }],
	['an append that meets 500', { ...append, does: serviceError('InternalError') }],
	['appends that meet 503', { ...append, times: 5, does: serviceError('ServerBusy', later) }],
	['appends that meet 429', { ...append, times: 3, does: serviceError('TooManyRequests', later) }],
	[
		'an append that was taken although its answer says otherwise',
		{ ...append, does: { kind: 'misreport', status: 500 } },
	],
	['a flush whose answer is lost', { ...flush, does: { kind: 'loseAnswer' } }],
	['a flush that meets 503', { ...flush, does: serviceError('ServerBusy') }],
	[
		'a flush that was made although its answer says otherwise',
		{ ...flush, does: { kind: 'misreport', status: 500 } },
	],
	['a rename whose answer is lost', { ...rename, does: { kind: 'loseAnswer' } }],
	['a rename that meets 503', { ...rename, does: serviceError('ServerBusy') }],
	[
		'a rename that was made although its answer says otherwise',
		{ ...rename, does: { kind: 'misreport', status: 500 } },
	],
	['a creation whose answer is lost', { ...create, does: { kind: 'loseAnswer' } }],
	['a creation that meets 500', { ...create, times: 2, does: serviceError('InternalError') }],
])('%s does no harm', async (_, fault) => {
	fixture.files.put('out.csv', 'old');
	const before = fixture.files.visible('out.csv').length;
	fixture.dfs.faults.add(fault);
	const [json] = await fixture.succeed(fixture.store(bytes));
	expect(json?.file).toMatchObject({ name: 'out.csv', size: bytes.length, verified: true });
	expect(json?.transfer).toMatchObject({ bytes: bytes.length });
	// No moment at which the name held part of a file: after the old one came the new one.
	expect(shown(fixture.files, 'out.csv').slice(before)).toEqual([sha256(bytes)]);
});

test('waits as long as the service asks', async () => {
	fixture.dfs.faults.add({ ...append, does: serviceError('TooManyRequests', later) });
	const [json] = await fixture.succeed(fixture.store(bytes));
	expect(fixture.waits).toEqual([17_000]);
	expect(json?.transfer).toMatchObject({ retries: 1 });
});

test('does not wait for longer than Max Wait, and leaves nothing behind', async () => {
	fixture.dfs.faults.add({ ...append, does: serviceError('ServerBusy', { 'retry-after': '3600' }) });
	const error = await fixture.fail(fixture.store(bytes, { fileName: 'late.csv', options: { maxWait: 60 } }));
	expect(error.message).toContain('asks for a pause of 3600 s');
	expect(fixture.files.visible('late.csv')).toEqual([]);
});

test.each<[string, Fault]>([
	['a block', { ...append, times: Infinity, does: serviceError('InternalError') }],
	['the flush', { ...flush, times: 10, does: serviceError('InternalError') }],
	['the rename', { ...rename, times: 10, does: serviceError('InternalError') }],
])('an upload of which %s fails for good leaves nothing behind', async (_, fault) => {
	fixture.dfs.faults.add(fault);
	const error = await fixture.fail(fixture.store(bytes, { fileName: 'failed.csv' }));
	expect(error.message).toBe('Azure Data Lake could not upload "failed.csv" (500 InternalError)');
	fixture.dfs.faults.clear();
	expect(fixture.files.file('failed.csv')).toBeUndefined();
});

test('an append whose bytes changed on their way is sent again, and not for ever', async () => {
	fixture.dfs.faults.add({ ...append, does: serviceError('Md5Mismatch') });
	const [json] = await fixture.succeed(fixture.store(bytes));
	expect(json?.transfer).toMatchObject({ retries: 1 });
	fixture.dfs.faults.add({ ...append, times: 10, does: serviceError('Md5Mismatch') });
	const error = await fixture.fail(fixture.store('one block', { fileName: 'changed.csv' }));
	expect(error.message).toBe('Azure Data Lake could not upload "changed.csv"');
	expect(error.description).toContain('What arrived was not what was sent');
});

test('every block goes with its MD5, unless that is turned off', async () => {
	const sums = () =>
		fixture.cloud.journal.find({ service: 'adls', ...append }).map(({ headers }) => headers['content-md5']);
	await fixture.succeed(fixture.store(bytes));
	const expected = [0, 8, 16].map((at) =>
		createHash('md5')
			.update(bytes.subarray(at * MEBI, (at + 8) * MEBI))
			.digest('base64'),
	);
	expect(sums().toSorted()).toEqual(expected.toSorted());
	fixture.cloud.journal.clear();
	const [json] = await fixture.succeed(fixture.store(bytes, { options: { verify: false } }));
	expect(sums()).toEqual([undefined, undefined, undefined]);
	expect(json?.file).toMatchObject({ verified: false });
});

test('a creation that takes effect only after it was sent again empties nothing', async () => {
	const [held, begun] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
	fixture.dfs.faults.add({ ...create, does: { kind: 'late', until: held.promise } });
	fixture.dfs.faults.add({ ...append, does: { kind: 'slow', until: begun.promise } });
	const sent = (what: typeof append) => fixture.cloud.journal.find({ service: 'adls', ...what });
	const run = fixture.begin(fixture.store('one block', { fileName: 'late.csv' }));
	await fixture.until(() => sent(append).length === 1);
	held.resolve();
	await fixture.until(() => sent(create)[0]?.outcome !== undefined);
	begun.resolve();
	expect((await run.result).error).toBeUndefined();
	expect(fixture.files.file('late.csv')?.bytes().toString()).toBe('one block');
});
