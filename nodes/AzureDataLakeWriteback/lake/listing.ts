import type { Path } from '@azure/storage-file-datalake';

import type { Lake } from './lake';
import { isTemporary, type LakePath, pathText } from './path';

/** The most that the service gives in one page. */
const PAGE = 5000;

/** A file or a folder that was found in a folder or below it. */
export interface Found {
	/** All that the service tells of it. */
	path: Path;
	isDirectory: boolean;
	/** Its names from the root of the file system on. */
	segments: string[];
	/** Its names from the folder on in which it was looked for. */
	within: string[];
}

interface Page {
	pathItems?: Path[];
	continuation?: string;
}

/**
 * What is in a folder, page by page as it is read; with the folders below if that is wanted. What uploads are still working on
 * is not there yet.
 * https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/list
 */
export async function* listing(
	lake: Lake,
	folder: LakePath,
	{ recursive }: { recursive: boolean },
): AsyncGenerator<Found> {
	const directory = pathText(folder);
	let continuationToken: string | undefined;
	do {
		const page = await lake.ask(
			{ action: `list the folder "/${directory}"` },
			async (service, abortSignal) => {
				const pages = service
					.getFileSystemClient(folder.fileSystem)
					.listPaths({ recursive, abortSignal, ...(directory ? { path: directory } : {}) })
					.byPage({ continuationToken, maxPageSize: PAGE });
				const { value } = (await pages.next()) as { value: Page | undefined };
				return value ?? {};
			},
		);
		for (const path of page.pathItems ?? []) {
			const segments = (path.name ?? '').split('/');
			if (isTemporary(segments.at(-1) ?? '')) continue;
			const within = segments.slice(folder.segments.length);
			yield { path, isDirectory: path.isDirectory === true, segments, within };
		}
		continuationToken = page.continuation || undefined;
	} while (continuationToken);
}
