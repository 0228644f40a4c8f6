import type { FileSource } from '../source/fileSource';
import { encoderFor } from './encoder';
import type { FileShape } from './fileShape';
import { HashedFile, type RunningHash } from './hashedFile';
import { readShaped } from './shaped';

/**
 * Brings data into the shape in which they are to be stored. A file that lies ready and is to stay as it is, is used in place;
 * anything else is staged.
 *
 * @param hash makes the hash that the destination has of a file
 * @returns the file, for the caller to close, and what the user should know about it
 * @throws Actionable naming the field and the fix
 */
export async function stage(
	source: FileSource,
	shape: FileShape,
	hash: () => RunningHash,
): Promise<{ file: HashedFile; warnings: string[] }> {
	const untouched = !(await encoderFor(shape)) && shape.compression === 'none';
	if (untouched && source.path) return { file: await HashedFile.at(source.path, hash()), warnings: [] };
	const { result, warnings } = await readShaped(source, shape, (chunks) => HashedFile.of(chunks, hash()));
	return { file: result, warnings };
}
