import { randomBytes } from 'node:crypto';

import { LakeFixture } from './lakeFixture.ts';

const fixture = new LakeFixture();
const one = randomBytes(70_000);
const other = randomBytes(60_000);
const rename = { method: 'PUT', path: /mode=legacy/ };
const text = (path: string) => fixture.files.file(path)?.bytes();

test.each([
	['replace', ['a.csv'], 'a.csv'],
	['rename', ['a 1.csv', 'a.csv'], 'a 1.csv'],
])('%s does so', async (conflictBehavior, list, name) => {
	const folderPath = `kept by ${conflictBehavior}`;
	await fixture.succeed(fixture.store(one, { folderPath, fileName: 'a.csv', conflictBehavior: 'fail' }));
	const [json] = await fixture.succeed(
		fixture.store(other, { folderPath, fileName: 'a.csv', conflictBehavior }),
	);
	expect(json?.file).toMatchObject({ name, path: `/${folderPath}/${name}` });
	expect(fixture.files.list(folderPath)).toEqual(list.map((each) => `${folderPath}/${each}`));
	expect(text(`${folderPath}/${name}`)?.equals(other)).toBe(true);
});

test('fail says so before anything is read', async () => {
	fixture.files.put('taken.csv', 'there');
	const error = await fixture.fail(fixture.store(one, { fileName: 'taken.csv', conflictBehavior: 'fail' }));
	expect(error.message).toBe('There is a file "taken.csv" already');
	expect(error.description).toContain('Choose Replace or Rename');
	expect(fixture.cloud.journal.find({ service: 'adls', method: 'PUT' })).toEqual([]);
	expect(text('taken.csv')?.toString()).toBe('there');
});

/** Two uploads that are at their rename at the same time. */
async function both(conflictBehavior: string, fileName: string) {
	const meet = Promise.withResolvers<void>();
	let waiting = 0;
	fixture.dfs.faults.add({ ...rename, times: 2, does: { kind: 'answer', status: 503 } });
	fixture.pause = async () => {
		waiting += 1;
		if (waiting === 2) meet.resolve();
		await meet.promise;
	};
	const runs = [one, other].map((data) => fixture.run(fixture.store(data, { fileName, conflictBehavior })));
	return await Promise.all(runs);
}

test('two who write the same name at once with rename get two files', async () => {
	const results = await both('rename', 'race.csv');
	expect(results.map(({ status }) => status)).toEqual(['success', 'success']);
	const written = results.map(({ items }) => (items[0]?.json.file as { name: string }).name);
	expect(written.toSorted()).toEqual(['race 1.csv', 'race.csv']);
	expect(text(written[0]!)?.equals(one)).toBe(true);
	expect(text(written[1]!)?.equals(other)).toBe(true);
	for (const name of written) expect(fixture.files.visible(name).length).toBe(1);
});

test('with fail they get one file and one clear error', async () => {
	const results = await both('fail', 'one.csv');
	expect(results.map(({ status }) => status).toSorted()).toEqual(['error', 'success']);
	const error = results.find(({ status }) => status === 'error')?.error;
	expect(error?.message).toBe('There is a file "one.csv" already');
	const winner = results[0]?.status === 'success' ? one : other;
	expect(text('one.csv')?.equals(winner)).toBe(true);
	expect(fixture.files.visible('one.csv').length).toBe(1);
});

describe.each([true, false])('where the source of a rename is looked for first: %s', (sourceFirst) => {
	beforeEach(() => void (fixture.cloud.lake.account.behaviour.checksRenameSourceFirst = sourceFirst));
	afterEach(() => void (fixture.cloud.lake.account.behaviour.checksRenameSourceFirst = true));

	test.each(['replace', 'rename', 'fail'])('a lost answer to a rename is found out with %s', async (mode) => {
		const fileName = `lost ${mode} ${sourceFirst}.csv`;
		fixture.dfs.faults.add({ ...rename, does: { kind: 'loseAnswer' } });
		const [json] = await fixture.succeed(fixture.store(one, { fileName, conflictBehavior: mode }));
		expect(json?.file).toMatchObject({ name: fileName });
		expect(fixture.files.list().filter((path) => path.startsWith(`lost ${mode} ${sourceFirst}`))).toEqual([
			fileName,
		]);
	});

	test.each(['rename', 'fail'])(
		'a refusal of our own repeated rename is no conflict with %s',
		async (mode) => {
			const fileName = `own ${mode} ${sourceFirst}.csv`;
			// It was made, and its answer says that it was not looked at: nobody asks, it is sent again.
			fixture.dfs.faults.add({ ...rename, does: { kind: 'misreport', status: 503 } });
			const [json] = await fixture.succeed(fixture.store(one, { fileName, conflictBehavior: mode }));
			expect(json?.file).toMatchObject({ name: fileName });
			expect(fixture.files.list().filter((path) => path.startsWith(`own ${mode} ${sourceFirst}`))).toEqual([
				fileName,
			]);
		},
	);
});

test('what somebody else put in the place of a file after its lost rename is not taken for it', async () => {
	fixture.dfs.faults.add({ ...rename, does: { kind: 'misreport', status: 500 } });
	fixture.dfs.faults.add({ method: 'HEAD', does: { kind: 'answer', status: 503 } });
	fixture.pause = () => Promise.resolve(fixture.files.put('mine.csv', 'not yours'));
	const error = await fixture.fail(fixture.store(one, { fileName: 'mine.csv' }));
	expect(error.message).toContain('by now something else is in its place');
});

test('a lease on the file that is to be replaced says who is in the way, or is broken by the service', async () => {
	fixture.files.put('leased.csv', 'held');
	fixture.files.lease('leased.csv');
	await fixture.succeed(fixture.store(one, { fileName: 'leased.csv' }));
	expect(text('leased.csv')?.equals(one)).toBe(true);
});
