import { byPath } from './fixture.ts';
import { LakeFilesFixture } from './lakeFilesFixture.ts';

const fixture = new LakeFilesFixture();

describe('delete', () => {
	test('deletes a file, also when the answer is lost', async () => {
		for (const kind of ['none', 'loseAnswer'] as const) {
			fixture.files.put('gone.csv', 'x');
			if (kind !== 'none') fixture.dfs.faults.add({ method: 'DELETE', does: { kind } });
			const [json] = await fixture.succeed(fixture.onFiles('delete', { item: byPath('gone.csv') }));
			expect(json).toEqual({ deleted: true, name: 'gone.csv', path: '/gone.csv', fileSystem: 'exports' });
			expect(fixture.files.file('gone.csv')).toBeUndefined();
		}
	});

	test('leaves a file alone that has changed', async () => {
		fixture.files.put('kept.csv', 'x');
		const options = { eTag: '"0x123"' };
		const error = await fixture.fail(fixture.onFiles('delete', { item: byPath('kept.csv'), options }));
		expect(error.message).toContain('(412 ConditionNotMet)');
		expect(error.description).toContain('something else has written it meanwhile');
		expect(fixture.files.file('kept.csv')).toBeDefined();
		const { eTag } = fixture.files.file('kept.csv')!;
		await fixture.succeed(
			fixture.onFiles('delete', { item: byPath('kept.csv'), options: { eTag: `"${eTag}"` } }),
		);
	});

	test.each([true, false])('takes the ETag that Get Many tells, simplified: %s', async (simplify) => {
		const [stored] = await fixture.succeed(fixture.store('x', { folderPath: 'told', fileName: 'a.csv' }));
		const [listed] = await fixture.succeed(fixture.onFiles('getAll', { folderPath: 'told', simplify }));
		const { eTag } = stored?.file as { eTag: string };
		if (simplify) expect(listed?.eTag).toBe(eTag);
		const told = listed?.eTag ?? listed?.etag;
		const deletion = { item: byPath('told/a.csv'), options: { eTag: told as string } };
		await fixture.succeed(fixture.onFiles('delete', deletion));
		expect(fixture.files.file('told/a.csv')).toBeUndefined();
	});

	/** What happens in the next pause: the deletion that came late takes effect, and somebody stores the file anew. */
	function replacedMeanwhile(path: string): void {
		const later = Promise.withResolvers<void>();
		fixture.dfs.faults.add({ method: 'DELETE', does: { kind: 'late', until: later.promise } });
		fixture.pause = async () => {
			later.resolve();
			await fixture.until(() => fixture.files.file(path) === undefined);
			fixture.files.put(path, 'newer');
		};
	}

	test('never hits a newer file when it is sent again', async () => {
		fixture.files.put('again.csv', 'x');
		replacedMeanwhile('again.csv');
		const error = await fixture.fail(fixture.onFiles('delete', { item: byPath('again.csv') }));
		expect(error.message).toContain('(412 ConditionNotMet)');
		expect(fixture.files.file('again.csv')?.bytes().toString()).toBe('newer');
	});

	test('is done when something else is in the place of what was there', async () => {
		fixture.files.put('other.csv', 'x');
		replacedMeanwhile('other.csv');
		fixture.dfs.faults.add({ method: 'HEAD', skip: 1, does: { kind: 'answer', status: 503 } });
		await fixture.succeed(fixture.onFiles('delete', { item: byPath('other.csv') }));
		expect(fixture.files.file('other.csv')?.bytes().toString()).toBe('newer');
	});

	test('deletes no folder', async () => {
		const error = await fixture.fail(fixture.onFiles('delete', { item: byPath('in/deep') }));
		expect(error.message).toBe('"in/deep" is a folder, not a file');
	});

	test('says that a lease is in the way', async () => {
		fixture.files.put('held.csv', 'x');
		fixture.files.lease('held.csv');
		const error = await fixture.fail(fixture.onFiles('delete', { item: byPath('held.csv') }));
		expect(error.message).toBe('Azure Data Lake could not delete "held.csv" (412 LeaseIdMissing)');
		expect(error.description).toContain('Another program holds a lease');
	});
});
