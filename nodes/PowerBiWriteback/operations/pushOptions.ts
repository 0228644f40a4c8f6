import type { INodeProperties } from 'n8n-workflow';

import {
	concurrencyOption,
	maxWaitOption,
	rowCountMismatchOption,
	timeoutOption,
} from '../../shared/node/optionFields';
import { columnsOption } from '../schema/columnFields';

/** Four hours: as long as the limits need for the most rows that a table holds. In seconds. */
export const DEFAULT_MAX_WAIT = 4 * 3600;
/** Items that are pushed side by side: those that share a dataset gain nothing by it. */
export const DEFAULT_CONCURRENCY = 1;

const onlyDataSet = { show: { '/source': ['domoDataSet'] } };

/** The options of Rows: Push. */
export const pushOptions: INodeProperties[] = [
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
				description: 'By hand: under Choose Columns and Types for a DataSet, in the option Columns otherwise',
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
		default: DEFAULT_CONCURRENCY,
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
];
