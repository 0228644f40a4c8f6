import type { INodeProperties } from 'n8n-workflow';

import { rowSourceFields } from '../../shared/source/rowSource';
import { datasetField } from '../datasetField';
import { LAST_DAY_OF_CREATION } from '../limits';
import { columnMapFields } from '../schema/columnFields';
import { tableField } from '../table';
import { workspaceField } from '../workspace';
import { pushOptions } from './pushOptions';

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
		options: pushOptions,
	},
];
