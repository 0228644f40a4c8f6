import type { INodeProperties } from 'n8n-workflow';

import { TYPE_OPTIONS } from './column';

const onlyDataSet = { source: ['domoDataSet'] };

/**
 * Columns of a DataSet: n8n's own field mapper, which proposes the type that each comes to. A switch stands in place of the mapper's
 * own automatic mode, for n8n says there what to do with incoming data, and there are none.
 */
export const columnMapFields: INodeProperties[] = [
	{
		displayName: 'Choose Columns and Types',
		name: 'defineColumns',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description:
			'Whether to choose by hand which columns of the DataSet are pushed, and the type of each. Otherwise all are, with the types that the option Column Types says.',
		displayOptions: { show: onlyDataSet },
	},
	{
		displayName: 'Columns',
		name: 'columnMap',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		description: 'The type of each column in Power BI. Columns that are removed here are not pushed.',
		typeOptions: {
			loadOptionsDependsOn: ['dataSetId.value'],
			resourceMapper: {
				resourceMapperMethod: 'getDataSetColumns',
				mode: 'add',
				addAllFields: true,
				supportAutoMap: false,
				valuesLabel: 'Columns and Their Types in Power BI',
				fieldWords: { singular: 'column', plural: 'columns' },
			},
		},
		displayOptions: { show: { ...onlyDataSet, defineColumns: [true] } },
	},
];

/** Columns of what has no schema, as a list. */
export const columnsOption: INodeProperties = {
	displayName: 'Columns',
	name: 'columns',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	default: {},
	placeholder: 'Add Column',
	description: 'The columns to push, and their types in Power BI (Column Types: Define)',
	displayOptions: { show: { '/source': ['binary', 'items'] } },
	options: [
		{
			displayName: 'Column',
			name: 'columns',
			values: [
				{
					displayName: 'Column Name or Field',
					name: 'from',
					type: 'string',
					default: '',
					placeholder: 'e.g. order_id',
					description: 'As the CSV or the items have it. Upper and lower case count.',
				},
				{
					displayName: 'Name in Table',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Order ID',
					description: 'As the table has it. Blank is the same name.',
				},
				{
					displayName: 'Type',
					name: 'type',
					type: 'options',
					options: TYPE_OPTIONS,
					default: 'String',
				},
			],
		},
	],
};
