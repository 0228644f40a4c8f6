import { randomUUID } from 'node:crypto';

import { ServiceError } from '../../shared/errors/serviceError';
import { namesInTurn } from '../../shared/file/conflictBehavior';
import type { Lake } from '../lake/lake';
import type { LakePath } from '../lake/path';
import { statusOf } from '../lake/pathStatus';
import { createFile, writeFile } from './fileWriter';
import { taken } from './publish';
import { removeLeftOver } from './removal';
import { inFileSystem, type Read, type Stored, type StoreOptions } from './store';
import { type LakeTarget, pathOf } from './target';

/** Under this name a new file keeps the number of its upload: after a lost answer it tells whose the file is. */
const UPLOAD_ID = 'upload_id';

/**
 * Stores a file under its own name from the beginning: readers see an empty file until it is complete. When it does not get
 * that far, it is deleted.
 */
export async function storeDirectly(
	lake: Lake,
	target: LakeTarget,
	read: Read,
	options: StoreOptions,
): Promise<Stored> {
	let path: LakePath | undefined;
	try {
		const { result, warnings } = await read(async (fill) => {
			const begun: LakePath = path ?? (await claim(lake, target, options));
			// What an interrupted sender has sent so far does not count.
			if (path) await createFile(lake, begun, target.name, options.description);
			path = begun;
			const sent = await writeFile(lake, begun, target.name, fill, { ...options, announce: true });
			return { ...sent, path: begun };
		});
		path = undefined;
		return { ...result, warnings };
	} finally {
		if (path) await removeLeftOver(lake, path);
	}
}

/** Makes an empty file of the wanted name, or of the first that is free. */
async function claim(lake: Lake, target: LakeTarget, options: StoreOptions): Promise<LakePath> {
	const { conflictBehavior } = target;
	for (const name of namesInTurn(target)) {
		const path = pathOf(target, name);
		let isOurs = true;
		await inFileSystem(lake, target, options, async () => {
			if (conflictBehavior === 'replace') await createFile(lake, path, target.name, options.description);
			else isOurs = await createNew(lake, path, target, options);
		});
		if (isOurs) return path;
	}
	throw taken(pathOf(target));
}

/** @returns whether the file is ours: a refusal may come from a request of ours that has gone through before */
async function createNew(
	lake: Lake,
	path: LakePath,
	{ name }: LakeTarget,
	{ description }: StoreOptions,
): Promise<boolean> {
	const id = randomUUID();
	const metadata = { ...description.metadata, [UPLOAD_ID]: id };
	let attempts = 0;
	const onAttempt = () => void (attempts += 1);
	return await createFile(lake, path, name, { ...description, metadata }, { onlyNew: true, onAttempt }).then(
		() => true,
		async (error: Error) => {
			const isTaken =
				error instanceof ServiceError && (error.is('PathAlreadyExists') || error.is('ConditionNotMet'));
			if (!isTaken) throw error;
			const status = attempts > 1 ? await statusOf(lake, path) : undefined;
			return status?.properties.includes(Buffer.from(id).toString('base64')) ?? false;
		},
	);
}
