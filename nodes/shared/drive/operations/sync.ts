import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Run } from '../../node/run';
import { failed } from '../../node/runPerItem';
import { sideBySide } from '../../node/sideBySide';
import { warn } from '../../node/warnings';
import { type DriveOperation, openGraph } from '../driveOperation';
import type { DriveService } from '../driveService';
import { folderOf } from '../folderPath';
import type { Winner } from '../sync/decide';
import { LastSync } from '../sync/lastSync';
import { keyOf, type SourceFile, sourceFiles } from '../sync/sourceFiles';
import { type SyncPlan, syncFile } from '../sync/syncFile';
import { filesThere, remove } from '../sync/targetFiles';
import { syncFields } from './syncFields';

export const sync: DriveOperation = {
	resource: 'folder',
	option: {
		name: 'Sync',
		value: 'sync',
		description:
			'Make a folder hold the files of the input items: send what is new or changed, and nothing else',
		action: 'Sync a folder',
	},
	fields: syncFields,
	operation: (drives) => ({ together: (run, context) => execute(drives, run, context) }),
};

/** Syncs a folder with the files of all input items: what they are called, and where, is checked before anything is sent. */
async function execute(
	drives: DriveService,
	run: Run,
	context: IExecuteFunctions,
): Promise<INodeExecutionData[]> {
	const plan = planOf(drives, context);
	const removeExtra = context.getNodeParameter('removeExtra', 0) as boolean;
	const files = sourceFiles(run, context, plan.folder);
	const graph = await openGraph(drives, run, context, 0);
	const drive = await drives.findDrive(graph, context, 0);
	const there = await filesThere(drive, plan.folder, removeExtra ? undefined : files);
	const last = new LastSync(context, [drive.root, ...plan.folder].join('/').toLowerCase());
	let complete = true;
	const one = async (file: SourceFile): Promise<INodeExecutionData[]> => {
		if (run.signal.aborted) return [];
		const key = keyOf(file.within);
		const existing = there.get(key)?.item;
		const { json, warnings, synced } = await syncFile(context, drive, plan, file, existing, last.of(key));
		last.remember(key, synced);
		return [warn(context, { json, pairedItem: { item: file.item } }, warnings)];
	};
	const outputs = await sideBySide(files, run.concurrency, (file) =>
		one(file).catch((error: Error) => {
			complete = false;
			last.remember(keyOf(file.within));
			return failed(run, context, error, file.item);
		}),
	);
	const kept = new Set(files.map(({ within }) => keyOf(within)));
	const extra = removeExtra && complete ? [...there].filter(([key]) => !kept.has(key)) : [];
	const removed = await sideBySide(extra, run.concurrency, ([, found]) => remove(drive, plan, found));
	if (!plan.dryRun) run.onSuccess(() => last.keep());
	return [...outputs.flat(), ...removed];
}

function planOf(drives: DriveService, context: IExecuteFunctions): SyncPlan {
	const { verify = true } = context.getNodeParameter('options', 0, {}) as { verify?: boolean };
	return {
		folder: folderOf(drives, context, 0),
		winner: context.getNodeParameter('winner', 0) as Winner,
		dryRun: context.getNodeParameter('dryRun', 0) as boolean,
		verify,
	};
}
