import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { serviceError } from '../simulators/adls/refusal.ts';
import { byPath } from './fixture.ts';
import { LakeFilesFixture } from './lakeFilesFixture.ts';
import type { Result } from './result.ts';

const fixture = new LakeFilesFixture();
const MEBI = 1024 * 1024;
const { large, odd } = fixture;

/** The bytes of each file that came out. */
function bytesIn({ items }: Result): Buffer[] {
	const { Container, core } = fixture.engine.modules;
	const service = Container.get(core.BinaryDataService);
	return items.map(({ binary }) => readFileSync(service.getPath(binary?.data?.id ?? '')));
}

describe('download', () => {
	test.each([
		['a large one', 'large.bin', large],
		['an oddly named one', odd, Buffer.from('odd')],
		['an empty one', 'empty.csv', Buffer.alloc(0)],
	])('of %s arrives byte for byte', async (_, path, bytes) => {
		const result = await fixture.run(fixture.onFiles('download', { item: byPath(path) }));
		expect(bytesIn(result)[0]?.equals(bytes)).toBe(true);
		const hash = createHash('md5').update(bytes).digest('base64');
		expect(result.items[0]?.json.file).toMatchObject({ path: `/${path}`, size: bytes.length, hash });
		expect(result.items[0]?.binary?.data?.fileName).toBe(path.split('/').at(-1));
	});

	test('with an account key and with a shared access signature', async () => {
		const { lake } = fixture.cloud;
		for (const fields of [lake.sharedKeyCredential, lake.sasCredential('rl')]) {
			const credentials = [fixture.lakeCredential(fields)];
			const result = await fixture.run({
				...fixture.onFiles('download', { item: byPath(odd) }),
				credentials,
			});
			expect(bytesIn(result)[0]?.toString()).toBe('odd');
			const [json] = await fixture.succeed({
				...fixture.onFiles('getAll', { folderPath: 'in' }),
				credentials,
			});
			expect(json?.name).toBe('a.csv');
		}
	});

	test('goes on after a break, of the same version', async () => {
		fixture.dfs.faults.add({ method: 'GET', does: { kind: 'resetAnswer', afterBytes: 2 * MEBI } });
		fixture.dfs.faults.add({
			method: 'GET',
			does: serviceError('ServerBusy', { 'retry-after': '9' }),
		});
		const result = await fixture.run(fixture.onFiles('download', { item: byPath('large.bin') }));
		expect(bytesIn(result)[0]?.equals(large)).toBe(true);
		expect(result.items[0]?.json.transfer).toMatchObject({ resumed: 1, retries: 2, bytes: large.length });
		const gets = fixture.cloud.journal.find({ service: 'adls', method: 'GET' });
		expect(gets.map(({ outcome }) => outcome)).toEqual(['reset', 503, 206]);
	});

	test('of a file that changes meanwhile fails', async () => {
		fixture.files.put('changing.bin', large);
		fixture.dfs.faults.add({ method: 'GET', does: { kind: 'resetAnswer', afterBytes: 2 * MEBI } });
		fixture.pause = () => Promise.resolve(fixture.files.put('changing.bin', 'changed'));
		const error = await fixture.fail(fixture.onFiles('download', { item: byPath('changing.bin') }));
		expect(error.message).toBe('"changing.bin" changed while it was downloaded');
	});

	test('is verified against the MD5 of an upload', async () => {
		await fixture.succeed(fixture.store(large, { fileName: 'uploaded.bin' }));
		const [json] = await fixture.succeed(fixture.onFiles('download', { item: byPath('uploaded.bin') }));
		expect(json?.file).toMatchObject({ verified: true });
	});

	test('of a folder gives an item for each file', async () => {
		const parameters = { downloadMode: 'many', folderPath: 'in', namePattern: '*.csv', recursive: true };
		const result = await fixture.run(fixture.onFiles('download', parameters));
		const paths = result.items.map(({ json }) => (json.file as { relativePath: string }).relativePath);
		expect(paths).toEqual(['a.csv', 'b.CSV', 'deep/d.csv']);
		expect(bytesIn(result).map(String)).toEqual(['in/a.csv', 'in/b.CSV', 'in/deep/d.csv']);
	});

	test.each([
		['nothing', 'nowhere.csv', 'There is no file "nowhere.csv" in the file system "exports"'],
		['a folder', 'in/deep', '"in/deep" is a folder, not a file'],
		['no name', ' / ', 'File is empty'],
	])('of %s says so', async (_, path, message) => {
		expect((await fixture.fail(fixture.onFiles('download', { item: byPath(path) }))).message).toBe(message);
	});
});
