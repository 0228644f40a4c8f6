import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeProperties,
	ResourceMapperFields,
	ResourceMapperValue,
} from 'n8n-workflow';

import { dataSetId, readDataSet } from '../../shared/domo/dataSet';
import { Domo } from '../../shared/domo/domo';
import { Actionable } from '../../shared/errors/actionable';
import { toListError } from '../../shared/errors/toNodeError';
import { Run } from '../../shared/node/run';
import { type Column, COLUMN_TYPES, type ColumnType, type ColumnTypes, TYPE_OPTIONS } from './column';
import { columnsOfDataSet } from './fromDataSet';

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

interface Options {
	columnTypes?: ColumnTypes;
	columns?: { columns?: Listed[] };
}

/** Where the types come from. Columns of a DataSet that are chosen by hand are defined, whatever the option says. */
export function columnTypesOf(context: IExecuteFunctions, item: number): ColumnTypes {
	if (context.getNodeParameter('defineColumns', item, false)) return 'define';
	const { columnTypes = 'dataSet' } = context.getNodeParameter('options', item, {}) as Options;
	return columnTypes;
}

/** The columns that the item's parameters define. @throws Actionable when they define none, or one wrongly */
export function definedColumns(context: IExecuteFunctions, item: number): Column[] {
	const options = context.getNodeParameter('options', item, {}) as Options;
	const isDataSet = context.getNodeParameter('source', item) === 'domoDataSet';
	const columnMap = context.getNodeParameter('columnMap', item, {}) as Partial<ResourceMapperValue>;
	const columns = isDataSet ? mapped(columnMap) : listed(options.columns ?? {});
	if (columns.length === 0)
		throw new Actionable(
			'No columns are defined',
			isDataSet
				? 'Turn on Choose Columns and Types and look at the columns there, or choose other Column Types'
				: 'Add the option Columns, or choose other Column Types',
		);
	const wrong = columns.find(({ type }) => !COLUMN_TYPES.includes(type));
	if (wrong)
		throw new Actionable(
			`The column "${wrong.from}" has no type`,
			`Choose one of ${COLUMN_TYPES.join(', ')} for it under Columns`,
		);
	return columns;
}

interface Listed {
	from: string;
	name?: string;
	type: ColumnType;
}

const listed = ({ columns = [] }: { columns?: Listed[] }): Column[] =>
	columns.map(({ from, name, type }) => ({ from, name: name?.trim() || from, type }));

/** A field that was never touched has the type that was proposed. */
function mapped({ value, schema = [] }: Partial<ResourceMapperValue>): Column[] {
	return schema
		.filter(({ removed }) => !removed)
		.map(({ id, defaultValue }) => ({
			name: id,
			from: id,
			type: (value?.[id] ?? defaultValue) as ColumnType,
		}));
}

/** The columns of the chosen DataSet for n8n's field mapper, each with the type that its own comes to. */
export async function getDataSetColumns(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	try {
		const id = dataSetId(this.getCurrentNodeParameter('dataSetId') as string);
		const { schema } = await readDataSet(new Domo(new Run(this)), id);
		const fields = columnsOfDataSet(schema).map(({ name, type }) => ({
			id: name,
			displayName: name,
			defaultMatch: false,
			required: false,
			display: true,
			type: 'options' as const,
			options: TYPE_OPTIONS,
			defaultValue: type,
		}));
		return { fields };
	} catch (error) {
		throw toListError(this.getNode(), error);
	}
}
