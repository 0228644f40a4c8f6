import { type FileHandle, open } from 'node:fs/promises';

import { encoderFor } from '../../shared/file/encoder';
import type { FileShape } from '../../shared/file/fileShape';
import type { FileSource } from '../../shared/source/fileSource';
import type { Read } from './store';

/**
 * Reads a file that lies ready and is to stay as it is, from where it lies.
 * @returns undefined when there is no such file
 */
export async function lyingFile({ path }: FileSource, shape: FileShape): Promise<Read | undefined> {
	if (!path || shape.compression !== 'none' || (await encoderFor(shape))) return undefined;
	return async (use) => {
		const file = await open(path, 'r');
		try {
			return { result: await use((block) => fillWith(file, block)), warnings: [] };
		} finally {
			await file.close();
		}
	};
}

async function fillWith(file: FileHandle, block: Buffer): Promise<number> {
	for (let filled = 0; ; ) {
		const { bytesRead } = await file.read(block, filled, block.length - filled, null);
		filled += bytesRead;
		if (bytesRead === 0 || filled === block.length) return filled;
	}
}
