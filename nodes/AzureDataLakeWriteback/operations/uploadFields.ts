import type { INodeProperties } from 'n8n-workflow';

import { conflictField } from '../../shared/file/conflictBehavior';
import { fileNameFields } from '../../shared/file/fileName';
import {
	byteOrderMarkOption,
	compressionOption,
	encodingOption,
	unmappableCharactersOption,
} from '../../shared/file/fileShape';
import {
	concurrencyOption,
	headerRowOption,
	maxWaitOption,
	rowCountMismatchOption,
	timeoutOption,
} from '../../shared/node/optionFields';
import { fileSourceFields } from '../../shared/source/fileSource';
import { fileSystemField } from '../fileSystem';
import { folderPathField } from '../folderPath';

/** Blocks of a file that may be on the way at a time. */
export const MOST_BLOCKS = 64;

const onlyDataSet = { show: { '/source': ['domoDataSet'] } };

const metadataOption: INodeProperties = {
	displayName: 'Metadata',
	name: 'metadata',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add metadata',
	default: {},
	description:
		'What to store along with the file. The ID of the DataSet (domo_dataset_id) and the time of the export (exported_at) are there without it.',
	options: [
		{
			displayName: 'Metadata',
			name: 'pairs',
			values: [
				{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. department' },
				{ displayName: 'Value', name: 'value', type: 'string', default: '', placeholder: 'e.g. Sales' },
			],
		},
	],
};

/** The fields of File: Upload. */
export const uploadFields: INodeProperties[] = [
	...fileSourceFields,
	fileSystemField,
	folderPathField,
	...fileNameFields,
	conflictField('The new file takes its place, in one step'),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Blocks in Flight',
				name: 'blocksInFlight',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: MOST_BLOCKS, numberPrecision: 0 },
				default: 4,
				description: 'How many blocks of 8 MiB of a file are on the way at a time',
			},
			byteOrderMarkOption,
			compressionOption,
			{
				...concurrencyOption,
				description:
					'How many items are worked on side by side. Each takes 8 MB of memory for every block in flight while its file is on the way.',
			},
			{
				displayName: 'Content Type',
				name: 'contentType',
				type: 'string',
				default: '',
				placeholder: 'e.g. text/csv; charset=utf-8',
				description: 'Blank is the usual one of the file name extension, such as text/csv',
			},
			{
				displayName: 'Create File System',
				name: 'createFileSystem',
				type: 'boolean',
				default: false,
				description: 'Whether to create the file system (container) if it is missing',
			},
			encodingOption,
			{ ...headerRowOption, displayOptions: onlyDataSet },
			maxWaitOption,
			metadataOption,
			{ ...rowCountMismatchOption, displayOptions: onlyDataSet },
			{
				displayName: 'Skip Unchanged',
				name: 'skipUnchanged',
				type: 'boolean',
				default: false,
				description:
					"Whether to leave a file alone that already has the same content. The data are then kept on n8n's disk until they are compared.",
			},
			timeoutOption,
			unmappableCharactersOption,
			{
				displayName: 'Verify',
				name: 'verify',
				type: 'boolean',
				default: true,
				description:
					'Whether to have the service check every block by its MD5. That the length is right is made sure in any case.',
			},
			{
				displayName: 'Write Straight to the Target',
				name: 'directWrite',
				type: 'boolean',
				default: false,
				description:
					'Whether to do without the temporary path that becomes the file once it is complete. Readers then see an empty file while it is on its way, and an old one is gone even if the upload fails. Needed where a rename is not allowed, or where an event has to tell that the file was created.',
			},
		],
	},
];
