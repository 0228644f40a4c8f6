import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import { join } from 'node:path';

import { Actionable } from '../../../../../nodes/shared/errors/actionable.ts';
import { StagedFile } from '../../../../../nodes/shared/file/stagedFile.ts';
import { TemporaryFolder } from '../../../../temporaryFolder.ts';
import { OpenedFiles } from './openedFiles.ts';

const MEBI = 1024 * 1024;
const content = randomBytes(2.5 * MEBI);
const opened = new OpenedFiles();
const temporary = new TemporaryFolder();

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
	for (let at = 0; at < bytes.length; at += size)
		yield await Promise.resolve(Buffer.from(bytes.subarray(at, at + size)));
}

async function lyingReady(bytes: Buffer): Promise<StagedFile> {
	await fs.writeFile(join(temporary.path, 'ready'), bytes);
	return await StagedFile.at(join(temporary.path, 'ready'));
}

const readAll = async (file: StagedFile) => await file.read(Buffer.alloc(file.size), 0, file.size);

test.each([1000, 16_371, 65_536, MEBI, 2 * MEBI, content.length])(
	'holds what came in chunks of %i bytes',
	async (size) => {
		const file = await StagedFile.of(chunksOf(content, size));
		expect(file.size).toBe(content.length);
		expect((await readAll(file)).equals(content)).toBe(true);
	},
);

test.each([
	['a staged file', (bytes: Buffer) => StagedFile.of(chunksOf(bytes, 1000))],
	['a file that lies ready', lyingReady],
])('%s may be empty', async (_, make) => {
	const file = await make(Buffer.alloc(0));
	expect(file.size).toBe(0);
	expect(await readAll(file)).toEqual(Buffer.alloc(0));
});

test('an empty chunk changes nothing', async () => {
	const file = await StagedFile.of(
		(async function* () {
			yield* [Buffer.from('a'), Buffer.alloc(0), await Promise.resolve(Buffer.from('b'))];
		})(),
	);
	expect((await readAll(file)).toString()).toBe('ab');
});

test.each([0, 1, MEBI, content.length])(
	'its pages from byte %i on are all that is behind it',
	async (position) => {
		const file = await lyingReady(content);
		const pages: Buffer[] = [];
		for await (const page of file.pages(position)) pages.push(Buffer.from(page));
		expect(Buffer.concat(pages).equals(content.subarray(position))).toBe(true);
	},
);

test('any range can be read, as often as one likes, into the front of any buffer', async () => {
	const file = await lyingReady(content);
	const buffer = Buffer.alloc(5000);
	for (const position of [2_000_000, 0, 999, 2_000_000, content.length - 4000]) {
		const bytes = await file.read(buffer, position, 4000);
		expect(bytes.buffer).toBe(buffer.buffer);
		expect(bytes).toEqual(content.subarray(position, position + 4000));
	}
	expect(buffer.subarray(4000)).toEqual(Buffer.alloc(1000));
});

test('a staged file lies in no folder, even while it is in use', async () => {
	const file = await StagedFile.of(chunksOf(content, MEBI));
	expect(temporary.names('')).toEqual([]);
	await readAll(file);
	await file.close();
	expect(opened.closed).toEqual([true]);
});

test('a file that lies ready is left where it is', async () => {
	const file = await lyingReady(content);
	await readAll(file);
	await file.close();
	expect(opened.closed).toEqual([true]);
	expect((await fs.readFile(join(temporary.path, 'ready'))).equals(content)).toBe(true);
});

/** A sender that gives some data and then fails. */
async function* failing(error: Error): AsyncGenerator<Buffer> {
	yield await Promise.resolve(content);
	throw error;
}

test('when the sender fails, the file is closed and nothing is left', async () => {
	const error = new Error('interrupted');
	await expect(StagedFile.of(failing(error))).rejects.toBe(error);
	expect(opened.closed).toEqual([true]);
	expect(temporary.names('')).toEqual([]);
});

test('a file that becomes shorter while it is read says so', async () => {
	const file = await lyingReady(content);
	await fs.truncate(join(temporary.path, 'ready'), 1000);
	await expect(readAll(file)).rejects.toThrow(Actionable);
});
