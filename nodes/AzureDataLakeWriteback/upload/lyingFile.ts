import { open } from 'node:fs/promises';

import { encoderFor } from '../../shared/file/encoder';
import type { FileShape } from '../../shared/file/fileShape';
import type { FileSource } from '../../shared/source/fileSource';
import type { Read } from './store';

/** Bytes read at a time. */
const PAGE = 1024 * 1024;

/**
 * Reads a file that lies ready and is to stay as it is where it lies, into one buffer over and over.
 * @returns undefined when there is no such file
 */
export async function lyingFile({ path }: FileSource, shape: FileShape): Promise<Read | undefined> {
	if (!path || shape.compression !== 'none' || (await encoderFor(shape))) return undefined;
	return async (use) => {
		const pages = pagesOf(path);
		// Ended early, it would hold the file open.
		const result = await use(pages).finally(() => pages.return(undefined));
		return { result, warnings: [] };
	};
}

/** Each page is good until the next is asked for. */
async function* pagesOf(path: string): AsyncGenerator<Buffer, undefined> {
	const file = await open(path, 'r');
	try {
		const page = Buffer.allocUnsafeSlow(PAGE);
		for (;;) {
			const { bytesRead } = await file.read(page, 0, page.length, null);
			if (bytesRead === 0) return undefined;
			yield page.subarray(0, bytesRead);
		}
	} finally {
		await file.close();
	}
}
