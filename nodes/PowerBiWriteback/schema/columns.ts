import type { IExecuteFunctions } from 'n8n-workflow';

import type { DataSet } from '../../shared/domo/dataSet';
import { Actionable } from '../../shared/errors/actionable';
import type { RowSource } from '../../shared/source/rowSource';
import { LIMITS } from '../limits';
import { nearest } from '../nearest';
import { headerOf } from '../rows/batches';
import { scanned } from '../rows/csvScanner';
import { type Column, type ColumnTypes, WHERE_DEFINED } from './column';
import { columnTypesOf, definedColumns } from './define';
import { columnsOfDataSet } from './fromDataSet';
import { inferTypes } from './infer';

/**
 * The columns that rows are pushed to, and their types.
 * @throws Actionable when no table can have them
 */
export async function columnsOf(
	source: RowSource,
	context: IExecuteFunctions,
	item: number,
): Promise<Column[]> {
	const columnTypes = columnTypesOf(context, item);
	const names = await header(source);
	const columns =
		columnTypes === 'define' ? definedColumns(context, item) : await foundColumns(source, names, columnTypes);
	assertColumns(columns);
	return columns;
}

async function foundColumns(source: RowSource, names: string[], columnTypes: ColumnTypes): Promise<Column[]> {
	if (columnTypes === 'dataSet' && source.dataSet) return byDataSet(names, source.dataSet.schema);
	const types = await inferTypes(source.csv(), source.quotedIsText);
	return names.map((name) => ({ name, type: types.get(name) ?? 'String' }));
}

function byDataSet(names: string[], schema: DataSet['schema']): Column[] {
	const known = columnsOfDataSet(schema);
	const strange = names.find((name) => !known.some((column) => column.name === name));
	if (strange === undefined)
		return names.map((name) => known.find((column) => column.name === name) as Column);
	const meant = nearest(
		strange,
		known.map(({ name }) => name),
	);
	throw new Actionable(
		`The data have a column "${strange}", which the DataSet does not have`,
		`${meant ? `It has "${meant}". ` : ''}Set Column Types to Infer or Define in the options`,
	);
}

/** The names of the columns, from the data's first line. */
async function header(source: RowSource): Promise<string[]> {
	for await (const record of scanned(source.csv())) if (record.next()) return headerOf(record);
	throw new Actionable(
		'The data are empty: not even the names of the columns are there',
		'Look at the source',
	);
}

/**
 * https://learn.microsoft.com/power-bi/developer/embedded/push-datasets-limitations
 * @throws Actionable with the figure
 */
export function assertColumns(columns: readonly Column[]): void {
	if (columns.length > LIMITS.columns)
		throw new Actionable(
			`There are ${columns.length} columns, but a table of Power BI has ${LIMITS.columns} at most`,
			`Define the columns that are needed: ${WHERE_DEFINED}`,
		);
	const names = columns.map(({ name }) => name.toLowerCase());
	const twice = columns.find((_, index) => names.indexOf(names[index] as string) !== index);
	if (twice)
		throw new Actionable(
			`Two columns are called "${twice.name}" but for upper and lower case, which is the same to Power BI`,
			'Rename one of them at the source, or define the columns',
		);
	const strange = columns.find(({ name }) => [...name].some(isControl));
	if (strange)
		throw new Actionable(
			`The name of the column "${strange.name}" holds an invisible character`,
			'Rename it at the source, or define the columns',
		);
}

const isControl = (character: string) => character < ' ' && !'\t\n\r'.includes(character);
