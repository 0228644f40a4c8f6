import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { type DataSet, dataSetField, dataSetId, readDataSet } from '../../shared/domo/dataSet';
import { Domo } from '../../shared/domo/domo';
import { Actionable } from '../../shared/errors/actionable';
import type { Run } from '../../shared/node/run';
import { textParameter } from '../../shared/node/textParameter';
import { createDataset } from '../createDataset';
import { type Authentication, PowerBi } from '../powerBi';
import type { RetentionPolicy } from '../push/fit';
import { type Column, TYPE_OPTIONS } from '../schema/column';
import { columnsOfDataSet } from '../schema/fromDataSet';
import { tableField, tableName } from '../table';
import { chosenWorkspace, workspaceField } from '../workspace';
import { requestOptions } from './deleteRows';
import { endOfCreationNotice, retentionPolicyField } from './pushFields';

export const description: INodeProperties[] = [
	endOfCreationNotice,
	workspaceField,
	{
		displayName: 'Dataset Name',
		name: 'datasetName',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Domo Sales',
		description: 'Power BI lets several datasets have one name: this always makes a new one',
	},
	tableField,
	{
		displayName: 'Columns From',
		name: 'source',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Define Below',
				value: 'define',
				description: 'Name the columns and choose their types by hand',
			},
			{
				name: 'Domo DataSet',
				value: 'domoDataSet',
				description: 'The columns of a DataSet; needs a Domo credential as well',
			},
		],
		default: 'domoDataSet',
		description: 'What the columns of the table are to be',
	},
	{ ...dataSetField, displayOptions: { show: { source: ['domoDataSet'] } } },
	{
		displayName: 'Columns',
		name: 'columns',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		default: {},
		placeholder: 'Add Column',
		displayOptions: { show: { source: ['define'] } },
		options: [
			{
				displayName: 'Column',
				name: 'columns',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. Order ID',
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
	},
	{
		...retentionPolicyField,
		description: 'What the dataset does when a table is full. It cannot be changed afterwards.',
	},
	requestOptions,
];

/** Creates a push dataset with one table. */
export async function execute(
	run: Run,
	context: IExecuteFunctions,
	item: number,
): Promise<INodeExecutionData[]> {
	const name = textParameter(context, 'datasetName', 'Dataset Name', item).trim();
	if (!name) throw new Actionable('Dataset Name is empty', 'Enter a name for the dataset');
	const table = tableName(context, item);
	const retentionPolicy = context.getNodeParameter('retentionPolicy', item) as RetentionPolicy;
	const powerBi = await PowerBi.open(run, context.getNodeParameter('authentication', item) as Authentication);
	const workspace = chosenWorkspace(powerBi, context, item);
	const { columns, dataSet } = await columnsToMake(run, context, item);
	const dataset = await createDataset(powerBi, workspace, {
		name,
		retentionPolicy,
		tables: [{ name: table, columns }],
	});
	const json = {
		dataset: { id: dataset.id, name, workspace: workspace.id, retentionPolicy },
		table: { name: table, columns: columns.map((column) => ({ name: column.name, type: column.type })) },
	};
	return [{ json: dataSet ? { ...json, dataSet } : json }];
}

async function columnsToMake(
	run: Run,
	context: IExecuteFunctions,
	item: number,
): Promise<{ columns: Column[]; dataSet?: DataSet }> {
	if (context.getNodeParameter('source', item) === 'domoDataSet') {
		const id = dataSetId(context.getNodeParameter('dataSetId', item) as string);
		const dataSet = await readDataSet(new Domo(run), id);
		return { columns: columnsOfDataSet(dataSet.schema), dataSet };
	}
	const { columns = [] } = context.getNodeParameter('columns', item, {}) as { columns?: Column[] };
	if (columns.length === 0 || columns.some((column) => !column.name?.trim()))
		throw new Actionable(
			columns.length === 0 ? 'No columns are defined' : 'A column has no name',
			'Add the columns of the table under Columns, each with a name',
		);
	return { columns };
}
