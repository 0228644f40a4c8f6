import type { FileShape } from '../../../../../nodes/shared/file/fileShape.ts';
import type { HashedFile } from '../../../../../nodes/shared/file/hashedFile.ts';
import { QuickXorHash } from '../../../../../nodes/shared/file/quickXorHash.ts';
import { stage } from '../../../../../nodes/shared/file/stage.ts';
import type { FileSource } from '../../../../../nodes/shared/source/fileSource.ts';

const shapeOf = (shape: Partial<FileShape>): FileShape => ({
	encoding: 'utf8',
	byteOrderMark: false,
	compression: 'none',
	unmappableCharacters: 'replace',
	...shape,
});

type Chunks = Iterable<Buffer | string> | AsyncIterable<Buffer | string>;

/** A source that plays one stream after another until the data got through, as an export does after an interruption. */
export function sourceOf(...streams: Chunks[]): FileSource {
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
export function* breaking(...chunks: string[]): Generator<string> {
	yield* chunks;
	throw new Error('interrupted');
}

export const contentOf = async (file: HashedFile) => await file.read(Buffer.alloc(file.size), 0, file.size);
export const staged = async (source: FileSource, shape: Partial<FileShape> = {}) =>
	await stage(source, shapeOf(shape), () => new QuickXorHash());
