import type { FileSource } from '../source/fileSource';
import { encoderFor } from './encoder';
import type { FileShape } from './fileShape';
import { readShaped } from './shaped';
import { StagedFile } from './stagedFile';

/**
 * Brings data into the shape in which they are to be stored. A file that lies ready and is to stay as it is, is used in place;
 * anything else is staged.
 *
 * @returns the file, for the caller to close, and what the user should know about it
 * @throws Actionable naming the field and the fix
 */
export async function stage(
	source: FileSource,
	shape: FileShape,
): Promise<{ file: StagedFile; warnings: string[] }> {
	const untouched = !(await encoderFor(shape)) && shape.compression === 'none';
	if (untouched && source.path) return { file: await StagedFile.at(source.path), warnings: [] };
	const { result, warnings } = await readShaped(source, shape, (chunks) => StagedFile.of(chunks));
	return { file: result, warnings };
}
