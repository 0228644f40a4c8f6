import type { Lake } from '../lake/lake';
import { temporaryName } from '../lake/path';
import { readableStatusOf } from '../lake/pathStatus';
import type { Fill, Sent } from './blocks';
import { Draft } from './draft';
import { writeFile, type Writing } from './fileWriter';
import { publish, type Published, taken } from './publish';
import { type LakeTarget, pathOf } from './target';

/** Hands data over, block by block; `use` is called again, with all from the beginning, when their sender was interrupted. */
export type Read = <T>(use: (fill: Fill) => Promise<T>) => Promise<{ result: T; warnings: string[] }>;

export interface StoreOptions extends Writing {
	createFileSystem: boolean;
}

export interface Stored extends Published, Sent {
	/** What the user should know about the data. */
	warnings: string[];
}

/**
 * Stores a file under a temporary name beside its target, and gives it its own once it is complete. However this ends, the
 * temporary path is gone then, if the service lets it.
 */
export async function store(
	lake: Lake,
	target: LakeTarget,
	read: Read,
	options: StoreOptions,
): Promise<Stored> {
	const draft = new Draft(lake, target, options);
	return await draft.during(async () => {
		const { result, warnings } = await read(async (fill) => {
			const path = pathOf(target, temporaryName());
			if (!(await draft.make(path, { ifNoneMatch: '*' }))) throw taken(path);
			const sent = await writeFile(lake, path, target.name, fill, { ...options, announce: false });
			return { sent, path };
		});
		const { sent, path } = result;
		const published = await publish(lake, path, target, sent);
		// A rename leaves the ETag as it is, and need not tell it.
		const eTag = published.eTag ?? sent.eTag;
		return { ...sent, ...published, eTag, warnings: [...warnings, ...draft.keep()] };
	});
}

/**
 * Finds a conflict before data are exported in vain. The upload itself is told as well: something may appear meanwhile.
 * @throws Actionable when the name is taken and nothing may happen to what has it
 */
export async function assertNameIsFree(lake: Lake, target: LakeTarget): Promise<void> {
	if (target.conflictBehavior !== 'fail') return;
	if (await readableStatusOf(lake, pathOf(target))) throw taken(pathOf(target));
}
