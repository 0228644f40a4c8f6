import { randomUUID } from 'node:crypto';

import { Actionable } from '../../shared/errors/actionable';
import { namesInTurn } from '../../shared/file/conflictBehavior';
import type { Lake } from '../lake/lake';
import { pathText } from '../lake/path';
import { readableStatusOf } from '../lake/pathStatus';
import { Draft } from './draft';
import { type OwnFile, writeFile } from './fileWriter';
import { taken } from './publish';
import type { Read, Stored, StoreOptions } from './store';
import { type LakeTarget, pathOf } from './target';

/** How many versions are looked at that others may have put in place meanwhile. */
const VERSIONS = 5;

/**
 * Stores a file under its own name from the beginning: readers see an empty file until it is complete. When it does not get
 * that far, it is deleted. From its creation to its flush a lease keeps others from writing to it. They may replace it, and
 * then it is theirs alone: nothing of ours can turn up in it, and it is not deleted.
 */
export async function storeDirectly(
	lake: Lake,
	target: LakeTarget,
	read: Read,
	options: StoreOptions,
): Promise<Stored> {
	const draft = new Draft(lake, target, options);
	return await draft.during(async () => {
		const { result, warnings } = await read(async (fill) => {
			const file = await claim(lake, draft, target);
			const sent = await writeFile(lake, file, target.name, fill, { ...options, announce: true });
			return { ...sent, path: pathOf(target, file.segments.at(-1)) };
		});
		return { ...result, warnings: [...warnings, ...draft.keep()] };
	});
}

/** Makes an empty file of the wanted name, or of the first that is free. */
async function claim(lake: Lake, draft: Draft, target: LakeTarget): Promise<OwnFile> {
	for (const name of namesInTurn(target)) {
		const file: OwnFile = { ...pathOf(target, name), lease: randomUUID() };
		if (await draft.make(file, { ifNoneMatch: '*' })) return file;
		if (target.conflictBehavior === 'replace') return await replace(lake, draft, file);
	}
	throw taken(pathOf(target));
}

/** Empties the version that is there, so that a request that was sent again and comes late does not empty ours. */
async function replace(lake: Lake, draft: Draft, file: OwnFile): Promise<OwnFile> {
	for (let count = 0; count < VERSIONS; count++) {
		const there = await readableStatusOf(lake, file);
		if (await draft.make(file, { ifMatch: there?.eTag })) return file;
	}
	throw new Actionable(
		`"${pathText(file)}" cannot be replaced: each time it was to be emptied, something else was in its place`,
		'Run again. If this happens every time, something else writes to the same name, or a folder has it',
	);
}
