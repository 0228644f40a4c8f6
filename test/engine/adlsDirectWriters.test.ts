import { randomBytes } from 'node:crypto';

import { serviceError } from '../simulators/adls/refusal.ts';
import { stop } from './cancellation.ts';
import { LakeDataSetFixture } from './lakeDataSetFixture.ts';

const fixture = new LakeDataSetFixture();
const MEBI = 1024 * 1024;
const [one, other] = [randomBytes(70_000), randomBytes(70_000)];
const create = { method: 'PUT', path: /resource=file/ };
const append = { method: 'PATCH', path: /action=append/ };
const sent = ({ path }: { path: RegExp }) => fixture.cloud.journal.find({ service: 'adls', path }).length;
const stored = (data: Buffer, fileName: string, conflictBehavior = 'replace') =>
	fixture.store(data, { fileName, conflictBehavior, options: { directWrite: true } });
const bytesOf = (path: string) => fixture.files.file(path)?.bytes();

describe.each(['replace', 'rename', 'fail'])('straight to the target, with %s', (mode) => {
	test('a stop while the file is made leaves nothing behind', async () => {
		fixture.dfs.faults.add({ ...create, does: { kind: 'stall', afterBytes: 0 } });
		const run = fixture.begin(stored(one, `stopped ${mode}.csv`, mode));
		await fixture.until(() => fixture.files.file(`stopped ${mode}.csv`) !== undefined);
		await stop(fixture, run);
		expect(fixture.files.file(`stopped ${mode}.csv`)).toBeUndefined();
	});

	test('a creation whose answers are all lost leaves nothing behind', async () => {
		fixture.dfs.faults.add({ ...create, times: 10, does: { kind: 'loseAnswer' } });
		const error = await fixture.fail(stored(one, `lost ${mode}.csv`, mode));
		expect(error.message).toBe(`Azure Data Lake could not upload "lost ${mode}.csv"`);
		expect(fixture.files.visible(`lost ${mode}.csv`).at(-1)).toMatchObject({ change: 'deleted' });
	});

	test('a stop leaves alone what is not its own', async () => {
		fixture.files.put(`kept ${mode}.csv`, 'theirs');
		fixture.dfs.faults.add({ ...create, does: { kind: 'ignore' } });
		const node = stored(one, `kept ${mode}.csv`, mode);
		const run = fixture.begin(node);
		if (mode !== 'fail') {
			await fixture.until(() => fixture.dfs.faults.spent);
			await stop(fixture, run);
		} else {
			fixture.dfs.faults.clear();
			expect((await run.result).error?.message).toContain('There is a file');
		}
		expect(bytesOf(`kept ${mode}.csv`)?.toString()).toBe('theirs');
	});
});

test.each([undefined, 'old'])('a creation that takes effect late empties nothing, over: %s', async (old) => {
	const name = `late ${old}.csv`;
	if (old) fixture.files.put(name, old);
	const held = Promise.withResolvers<void>();
	const skip = old ? 1 : 0;
	fixture.dfs.faults.add({ ...create, skip, does: { kind: 'late', until: held.promise } });
	await fixture.succeed(stored(one, name));
	held.resolve();
	const late = fixture.cloud.journal.find({ service: 'adls', ...create })[skip]!;
	await fixture.until(() => late.outcome !== undefined);
	expect(bytesOf(name)?.equals(one)).toBe(true);
});

test('what can never be replaced is not tried for ever', async () => {
	fixture.files.put('never.csv', 'theirs');
	fixture.dfs.faults.add({ ...create, times: 6, does: serviceError('PathAlreadyExists') });
	const error = await fixture.fail(stored(one, 'never.csv'));
	expect(error.message).toContain('"never.csv" cannot be replaced');
	expect(error.description).toContain('or a folder has it');
	expect(bytesOf('never.csv')?.toString()).toBe('theirs');
});

describe('of two who replace the same file at once', () => {
	test('who comes too late neither changes nor deletes what the other has stored', async () => {
		const ended = Promise.withResolvers<void>();
		fixture.dfs.faults.add({ ...create, does: { kind: 'slow', until: ended.promise } });
		const loser = fixture.begin(stored(one, 'last.csv'));
		await fixture.until(() => sent(create) === 1);
		await fixture.succeed(stored(other, 'last.csv'));
		ended.resolve();
		const { status, error } = await loser.result;
		expect([status, error?.message]).toEqual([
			'error',
			'Azure Data Lake could not upload "last.csv" (412 LeaseNotPresent)',
		]);
		expect(error?.description).toContain('Something else wrote to the same path meanwhile');
		expect(bytesOf('last.csv')?.equals(other)).toBe(true);
	});

	test('nobody stores a mixture, though both send as much', async () => {
		const [begun, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
		fixture.dfs.faults.add({ ...create, does: { kind: 'slow', until: begun.promise } });
		fixture.dfs.faults.add({ ...append, does: { kind: 'slow', until: over.promise } });
		const loser = fixture.begin(stored(one, 'mixed.csv'));
		await fixture.until(() => sent(create) === 1);
		const winner = fixture.begin(stored(other, 'mixed.csv'));
		await fixture.until(() => sent(append) === 1);
		begun.resolve();
		expect((await loser.result).error?.message).toContain('(412 LeaseIdMismatch)');
		over.resolve();
		expect((await winner.result).status).toBe('success');
		expect(bytesOf('mixed.csv')?.equals(other)).toBe(true);
	});
});

test('what is left of an export that broke does not turn up in the file later', async () => {
	const later = Promise.withResolvers<void>();
	fixture.dfs.faults.add({ ...append, does: { kind: 'late', until: later.promise } });
	const resetAnswer = { kind: 'resetAnswer' as const, afterBytes: 9 * MEBI };
	fixture.cloud.domo.server.faults.add({ path: /\/data\?/, does: resetAnswer });
	const options = { directWrite: true };
	await fixture.succeed(fixture.ofDataSet({ fileName: 'once.csv', options }));
	later.resolve();
	const late = fixture.cloud.journal.find({ service: 'adls', ...append })[0]!;
	await fixture.until(() => late.outcome !== undefined);
	expect(bytesOf('once.csv')?.equals(fixture.csv)).toBe(true);
});

test('the lost answer to a flush is found out, and the lease is over', async () => {
	fixture.dfs.faults.add({ method: 'PATCH', path: /action=flush/, does: { kind: 'loseAnswer' } });
	const [json] = await fixture.succeed(stored(one, 'flushed.csv'));
	expect((json?.file as { eTag: string }).eTag).toBe(`"${fixture.files.file('flushed.csv')?.eTag}"`);
	await fixture.succeed(stored(other, 'flushed.csv'));
	expect(bytesOf('flushed.csv')?.equals(other)).toBe(true);
});
