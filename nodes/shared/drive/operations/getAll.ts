import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { listChoiceFields, listChoiceOf } from '../../node/listChoice';
import type { Run } from '../../node/run';
import { kindOf } from '../driveItem';
import { type DriveOperation, openGraph } from '../driveOperation';
import type { DriveService } from '../driveService';
import { openFolder } from '../folder';
import { folderOf } from '../folderPath';
import { simplified, whole } from '../foundItem';
import { type Found, listing } from '../listing';

type ItemTypes = 'all' | 'files' | 'folders';

export const getAll: DriveOperation = {
	resource: 'file',
	option: {
		name: 'Get Many',
		value: 'getAll',
		description: 'List the files or the folders in a folder',
		action: 'Get many files',
	},
	fields: ({ driveFields, folderFields }) => [
		...driveFields,
		...folderFields,
		...listChoiceFields([
			{ name: 'All', value: 'all', description: 'Files, folders, notebooks and shortcuts' },
			{ name: 'Files', value: 'files' },
			{ name: 'Folders', value: 'folders' },
		]),
	],
	operation: (drives) => (run, context, item) => execute(drives, run, context, item),
};

/** Lists a folder, one output item for each that is found. */
async function execute(
	drives: DriveService,
	run: Run,
	context: IExecuteFunctions,
	item: number,
): Promise<INodeExecutionData[]> {
	const graph = await openGraph(drives, run, context, item);
	const path = folderOf(drives, context, item);
	const { limit, simplify, itemTypes, recursive, matches } = listChoiceOf<ItemTypes>(context, item);
	const drive = await drives.findDrive(graph, context, item);
	const folder = await openFolder(drive, path);
	const outputs: INodeExecutionData[] = [];
	for await (const found of listing(drive, folder, { recursive, whole: !simplify })) {
		if (!isOf(itemTypes, found) || !matches(found.item.name)) continue;
		outputs.push({ json: simplify ? simplified(found, folder) : whole(found) });
		if (outputs.length >= limit) break;
	}
	return outputs;
}

function isOf(itemTypes: ItemTypes, { item }: Found): boolean {
	return itemTypes === 'all' || `${kindOf(item)}s` === itemTypes;
}
