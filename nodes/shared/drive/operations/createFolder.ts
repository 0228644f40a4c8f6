import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { Actionable } from '../../errors/actionable';
import { maxWaitOption, timeoutOption } from '../../node/optionFields';
import type { Run } from '../../node/run';
import { type Drive, type DriveItem, findItem, kindOf, pathInDrive } from '../driveItem';
import { type DriveOperation, openGraph } from '../driveOperation';
import type { DriveService } from '../driveService';
import { createFolders } from '../folder';
import { folderOf } from '../folderPath';

export const createFolder: DriveOperation = {
	resource: 'folder',
	option: {
		name: 'Create',
		value: 'create',
		description: 'Create a folder, with those above it, unless it is there already',
		action: 'Create a folder',
	},
	fields,
	operation: (drives) => (run, context, item) => execute(drives, run, context, item),
};

function fields({ driveFields, folderFields }: DriveService): INodeProperties[] {
	return [
		...driveFields,
		...folderFields,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [maxWaitOption, timeoutOption],
		},
	];
}

async function execute(
	drives: DriveService,
	run: Run,
	context: IExecuteFunctions,
	item: number,
): Promise<INodeExecutionData[]> {
	const graph = await openGraph(drives, run, context, item);
	const segments = folderOf(drives, context, item);
	if (segments.length === 0)
		throw new Actionable(
			'No folder is named: the root of the drive is always there',
			'Enter the folder to create, such as Reports/2026',
		);
	const drive = await drives.findDrive(graph, context, item);
	const { folder, created } = await ensureFolder(drive, segments);
	const { id, name, webUrl } = folder;
	return [{ json: { id, name, path: pathInDrive(folder, segments.slice(0, -1)), webUrl, created } }];
}

/** @throws Actionable when something else has the name */
async function ensureFolder(
	drive: Drive,
	segments: string[],
): Promise<{ folder: DriveItem; created: boolean }> {
	const existing = await findItem(drive, segments);
	const made = existing ? undefined : await createFolders(drive, segments);
	const folder = existing ?? made ?? (await findItem(drive, segments));
	if (folder && kindOf(folder) === 'folder') return { folder, created: folder === made };
	throw new Actionable(
		`"${segments.join('/')}" is there already, but it is no folder`,
		'Choose another name for the folder, or move away what has it',
	);
}
