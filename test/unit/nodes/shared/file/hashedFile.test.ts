import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import { join } from 'node:path';

import { Canceled } from '../../../../../nodes/shared/errors/canceled.ts';
import { QuickXorHash } from '../../../../../nodes/shared/file/quickXorHash.ts';
import { HashedFile } from '../../../../../nodes/shared/file/hashedFile.ts';
import { TemporaryFolder } from '../../../../temporaryFolder.ts';
import { OpenedFiles } from './openedFiles.ts';

const MEBI = 1024 * 1024;
const content = randomBytes(2.5 * MEBI);
const opened = new OpenedFiles();
const temporary = new TemporaryFolder();

function hashOf(bytes: Buffer): string {
	const hash = new QuickXorHash();
	hash.update(bytes);
	return hash.digest();
}

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
	for (let at = 0; at < bytes.length; at += size)
		yield await Promise.resolve(Buffer.from(bytes.subarray(at, at + size)));
}

async function lyingReady(bytes: Buffer): Promise<HashedFile> {
	await fs.writeFile(join(temporary.path, 'ready'), bytes);
	return await HashedFile.at(join(temporary.path, 'ready'), new QuickXorHash());
}

const readAll = async (file: HashedFile) => await file.read(Buffer.alloc(file.size), 0, file.size);

test.each([1000, 65_536, 2 * MEBI])(
	'what came in chunks of %i bytes has the hash of all of it',
	async (size) => {
		const file = await HashedFile.of(chunksOf(content, size), new QuickXorHash());
		expect(file.size).toBe(content.length);
		expect((await readAll(file)).equals(content)).toBe(true);
		expect(await file.hash()).toBe(hashOf(content));
	},
);

test.each([
	['a staged file', (bytes: Buffer) => HashedFile.of(chunksOf(bytes, 1000), new QuickXorHash())],
	['a file that lies ready', lyingReady],
])('%s may be empty', async (_, make) => {
	expect(await (await make(Buffer.alloc(0))).hash()).toBe(hashOf(Buffer.alloc(0)));
});

test.each([
	['nothing', ''],
	['all of it, in order', '0-1048576 1048576-2097152 2097152-2621440'],
	['a part of it', '0-100000'],
	['a part twice', '0-100000 0-100000'],
	['parts that overlap', '0-100000 50000-150000 149999-150001'],
	['parts with a gap', '0-100000 200000-300000'],
	['the end first', '2097152-2621440 0-1048576 1048576-2097152'],
	['a part again that is longer', '0-1000 0-100000'],
	['nothing of nothing', '0-0'],
])('the hash is that of the whole file after one has read %s', async (_, ranges) => {
	const file = await lyingReady(content);
	for (const range of ranges.split(' ').filter(Boolean)) {
		const [start, end] = range.split('-').map(Number) as [number, number];
		await file.read(Buffer.alloc(end - start), start, end - start);
	}
	expect(await file.hash()).toBe(hashOf(content));
	expect(await file.hash()).toBe(hashOf(content));
});

test.each<[string, () => Promise<HashedFile>]>([
	[
		'read in order',
		async () => {
			const file = await lyingReady(content);
			await readAll(file);
			return file;
		},
	],
	['staged', async () => await HashedFile.of(chunksOf(content, MEBI), new QuickXorHash())],
])('what was %s is not read again for the hash', async (_, make) => {
	const file = await make();
	const read = jest.spyOn(opened.handles[0]!, 'read');
	await file.hash();
	expect(read).not.toHaveBeenCalled();
});

test('a file that becomes shorter while it is read says so', async () => {
	const file = await lyingReady(content);
	await fs.truncate(join(temporary.path, 'ready'), 1000);
	await expect(file.hash()).rejects.toThrow(/became shorter/);
});

test('a hash that is no longer wanted ends', async () => {
	const file = await lyingReady(content);
	await expect(file.hash(AbortSignal.abort())).rejects.toThrow(Canceled);
});
