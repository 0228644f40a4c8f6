import type { FileShape } from '../../../../../nodes/shared/file/fileShape.ts';
import { StagedFile } from '../../../../../nodes/shared/file/stagedFile.ts';
import { OpenedFiles } from './openedFiles.ts';
import { breaking, contentOf, sourceOf, staged } from './staging.ts';

const opened = new OpenedFiles();
const full = new Error('disk full');

test.each<[string, Partial<FileShape>]>([
	['as they are', {}],
	['encoded', { encoding: 'utf16le' }],
	['compressed', { compression: 'gzip' }],
	['encoded and compressed', { encoding: 'utf16le', compression: 'gzip' }],
])('when the source fails, nothing stays open: data %s', async (_, shape) => {
	await expect(staged(sourceOf(breaking('a', 'b')), shape)).rejects.toThrow('interrupted');
	expect(opened.closed).toEqual([true]);
});

test.each<[string, Partial<FileShape>]>([
	['compressed', { compression: 'gzip' }],
	['encoded and compressed', { encoding: 'utf16le', compression: 'gzip' }],
])(
	'a failure does not wait for data that are still to come, and stops their source: data %s',
	async (_, shape) => {
		const [asked, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
		const coming = Promise.withResolvers<Buffer>();
		const slow = (async function* () {
			try {
				yield Buffer.from('a');
				asked.resolve();
				for (;;) yield await coming.promise;
			} finally {
				ended.resolve();
			}
		})();
		jest.spyOn(StagedFile, 'of').mockImplementation(async (chunks) => {
			for await (const chunk of chunks)
				if (chunk.length > 0) await asked.promise.then(() => Promise.reject(full));
			throw new Error('no chunks');
		});
		await expect(staged(sourceOf(slow), shape)).rejects.toBe(full);
		coming.resolve(Buffer.from('late'));
		await ended.promise;
	},
);

test('after an interruption all begins anew: file, encoding, and what was lost', async () => {
	const source = sourceOf(breaking('\ufeffé', 'half'), ['\ufeffaé']);
	const { file, warnings } = await staged(source, { encoding: 'ascii' });
	expect((await contentOf(file)).toString()).toBe('a?');
	expect(warnings[1]).toMatch(/^1 character/);
	expect(opened.closed).toEqual([true, false]);
});
