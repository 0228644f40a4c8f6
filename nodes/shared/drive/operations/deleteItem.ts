import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { maxWaitOption, timeoutOption } from '../../node/optionFields';
import type { Run } from '../../node/run';
import { textParameter } from '../../node/textParameter';
import { deleteItem } from '../deletion';
import { pathInDrive } from '../driveItem';
import { type DriveOperation, openGraph } from '../driveOperation';
import type { DriveService } from '../driveService';
import { findAt, itemAddress, itemField } from '../itemLocator';

type Kind = 'file' | 'folder';

export const deleteFile: DriveOperation = {
	resource: 'file',
	option: {
		name: 'Delete',
		value: 'delete',
		description: 'Move a file to the recycle bin',
		action: 'Delete a file',
	},
	fields: (drives) => fields(drives, 'file'),
	operation: (drives) => (run, context, item) => execute(drives, 'file', run, context, item),
};

export const deleteFolder: DriveOperation = {
	resource: 'folder',
	option: {
		name: 'Delete',
		value: 'delete',
		description: 'Move a folder, and all that is in it, to the recycle bin',
		action: 'Delete a folder',
	},
	fields: (drives) => fields(drives, 'folder'),
	operation: (drives) => (run, context, item) => execute(drives, 'folder', run, context, item),
};

function fields({ driveFields }: DriveService, kind: Kind): INodeProperties[] {
	return [
		...driveFields,
		itemField(kind),
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				maxWaitOption,
				{
					displayName: 'Only If Unchanged (ETag)',
					name: 'eTag',
					type: 'string',
					default: '',
					placeholder: 'e.g. "{278C1C5D-5528-450D-95FF-4CE7A33C0D17},1"',
					description: `The eTag that the ${kind} had when it was looked at, for example by Get Many. If it has another one by now, it is not deleted. Blank deletes it in any case.`,
				},
				timeoutOption,
			],
		},
	];
}

async function execute(
	drives: DriveService,
	kind: Kind,
	run: Run,
	context: IExecuteFunctions,
	item: number,
): Promise<INodeExecutionData[]> {
	const graph = await openGraph(drives, run, context, item);
	const address = itemAddress(context, item, kind);
	const eTag = textParameter(context, 'options.eTag', 'Only If Unchanged (ETag)', item).trim();
	const drive = await drives.findDrive(graph, context, item);
	const found = await findAt(drive, address);
	await deleteItem(drive, found, eTag);
	const path = pathInDrive(found, address.segments?.slice(0, -1) ?? []);
	return [{ json: { deleted: true, id: found.id, name: found.name, path } }];
}
