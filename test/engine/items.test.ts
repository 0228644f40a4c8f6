import { Fixture } from './fixture.ts';
import type { InputItem } from './inputNode.ts';

const fixture = new Fixture();
const files: InputItem[] = Array.from({ length: 12 }, (_, number) => ({
	json: { name: `file ${number}.csv` },
	binary: { data: { data: Buffer.from(`content ${number}`), fileName: 'in.csv' } },
}));
const fileName = '={{ $json.name }}';
const nameOf = (json: object) => (json as { file: { name: string } }).file.name;

test('several go side by side, and come out in the order of the input', async () => {
	const { items } = await fixture.run(
		fixture.upload('', { fileName, options: { concurrency: 5 } }, { items: files }),
	);
	expect(items.map(({ json }) => nameOf(json))).toEqual(files.map(({ json }) => json?.name));
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(files.map((_, item) => ({ item })));
	for (const [number] of files.entries())
		expect(fixture.cloud.drive.file(`file ${number}.csv`)?.bytes().toString()).toBe(`content ${number}`);
});

test.each([1, 3])('%i at a time, and no more', async (concurrency) => {
	const does = { kind: 'answer' as const, status: 503, headers: { 'retry-after': '1' } };
	fixture.cloud.graph.api.faults.add({ method: 'PUT', path: /file%20/, times: files.length, does });
	const held = Promise.withResolvers<void>();
	fixture.pause = () => (fixture.waits.at(-1) === 1000 ? held.promise : Promise.resolve());
	const waiting = () => fixture.waits.filter((wait) => wait === 1000).length;
	const run = fixture.begin(fixture.upload('', { fileName, options: { concurrency } }, { items: files }));
	await fixture.until(() => waiting() >= concurrency);
	// Another execution goes all its way meanwhile: time enough for one more item to begin, if it could.
	await fixture.succeed(fixture.upload('x', { fileName: 'other.csv' }));
	expect(waiting()).toBe(concurrency);
	held.resolve();
	const { items } = await run.result;
	expect(items.length).toBe(files.length);
});

describe('an item that fails', () => {
	const mixed = [files[0], { json: { name: 'a?b' }, binary: files[1]?.binary }, files[2]] as InputItem[];

	test('ends the run, and is named', async () => {
		const error = await fixture.fail(
			fixture.upload('', { fileName, options: { concurrency: 1 } }, { items: mixed }),
		);
		expect(error.message).toBe('File Name "a?b" holds ?');
		expect(error.context?.itemIndex).toBe(1);
	});

	test('carries the error while the others go on', async () => {
		const node = fixture.upload('', { fileName }, { items: mixed, onError: 'continueRegularOutput' });
		const { items, status } = await fixture.run(node);
		expect(status).toBe('success');
		expect(items.map(({ json }) => json.error ?? nameOf(json))).toEqual([
			'file 0.csv',
			'File Name "a?b" holds ?',
			'file 2.csv',
		]);
		expect(items[1]?.json.details).toContain('do not allow any of');
		expect(items[1]?.pairedItem).toEqual({ item: 1 });
	});

	test('goes to the error output', async () => {
		const node = fixture.upload('', { fileName }, { items: mixed, onError: 'continueErrorOutput' });
		const { items, errorItems } = await fixture.run(node);
		expect(items.length).toBe(2);
		expect(errorItems.map(({ json }) => json.error)).toEqual(['File Name "a?b" holds ?']);
	});
});

test('no items, nothing to do', async () => {
	const { status, items } = await fixture.run(fixture.upload('', {}, { items: [] }));
	expect([status, items]).toEqual(['success', []]);
});
