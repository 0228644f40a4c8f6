import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
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
