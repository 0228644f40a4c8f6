import type { INodeExecutionData } from 'n8n-workflow';

import { ServiceError } from '../../errors/serviceError';
import { deleteItem } from '../deletion';
import { type Drive, findItem, kindOf } from '../driveItem';
import { openFolder } from '../folder';
import { type Found, listing } from '../listing';
import { keyOf, type SourceFile } from './sourceFiles';
import { type SyncPlan, told } from './syncFile';

/**
 * The files of the target, by what their paths are known under; none where the folder is still to be made.
 * @param segments the folder's names from the root on
 * @param sources what they are compared with: folders that have none of these are not looked into. All are when left out
 */
export async function filesThere(
	drive: Drive,
	segments: string[],
	sources?: SourceFile[],
): Promise<Map<string, Found>> {
	const files = new Map<string, Found>();
	if (segments.length > 0 && !(await findItem(drive, segments))) return files;
	const folder = await openFolder(drive, segments);
	for await (const found of listing(drive, folder, { recursive: sources ? foldersOf(sources) : true }))
		if (kindOf(found.item) === 'file') files.set(keyOf(found.within), found);
	return files;
}

/** Whether a folder, or one below it, is to have a file of the source: no other is looked into. */
function foldersOf(files: SourceFile[]): (within: string[]) => boolean {
	const folders = new Set(
		files.flatMap(({ within }) => within.slice(0, -1).map((_, depth) => keyOf(within.slice(0, depth + 1)))),
	);
	return (within) => folders.has(keyOf(within));
}

/** Removes a file as it was listed; one that somebody has changed since stays. */
export async function remove(
	drive: Drive,
	plan: SyncPlan,
	{ item, within }: Found,
): Promise<INodeExecutionData> {
	const pairedItem = { item: 0 };
	const gone = plan.dryRun
		? true
		: await deleteItem(drive, item, item.eTag).then(
				() => true,
				(error: Error) => unlessChanged(error),
			);
	const decision = gone
		? ({ action: 'deleted' } as const)
		: ({ action: 'skipped', reason: 'It was changed while the folder was synced' } as const);
	return { json: told(plan, decision, within, item), pairedItem };
}

function unlessChanged(error: Error): false {
	if (error instanceof ServiceError && error.status === 412) return false;
	throw error;
}
