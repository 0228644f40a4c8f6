import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { Actionable } from '../../../../../nodes/shared/errors/actionable.ts';
import type { FileShape } from '../../../../../nodes/shared/file/fileShape.ts';
import { OpenedFiles } from './openedFiles.ts';
import { breaking, contentOf, sourceOf, staged } from './staging.ts';

const opened = new OpenedFiles();

test.each<[string, Partial<FileShape>, string]>([
	['as they are', {}, Buffer.from('Zoë,5 €\n').toString('hex')],
	['in another encoding', { encoding: 'windows-1252' }, '5a6feb2c3520800a'],
	['with a byte order mark', { byteOrderMark: true }, `efbbbf${Buffer.from('Zoë,5 €\n').toString('hex')}`],
])('data are staged %s', async (_, shape, hex) => {
	const { file, warnings } = await staged(
		sourceOf(['Zo', Buffer.from('c3', 'hex'), Buffer.from('ab', 'hex'), ',5 €\n']),
		shape,
	);
	expect((await contentOf(file)).toString('hex')).toBe(hex);
	expect(warnings).toEqual(['a warning of the source']);
});

test('data are compressed, after they have been encoded', async () => {
	const chunks = Array.from({ length: 50 }, () => randomBytes(5000).toString('hex'));
	const { file } = await staged(sourceOf(chunks), { compression: 'gzip', encoding: 'utf16le' });
	expect(gunzipSync(await contentOf(file)).toString('utf16le')).toBe(chunks.join(''));
});

test('no data make an empty file, or a compressed nothing', async () => {
	expect((await staged(sourceOf([]))).file.size).toBe(0);
	const { file } = await staged(sourceOf([]), { compression: 'gzip' });
	expect(gunzipSync(await contentOf(file))).toEqual(Buffer.alloc(0));
});

describe('a file that lies ready', () => {
	let folder: string;
	beforeEach(async () => {
		folder = await fs.mkdtemp(join(tmpdir(), 'stage-test-'));
		await fs.writeFile(join(folder, 'ready'), 'ready');
	});
	afterEach(async () => await fs.rm(folder, { recursive: true }));

	test('is used where it lies when it is to stay as it is', async () => {
		const { file } = await staged({ ...sourceOf(breaking()), path: join(folder, 'ready') });
		expect((await contentOf(file)).toString()).toBe('ready');
	});

	test.each<[string, Partial<FileShape>]>([
		['another encoding', { encoding: 'utf16le' }],
		['a byte order mark', { byteOrderMark: true }],
		['compression', { compression: 'gzip' }],
	])('is read when it is to get %s', async (_, shape) => {
		const source = { ...sourceOf(['read']), path: join(folder, 'ready') };
		const { file } = await staged(source, shape);
		expect((await contentOf(file)).includes('ready')).toBe(false);
		expect(file.size).toBeGreaterThan(4);
	});
});

test.each([
	['é', '1 character has no place in ascii: "é" (U+00E9). Each became a question mark.'],
	[
		'日本',
		'2 characters have no place in ascii, the first of them: "日" (U+65E5). Each became a question mark.',
	],
])('what is lost of %p is told', async (text, warning) => {
	const { file, warnings } = await staged(sourceOf(['a', text]), { encoding: 'ascii' });
	expect((await contentOf(file)).toString()).toBe(`a${'?'.repeat(text.length)}`);
	expect(warnings).toEqual(['a warning of the source', warning]);
});

test('what would be lost fails instead, if the user wants that', async () => {
	const failed = staged(sourceOf(['a', '日本']), { encoding: 'ascii', unmappableCharacters: 'fail' });
	await expect(failed).rejects.toBeInstanceOf(Actionable);
	await expect(failed).rejects.toMatchObject({
		message: '2 characters have no place in ascii, the first of them: "日" (U+65E5)',
		fix: expect.stringMatching(/UTF-8.*Replace/) as string,
	});
	expect(opened.closed).toEqual([true]);
});

test('with nothing lost there is nothing to fail for', async () => {
	const { file } = await staged(sourceOf(['a?']), { encoding: 'ascii', unmappableCharacters: 'fail' });
	expect((await contentOf(file)).toString()).toBe('a?');
});

test('what cannot be meant so is said before anything is read', async () => {
	const read = jest.fn();
	const source = { ...sourceOf([]), read };
	await expect(staged(source, { encoding: 'klingon' })).rejects.toThrow(/not known/);
	expect(read).not.toHaveBeenCalled();
});
