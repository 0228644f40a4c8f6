import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';

import { matcherOf } from '../../shared/file/namePattern';
import { namePatternField, recursiveField } from '../../shared/node/choiceFields';
import { dayIn, expandMacros } from '../../shared/file/macros';
import { clock } from '../../shared/http/clock';
import { concurrencyOption, maxWaitOption, timeoutOption } from '../../shared/node/optionFields';
import type { Run } from '../../shared/node/run';
import { sideBySide } from '../../shared/node/sideBySide';
import { newTally } from '../../shared/node/tally';
import { textParameter } from '../../shared/node/textParameter';
import { intoItem, type Wish } from '../download/intoItem';
import { fileField, fileSegmentsOf } from '../fileLocator';
import { fileSystemField, fileSystemOf } from '../fileSystem';
import { folderOf, folderPathField } from '../folderPath';
import { Lake } from '../lake/lake';
import { type Found, listing } from '../lake/listing';
import { assertName } from '../lake/path';
import type { LakeOperation } from './lakeOperation';

const ONE = { show: { downloadMode: ['one'] } };
const MANY = { show: { downloadMode: ['many'] } };

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{ ...concurrencyOption, description: 'How many files are downloaded side by side' },
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
		timeoutOption,
		{
			displayName: 'Verify',
			name: 'verify',
			type: 'boolean',
			default: true,
			description:
				'Whether to compare the MD5 of what arrives with that of the stored file, where it has one. That all of it arrives is made sure in any case.',
		},
	],
};

export const download: LakeOperation = {
	option: {
		name: 'Download',
		value: 'download',
		description: 'Download a file of any size, or all files of a folder',
		action: 'Download a file',
	},
	fields: [
		{
			displayName: 'Download',
			name: 'downloadMode',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Files of a Folder', value: 'many', description: 'One output item for each file' },
				{ name: 'One File', value: 'one', description: 'By its path' },
			],
			default: 'one',
		},
		fileSystemField,
		...updateDisplayOptions(ONE, [fileField]),
		...updateDisplayOptions(MANY, [folderPathField, namePatternField, recursiveField]),
		{
			displayName: 'Put Output File in Field',
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			required: true,
			hint: 'The name of the output binary field to put the file in',
		},
		options,
	],
	operation: execute,
};

/** Downloads one file, or the files of a folder. What can be known to be wrong is said before anything is asked for. */
async function execute(run: Run, context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
	const lake = await Lake.open(run, context, item, newTally());
	const fileSystem = fileSystemOf(context, item, lake.credential);
	const field = textParameter(context, 'binaryPropertyName', 'Put Output File in Field', item);
	const verify = context.getNodeParameter('options.verify', item, true) as boolean;
	if (context.getNodeParameter('downloadMode', item) === 'many')
		return await downloadMany(lake, context, item, fileSystem, { field, verify });
	const wish: Wish = { field, fileName: fileNameOf(context, item), verify };
	const segments = fileSegmentsOf(context, item);
	return [await intoItem(context, lake, { fileSystem, segments }, segments.slice(-1), wish)];
}

/** The first that fails stops the others. */
async function downloadMany(
	lake: Lake,
	context: IExecuteFunctions,
	item: number,
	fileSystem: string,
	wish: Wish,
): Promise<INodeExecutionData[]> {
	const folder = { fileSystem, segments: folderOf(context, item) };
	const matches = matcherOf(textParameter(context, 'namePattern', 'Name Pattern', item));
	const recursive = context.getNodeParameter('recursive', item) as boolean;
	const files: Found[] = [];
	for await (const found of listing(lake, folder, { recursive }))
		if (!found.isDirectory && matches(found.within.at(-1) ?? '')) files.push(found);
	const part = lake.run.part();
	const own = lake.part(part);
	// All items together are to be as many as Concurrency says.
	const share = Math.max(1, Math.floor(part.concurrency / context.getInputData().length));
	return await sideBySide(files, share, ({ segments, within }) =>
		intoItem(context, own, { fileSystem, segments }, within, wish).catch((error: Error) => {
			part.stop(error);
			throw part.failure ?? error;
		}),
	);
}

/** @throws Actionable when nothing can be called so */
function fileNameOf(context: IExecuteFunctions, item: number): string | undefined {
	const entered = textParameter(context, 'options.fileName', 'File Name', item);
	const name = expandMacros(entered, dayIn(context.getTimezone(), clock.now())).trim();
	if (name) assertName(name, 'File Name');
	return name || undefined;
}
