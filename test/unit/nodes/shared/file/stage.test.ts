import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { Actionable } from '../../../../../nodes/shared/errors/actionable.ts';
import type { FileShape } from '../../../../../nodes/shared/file/fileShape.ts';
import { stage } from '../../../../../nodes/shared/file/stage.ts';
import type { StagedFile } from '../../../../../nodes/shared/file/stagedFile.ts';
import type { FileSource } from '../../../../../nodes/shared/source/fileSource.ts';
import { OpenedFiles } from './openedFiles.ts';

const opened = new OpenedFiles();

const shapeOf = (shape: Partial<FileShape>): FileShape => ({
	encoding: 'utf8',
	byteOrderMark: false,
	compression: 'none',
	unmappableCharacters: 'replace',
	...shape,
});

type Chunks = Iterable<Buffer | string> | AsyncIterable<Buffer | string>;

/** A source that plays one stream after another until the data got through, as an export does after an interruption. */
function sourceOf(...streams: Chunks[]): FileSource {
	return {
		dataSet: undefined,
		extension: 'csv',
		async read(use) {
			for (const [index, stream] of streams.entries()) {
				const last = index === streams.length - 1;
				const outcome = await use(buffers(stream)).then(
					(result) => ({ result }),
					(error: Error) => {
						if (last) throw error;
					},
				);
				if (outcome) return { ...outcome, warnings: ['a warning of the source'] };
			}
			throw new Error('no streams');
		},
	};
}

async function* buffers(chunks: Chunks): AsyncGenerator<Buffer> {
	for await (const chunk of chunks) yield Buffer.from(chunk);
}

/** What comes of a connection that breaks. */
function* breaking(...chunks: string[]): Generator<string> {
	yield* chunks;
	throw new Error('interrupted');
}

const contentOf = async (file: StagedFile) => await file.read(Buffer.alloc(file.size), 0, file.size);
const staged = async (source: FileSource, shape: Partial<FileShape> = {}) =>
	await stage(source, shapeOf(shape));

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

test.each<[string, Partial<FileShape>]>([
	['as they are', {}],
	['encoded', { encoding: 'utf16le' }],
	['compressed', { compression: 'gzip' }],
	['encoded and compressed', { encoding: 'utf16le', compression: 'gzip' }],
])('when the source fails, nothing stays open: data %s', async (_, shape) => {
	await expect(staged(sourceOf(breaking('a', 'b')), shape)).rejects.toThrow('interrupted');
	expect(opened.closed).toEqual([true]);
});

test('after an interruption all begins anew: file, encoding, and what was lost', async () => {
	const source = sourceOf(breaking('\ufeffé', 'half'), ['\ufeffaé']);
	const { file, warnings } = await staged(source, { encoding: 'ascii' });
	expect((await contentOf(file)).toString()).toBe('a?');
	expect(warnings[1]).toMatch(/^1 character/);
	expect(opened.closed).toEqual([true, false]);
});

test('what cannot be meant so is said before anything is read', async () => {
	const read = jest.fn();
	const source = { ...sourceOf([]), read };
	await expect(staged(source, { encoding: 'klingon' })).rejects.toThrow(/not known/);
	expect(read).not.toHaveBeenCalled();
});
