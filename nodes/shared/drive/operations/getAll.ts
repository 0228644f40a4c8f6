import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { matcherOf } from '../../file/namePattern';
import { namePatternField, recursiveField } from '../../node/choiceFields';
import { limitFields, simplifyField } from '../../node/listFields';
import { maxWaitOption, timeoutOption } from '../../node/optionFields';
import type { Run } from '../../node/run';
import { textParameter } from '../../node/textParameter';
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
	fields,
	operation: (drives) => (run, context, item) => execute(drives, run, context, item),
};

function fields({ driveFields, folderFields }: DriveService): INodeProperties[] {
	return [
		...driveFields,
		...folderFields,
		...limitFields,
		simplifyField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				recursiveField,
				{
					displayName: 'Item Types',
					name: 'itemTypes',
					type: 'options',
					options: [
						{ name: 'All', value: 'all', description: 'Files, folders, notebooks and shortcuts' },
						{ name: 'Files', value: 'files' },
						{ name: 'Folders', value: 'folders' },
					],
					default: 'files',
					description: 'What to list',
				},
				maxWaitOption,
				namePatternField,
				timeoutOption,
			],
		},
	];
}

interface Options {
	itemTypes?: ItemTypes;
	recursive?: boolean;
	namePattern?: string;
}

/** Lists a folder, one output item for each that is found. */
async function execute(
	drives: DriveService,
	run: Run,
	context: IExecuteFunctions,
	item: number,
): Promise<INodeExecutionData[]> {
	const graph = await openGraph(drives, run, context, item);
	const path = folderOf(drives, context, item);
	const limit = context.getNodeParameter('returnAll', item)
		? Infinity
		: context.getNodeParameter('limit', item);
	const simplify = context.getNodeParameter('simplify', item, true);
	const options = context.getNodeParameter('options', item, {}) as Options;
	const { itemTypes = 'files', recursive = false } = options;
	const matches = matcherOf(textParameter(context, 'options.namePattern', 'Name Pattern', item));
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
