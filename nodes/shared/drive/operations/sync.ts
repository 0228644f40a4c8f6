import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { concurrencyOption, maxWaitOption, timeoutOption } from '../../node/optionFields';
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

export const sync: DriveOperation = {
	resource: 'folder',
	option: {
		name: 'Sync',
		value: 'sync',
		description:
			'Make a folder hold the files of the input items: send what is new or changed, and nothing else',
		action: 'Sync a folder',
	},
	fields,
	operation: (drives) => ({ together: (run, context) => execute(drives, run, context) }),
};

function fields({ driveFields, folderFields }: DriveService): INodeProperties[] {
	return [
		{
			displayName: 'Input Binary Field',
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			required: true,
			hint: 'The name of the input field containing the file, in every item',
		},
		...driveFields,
		...folderFields,
		{
			displayName: 'Path in Folder',
			name: 'relativePath',
			type: 'string',
			default: '={{ $json.file?.relativePath ?? "" }}',
			placeholder: 'e.g. 2026/sales.csv',
			description:
				"Where the file of an item belongs below the folder, with its name. Blank takes the file's own name. As it stands, files that Download has fetched keep their folders.",
		},
		{
			displayName: 'If Both Changed',
			name: 'winner',
			type: 'options',
			options: [
				{ name: 'Newer Wins', value: 'newer', description: 'The side that was changed last' },
				{
					name: 'Source Wins',
					value: 'source',
					description: 'The files of the input items replace those of the folder',
				},
				{
					name: 'Target Wins',
					value: 'target',
					description: 'What somebody else has changed in the folder stays',
				},
			],
			default: 'source',
			hint: 'The source is the files of the input items, the target is the folder',
			description:
				'Which version counts where a file of the folder is not what the last sync left. Runs that only try the workflow out in the editor remember nothing; without a last sync, every file that differs counts as changed on both sides.',
		},
		{
			displayName: 'Source Changed At',
			name: 'sourceModifiedAt',
			type: 'dateTime',
			default: '={{ $json.file?.lastModifiedDateTime }}',
			description: 'When the file of an item was changed last. Blank counts as older than the folder.',
			displayOptions: { show: { winner: ['newer'] } },
		},
		{
			displayName: 'Remove Extra Files',
			name: 'removeExtra',
			type: 'boolean',
			default: false,
			description:
				'Whether to move files of the folder, and of those below, to the recycle bin when no input item has them. Nothing is removed if a file could not be sent.',
		},
		{
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: false,
			description: 'Whether to only tell what would be done, file by file',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				concurrencyOption,
				maxWaitOption,
				timeoutOption,
				{
					displayName: 'Verify',
					name: 'verify',
					type: 'boolean',
					default: true,
					description:
						'Whether to compare the hash of each stored file with that of what was sent. The size is compared in any case.',
				},
			],
		},
	];
}

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
