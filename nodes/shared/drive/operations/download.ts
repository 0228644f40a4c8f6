import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import {
	downloadChoiceFields,
	filesChoiceOf,
	outputChoiceOf,
	outputNameOf,
	wantsFolder,
} from '../../node/downloadChoice';
import type { Run } from '../../node/run';
import { downloadMany } from '../download/downloadMany';
import { intoItem } from '../download/intoItem';
import { type DriveOperation, openGraph } from '../driveOperation';
import type { DriveService } from '../driveService';
import { folderOf } from '../folderPath';
import { findAt, itemAddress, itemField } from '../itemLocator';
import { assertName } from '../names';

const onlyChangedOption: INodeProperties = {
	displayName: 'Only New or Changed',
	name: 'onlyChanged',
	type: 'boolean',
	default: false,
	description:
		'Whether to leave out what earlier runs have downloaded already. The first run downloads everything. Only runs of a published workflow are remembered, not those that try it out in the editor.',
};

export const download: DriveOperation = {
	resource: 'file',
	option: {
		name: 'Download',
		value: 'download',
		description: 'Download a file of any size, or all files of a folder',
		action: 'Download a file',
	},
	fields: ({ driveFields, folderFields }) =>
		downloadChoiceFields({
			oneFile: 'By its path or its ID',
			place: driveFields,
			file: [itemField('file')],
			folder: folderFields,
			folderOptions: [onlyChangedOption],
			verify: 'the hash of what arrives with that of the stored file',
		}),
	operation: (drives) => (run, context, item) => execute(drives, run, context, item),
};

/** Downloads one file, or the files of a folder. What can be known to be wrong is said before anything is asked for. */
async function execute(
	drives: DriveService,
	run: Run,
	context: IExecuteFunctions,
	item: number,
): Promise<INodeExecutionData[]> {
	const graph = await openGraph(drives, run, context, item);
	const wish = outputChoiceOf(context, item);
	if (wantsFolder(context, item)) {
		const segments = folderOf(drives, context, item);
		const files = filesChoiceOf(context, item);
		const onlyChanged = context.getNodeParameter('options.onlyChanged', item, false) as boolean;
		const drive = await drives.findDrive(graph, context, item);
		return await downloadMany(run, context, drive, { segments, ...files, onlyChanged }, wish);
	}
	const fileName = outputNameOf(context, item, assertName);
	const address = itemAddress(context, item, 'file');
	const drive = await drives.findDrive(graph, context, item);
	const found = await findAt(drive, address);
	return [
		(await intoItem(context, drive, { item: found, within: [found.name] }, { ...wish, fileName })).output,
	];
}
