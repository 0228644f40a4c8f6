import { Readable } from 'node:stream';

import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';

import { type DataSet, dataSetField, dataSetId, readDataSet } from '../../shared/domo/dataSet';
import { Domo } from '../../shared/domo/domo';
import { exportDataSet, type ExportOptions, exportOptionsOf } from '../../shared/domo/exportDataSet';
import { typedRows } from '../../shared/domo/typedRows';
import { legalName } from '../../shared/file/fileName';
import { limitFields, limitOf } from '../../shared/node/listFields';
import {
	concurrencyOption,
	headerRowOption,
	maxWaitOption,
	rowCountMismatchOption,
	timeoutOption,
} from '../../shared/node/optionFields';
import { outputField, outputFieldOf } from '../../shared/node/outputField';
import type { Run } from '../../shared/node/run';
import { textParameter } from '../../shared/node/textParameter';
import { warn } from '../../shared/node/warnings';

export const description: INodeProperties[] = [
	dataSetField,
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'File', value: 'file', description: 'One CSV file, of any size, for a node that stores files' },
			{
				name: 'Rows',
				value: 'rows',
				description: "One item for each row, with the types of the DataSet's columns",
			},
		],
		default: 'file',
	},
	{ ...outputField, displayOptions: { show: { output: ['file'] } } },
	...updateDisplayOptions({ show: { output: ['rows'] } }, limitFields),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			concurrencyOption,
			{
				displayName: 'File Name',
				name: 'fileName',
				type: 'string',
				default: '',
				placeholder: 'e.g. sales.csv',
				description: "The name of the output file. Blank takes the DataSet's name.",
				displayOptions: { show: { '/output': ['file'] } },
			},
			{ ...headerRowOption, displayOptions: { show: { '/output': ['file'] } } },
			maxWaitOption,
			rowCountMismatchOption,
			timeoutOption,
		],
	},
];

/** What becomes of an export, once it is known of which DataSet. */
type Output = (run: Run, dataSet: DataSet, options: ExportOptions) => Promise<INodeExecutionData[]>;

/** Exports a DataSet as a file in a binary field, or as items. What can be known to be wrong is said before anything is asked for. */
export async function execute(
	run: Run,
	context: IExecuteFunctions,
	item: number,
): Promise<INodeExecutionData[]> {
	const id = dataSetId(context.getNodeParameter('dataSetId', item) as string);
	const output = (context.getNodeParameter('output', item) === 'rows' ? asRows : asFile)(context, item);
	const dataSet = await readDataSet(new Domo(run), id);
	return await output(run, dataSet, exportOptionsOf(context, item, dataSet));
}

function asFile(context: IExecuteFunctions, item: number): Output {
	const field = outputFieldOf(context, item);
	const entered = textParameter(context, 'options.fileName', 'File Name', item).trim();
	return async (run, dataSet, options) => {
		const fileName = entered || `${legalName(dataSet.name)}.csv`;
		const { result, bytes, warnings } = await exportDataSet(run, dataSet, options, async (csv) => {
			const stream = Readable.from(csv, { objectMode: false });
			return await context.helpers.prepareBinaryData(stream, fileName, 'text/csv');
		});
		const file = { name: result.fileName ?? fileName, size: bytes, encoding: 'utf8' };
		return [warn(context, { json: { dataSet, file }, binary: { [field]: result } }, warnings)];
	};
}

function asRows(context: IExecuteFunctions, item: number): Output {
	const limit = limitOf(context, item);
	return async (run, dataSet, options) => {
		const whole = { ...options, headerRow: true };
		const { result, warnings } = await exportDataSet(run, dataSet, whole, async (csv) => {
			const rows: IDataObject[] = [];
			for await (const row of typedRows(csv, dataSet.schema)) {
				rows.push(row);
				if (rows.length >= limit) break;
			}
			return rows;
		});
		warn(context, undefined, warnings);
		return result.map((json) => ({ json }));
	};
}
