import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { HashedFile } from '../../file/hashedFile';
import { QuickXorHash } from '../../file/quickXorHash';
import { stage } from '../../file/stage';
import { progressOf } from '../../node/progress';
import { newTally } from '../../node/tally';
import { type Drive, type DriveItem, pathInDrive } from '../driveItem';
import { hashOf } from '../itemHash';
import { store } from '../store';
import { rewrites } from '../verification';
import { decide, type Decision, type Side, type Synced, type Winner } from './decide';
import type { SourceFile } from './sourceFiles';

/** How a folder is to be synced. */
export interface SyncPlan {
	/** The folder, by its names from the root on. */
	folder: string[];
	winner: Winner;
	/** Tell what would be done, and do nothing. */
	dryRun: boolean;
	verify: boolean;
}

export interface SyncedFile {
	/** What to tell of it. */
	json: IDataObject;
	warnings: string[];
	/** What both sides have afterwards, if they are in step. */
	synced?: Synced;
}

/** As they are: a sync changes neither encoding nor size. */
const AS_IS = {
	encoding: 'utf8',
	byteOrderMark: false,
	compression: 'none',
	unmappableCharacters: 'fail',
} as const;

/**
 * Brings one file of the target in step with the source.
 * @param existing what the target has in its place
 */
export async function syncFile(
	context: IExecuteFunctions,
	drive: Drive,
	plan: SyncPlan,
	{ source, within, modifiedAt }: SourceFile,
	existing: DriveItem | undefined,
	last: Synced | undefined,
): Promise<SyncedFile> {
	const { file } = await stage(source, AS_IS, () => new QuickXorHash());
	try {
		const ours: Side = {
			size: file.size,
			hash: await file.hash(drive.graph.access.run.signal),
			modifiedAt,
		};
		const theirs = existing && (await sideOf(drive, existing, ours));
		const decision = decide(ours, theirs, last, plan.winner);
		const isToSend = decision.action === 'created' || decision.action === 'updated';
		if (isToSend && !plan.dryRun) return await send(context, drive, plan, within, file, decision);
		const synced =
			decision.action === 'unchanged' && theirs ? { source: ours.hash, target: theirs.hash } : undefined;
		return { json: told(plan, decision, within, existing ?? ours), warnings: [], synced };
	} finally {
		await file.close();
	}
}

/** Where the sizes differ the hash decides nothing, and is not waited for. */
async function sideOf(drive: Drive, item: DriveItem, ours: Side): Promise<Side> {
	const { size, lastModifiedDateTime = '' } = item;
	const known = item.file?.hashes?.quickXorHash;
	const hash = known ?? (size === ours.size ? await hashOf(drive, item) : undefined) ?? '';
	return { size, hash, modifiedAt: Date.parse(lastModifiedDateTime) };
}

async function send(
	context: IExecuteFunctions,
	drive: Drive,
	plan: SyncPlan,
	within: string[],
	file: HashedFile,
	decision: Decision,
): Promise<SyncedFile> {
	const own = { ...drive, graph: drive.graph.part({ tally: newTally() }) };
	const name = within.at(-1) as string;
	const target = {
		folder: [...plan.folder, ...within.slice(0, -1)],
		name,
		conflictBehavior: 'replace' as const,
	};
	const { verify } = plan;
	const onProgress = progressOf(context, within.join('/'));
	const { item, verified, warnings } = await store(own, target, file, {
		verify,
		skipUnchanged: false,
		onProgress,
	});
	const hash = await file.hash(drive.graph.access.run.signal);
	const theirs = rewrites(drive, name) ? await hashOf(drive, item) : hash;
	const json = told(plan, decision, within, { ...item, hash, verified });
	return { json, warnings, synced: theirs ? { source: hash, target: theirs } : undefined };
}

/** What a sync says of a file. */
export function told(
	{ folder, dryRun }: SyncPlan,
	decision: Decision | { action: 'deleted' | 'skipped'; reason?: string },
	within: string[],
	item: Partial<DriveItem> & { hash?: string; verified?: boolean },
): IDataObject {
	const { id, name = within.at(-1), size, webUrl, eTag, verified } = item;
	const path = item.parentReference
		? pathInDrive(item as DriveItem, [])
		: `/${[...folder, ...within].join('/')}`;
	const hash = item.hash ?? item.file?.hashes?.quickXorHash;
	const file = { id, name, path, relativePath: within.join('/'), size, hash, eTag, webUrl, verified };
	return { ...decision, ...(dryRun ? { dryRun } : {}), file };
}
