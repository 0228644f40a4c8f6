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
import { toNodeError } from '../../shared/errors/toNodeError';
import { Run } from '../../shared/node/run';
import { type Column, COLUMN_TYPES, type ColumnType, type ColumnTypes, TYPE_OPTIONS } from './column';
import { columnsOfDataSet } from './fromDataSet';

/** Columns of a DataSet: n8n's own field mapper, which proposes the type that each comes to. */
export const columnMapField: INodeProperties = {
	displayName: 'Columns',
	name: 'columnMap',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'autoMapInputData', value: null },
	description:
		'The type of each column in Power BI. Mapped automatically, all columns are pushed with the types that the option Column Types says; by hand, those that are removed here are not pushed.',
	typeOptions: {
		loadOptionsDependsOn: ['dataSetId.value'],
		resourceMapper: {
			resourceMapperMethod: 'getDataSetColumns',
			mode: 'add',
			addAllFields: true,
			supportAutoMap: true,
			fieldWords: { singular: 'column', plural: 'columns' },
		},
	},
	displayOptions: { show: { source: ['domoDataSet'] } },
};

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

/** Where the types come from. Columns that are mapped by hand are defined, whatever the option says. */
export function columnTypesOf(context: IExecuteFunctions, item: number): ColumnTypes {
	const { columnTypes = 'dataSet' } = context.getNodeParameter('options', item, {}) as Options;
	return columnMap(context, item).mappingMode === 'defineBelow' ? 'define' : columnTypes;
}

const columnMap = (context: IExecuteFunctions, item: number) =>
	context.getNodeParameter('columnMap', item, {}) as Partial<ResourceMapperValue>;

/** The columns that the item's parameters define. @throws Actionable when they define none, or one wrongly */
export function definedColumns(context: IExecuteFunctions, item: number): Column[] {
	const options = context.getNodeParameter('options', item, {}) as Options;
	const isDataSet = context.getNodeParameter('source', item) === 'domoDataSet';
	const columns = isDataSet ? mapped(columnMap(context, item)) : listed(options.columns ?? {});
	if (columns.length === 0)
		throw new Actionable(
			'No columns are defined',
			isDataSet
				? 'Choose Map Each Column Manually under Columns, or other Column Types in the options'
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
		throw toNodeError(this.getNode(), error);
	}
}
