import type { INodeProperties } from 'n8n-workflow';

import {
	concurrencyOption,
	maxWaitOption,
	rowCountMismatchOption,
	timeoutOption,
} from '../../shared/node/optionFields';
import { rowSourceFields } from '../../shared/source/rowSource';
import { datasetField } from '../datasetField';
import { LAST_DAY_OF_CREATION } from '../limits';
import { columnMapFields, columnsOption } from '../schema/define';
import { tableField } from '../table';
import { workspaceField } from '../workspace';

/** Four hours: as long as the limits need for the most rows that a table holds. In seconds. */
export const DEFAULT_MAX_WAIT = 4 * 3600;

const onlyDataSet = { show: { '/source': ['domoDataSet'] } };

export const retentionPolicyField: INodeProperties = {
	displayName: 'Retention Policy',
	name: 'retentionPolicy',
	type: 'options',
	options: [
		{
			name: 'Basic FIFO',
			value: 'basicFIFO',
			description: 'A table keeps its last 200,000 rows; older ones go without a word',
		},
		{ name: 'None', value: 'none', description: 'A table takes up to 5,000,000 rows, and no more then' },
	],
	default: 'none',
	description:
		'What the dataset does when a table is full. It is set when the dataset is created and cannot be changed; of one that exists, choose what it was created with, so that the node can tell what fits.',
};

export const endOfCreationNotice: INodeProperties = {
	displayName: `Microsoft ends the creation of push datasets on ${LAST_DAY_OF_CREATION}. Those that exist by then go on taking rows.`,
	name: 'endOfCreation',
	type: 'notice',
	default: '',
};

/** The fields of Rows: Push. */
export const pushFields: INodeProperties[] = [
	...rowSourceFields,
	workspaceField,
	datasetField,
	tableField,
	{
		displayName: 'Mode',
		name: 'mode',
		type: 'options',
		options: [
			{ name: 'Append', value: 'append', description: 'Add the rows to those that are in the table' },
			{
				name: 'Replace',
				value: 'replace',
				description:
					'Delete all rows of the table, then add these. Reports show what is there meanwhile; if the push stops midway, the node says how to go on.',
			},
		],
		default: 'append',
		description: 'What to do with the rows that are in the table',
	},
	{
		displayName: 'Create Dataset If Missing',
		name: 'createDataset',
		type: 'boolean',
		default: false,
		description:
			'Whether to create the dataset, with the table and its columns, when the workspace has none of that name. Dataset has to be chosen By Name.',
	},
	{ ...endOfCreationNotice, displayOptions: { show: { createDataset: [true] } } },
	retentionPolicyField,
	...columnMapFields,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Allow Dropping Oldest Rows',
				name: 'dropOldest',
				type: 'boolean',
				default: false,
				description:
					'Whether more than 200,000 rows may be pushed to a table with the retention policy Basic FIFO, which keeps the last 200,000 of them',
				displayOptions: { show: { '/retentionPolicy': ['basicFIFO'] } },
			},
			{
				displayName: 'Column Types',
				name: 'columnTypes',
				type: 'options',
				options: [
					{
						name: 'Define',
						value: 'define',
						description:
							'By hand: under Choose Columns and Types for a DataSet, in the option Columns otherwise',
					},
					{
						name: 'From DataSet',
						value: 'dataSet',
						description: 'As the DataSet has them; inferred where the rows come from none',
					},
					{
						name: 'Infer',
						value: 'infer',
						description: 'The narrowest type that holds all values exactly, leading zeros included',
					},
				],
				default: 'dataSet',
				description: "Where the columns' types come from. They decide how each value is written.",
			},
			columnsOption,
			{
				...concurrencyOption,
				default: 1,
				description:
					'How many items are worked on side by side. Those that push to one dataset share its limits; each takes about 25 MB of memory.',
			},
			{
				displayName: 'Long Strings',
				name: 'longStrings',
				type: 'options',
				options: [
					{ name: 'Fail', value: 'fail', description: 'Push nothing and name the first such value' },
					{
						name: 'Truncate',
						value: 'truncate',
						description: 'Cut each off after 4,000 characters and say how many there were',
					},
				],
				default: 'fail',
				description: 'What to do with strings of more than the 4,000 characters that Power BI takes',
			},
			{
				...maxWaitOption,
				default: DEFAULT_MAX_WAIT,
				description:
					"How long the node may wait in all for the services' limits: Power BI takes 1,000,000 rows an hour. Beyond that it stops and says how many rows are in, when to go on, and how.",
			},
			{ ...rowCountMismatchOption, displayOptions: onlyDataSet },
			{
				displayName: 'Start Row',
				name: 'startRow',
				type: 'number',
				typeOptions: { minValue: 1, numberPrecision: 0 },
				default: 1,
				description:
					'The number of the first row to push, to go on where an earlier run stopped; the first is 1. Above 1 nothing is deleted, whatever Mode is.',
			},
			{
				displayName: 'Start Row Check',
				name: 'startRowCheck',
				type: 'string',
				default: '',
				placeholder: 'e.g. 3f2a9c01b7d4e5f6',
				description:
					'What the earlier run said together with Start Row. If the rows before Start Row are no longer the same, nothing is pushed. Blank skips the comparison.',
			},
			timeoutOption,
			{
				displayName: 'Use Sequence Numbers',
				name: 'sequenceNumbers',
				type: 'boolean',
				default: false,
				description:
					'Whether to number the requests, so that one whose answer was lost is neither doubled nor missing. Microsoft announced this as a preview in 2016 and no longer describes it; do not let two runs push to a table at a time then.',
			},
		],
	},
];
