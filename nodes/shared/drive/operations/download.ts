import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';

import { dayIn, expandMacros } from '../../file/macros';
import { matcherOf } from '../../file/namePattern';
import { clock } from '../../http/clock';
import { namePatternField, recursiveField } from '../../node/choiceFields';
import { concurrencyOption, maxWaitOption, timeoutOption } from '../../node/optionFields';
import type { Run } from '../../node/run';
import { textParameter } from '../../node/textParameter';
import { downloadMany } from '../download/downloadMany';
import { intoItem, type Wish } from '../download/intoItem';
import { type DriveOperation, openGraph } from '../driveOperation';
import type { DriveService } from '../driveService';
import { folderOf } from '../folderPath';
import { findAt, itemAddress, itemField } from '../itemLocator';
import { assertName } from '../names';

export const download: DriveOperation = {
	resource: 'file',
	option: {
		name: 'Download',
		value: 'download',
		description: 'Download a file of any size, or all files of a folder',
		action: 'Download a file',
	},
	fields,
	operation: (drives) => (run, context, item) => execute(drives, run, context, item),
};

const ONE = { show: { downloadMode: ['one'] } };
const MANY = { show: { downloadMode: ['many'] } };

function fields({ driveFields, folderFields }: DriveService): INodeProperties[] {
	return [
		{
			displayName: 'What to Download',
			name: 'downloadMode',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Files of a Folder', value: 'many', description: 'One output item for each file' },
				{ name: 'One File', value: 'one', description: 'By its path or its ID' },
			],
			default: 'one',
		},
		...driveFields,
		...updateDisplayOptions(ONE, [itemField('file')]),
		...updateDisplayOptions(MANY, [...folderFields, namePatternField, recursiveField]),
		{
			displayName: 'Put Output File in Field',
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			required: true,
			hint: 'The name of the output binary field to put the file in',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					...concurrencyOption,
					description: 'How many files are downloaded side by side',
				},
				{
					displayName: 'File Name',
					name: 'fileName',
					type: 'string',
					default: '',
					placeholder: 'e.g. sales.csv',
					description: 'What the output file is called. Blank leaves it its own name.',
					displayOptions: { show: { '/downloadMode': ['one'] } },
				},
				maxWaitOption,
				{
					displayName: 'Only New or Changed',
					name: 'onlyChanged',
					type: 'boolean',
					default: false,
					description:
						'Whether to leave out what earlier runs have downloaded already. The first run downloads everything. Only runs of a published workflow are remembered, not those that try it out in the editor.',
					displayOptions: { show: { '/downloadMode': ['many'] } },
				},
				timeoutOption,
				{
					displayName: 'Verify',
					name: 'verify',
					type: 'boolean',
					default: true,
					description:
						'Whether to compare the hash of what arrives with that of the stored file. That all of it arrives is made sure in any case.',
				},
			],
		},
	];
}

interface Options {
	onlyChanged?: boolean;
	verify?: boolean;
}

/** Downloads one file, or the files of a folder. What can be known to be wrong is said before anything is asked for. */
async function execute(
	drives: DriveService,
	run: Run,
	context: IExecuteFunctions,
	item: number,
): Promise<INodeExecutionData[]> {
	const graph = await openGraph(drives, run, context, item);
	const field = textParameter(context, 'binaryPropertyName', 'Put Output File in Field', item);
	const { onlyChanged = false, verify = true } = context.getNodeParameter('options', item, {}) as Options;
	if (context.getNodeParameter('downloadMode', item) === 'many') {
		const segments = folderOf(drives, context, item);
		const namePattern = textParameter(context, 'namePattern', 'Name Pattern', item);
		const recursive = context.getNodeParameter('recursive', item) as boolean;
		const drive = await drives.findDrive(graph, context, item);
		const wanted = { segments, namePattern, recursive, matches: matcherOf(namePattern), onlyChanged };
		return await downloadMany(run, context, drive, wanted, { field, verify });
	}
	const wish: Wish = { field, fileName: fileNameOf(context, item), verify };
	const address = itemAddress(context, item, 'file');
	const drive = await drives.findDrive(graph, context, item);
	const found = await findAt(drive, address);
	return [(await intoItem(context, drive, { item: found, within: [found.name] }, wish)).output];
}

/** @throws Actionable when nothing can be called so */
function fileNameOf(context: IExecuteFunctions, item: number): string | undefined {
	const entered = textParameter(context, 'options.fileName', 'File Name', item);
	const name = expandMacros(entered, dayIn(context.getTimezone(), clock.now())).trim();
	if (name) assertName('File Name', name);
	return name || undefined;
}
