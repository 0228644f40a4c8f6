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
import { exportDataSet, type ExportOptions } from '../../shared/domo/exportDataSet';
import { typedRows } from '../../shared/domo/typedRows';
import { legalName } from '../../shared/file/fileName';
import { limitFields } from '../../shared/node/listFields';
import {
	concurrencyOption,
	headerRowOption,
	maxWaitOption,
	rowCountMismatchOption,
	timeoutOption,
} from '../../shared/node/optionFields';
import { warn } from '../../shared/node/warnings';
import type { Run } from '../../shared/node/run';

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
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the output binary field to put the file in',
		displayOptions: { show: { output: ['file'] } },
	},
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

interface Options extends Partial<ExportOptions> {
	fileName?: string;
}

/** Exports a DataSet as a file in a binary field, or as items. */
export async function execute(
	run: Run,
	context: IExecuteFunctions,
	item: number,
): Promise<INodeExecutionData[]> {
	const dataSet = await readDataSet(
		new Domo(run),
		dataSetId(context.getNodeParameter('dataSetId', item) as string),
	);
	const options = context.getNodeParameter('options', item, {}) as Options;
	return context.getNodeParameter('output', item) === 'rows'
		? await asRows(run, context, item, dataSet, options)
		: await asFile(run, context, item, dataSet, options);
}

async function asFile(
	run: Run,
	context: IExecuteFunctions,
	item: number,
	dataSet: DataSet,
	options: Options,
) {
	const fileName = options.fileName?.trim() || `${legalName(dataSet.name)}.csv`;
	const field = context.getNodeParameter('binaryPropertyName', item);
	const { headerRow = true, rowCountMismatch = 'fail' } = options;
	const {
		result: binary,
		bytes,
		warnings,
	} = await exportDataSet(
		run,
		dataSet,
		{ headerRow, rowCountMismatch },
		async (csv) =>
			await context.helpers.prepareBinaryData(
				Readable.from(csv, { objectMode: false }),
				fileName,
				'text/csv',
			),
	);
	const file = { name: binary.fileName ?? fileName, size: bytes, encoding: 'utf8' };
	return [warn(context, { json: { dataSet, file }, binary: { [field]: binary } }, warnings)];
}

async function asRows(
	run: Run,
	context: IExecuteFunctions,
	item: number,
	dataSet: DataSet,
	options: Options,
) {
	const limit = context.getNodeParameter('returnAll', item)
		? Infinity
		: context.getNodeParameter('limit', item);
	const { rowCountMismatch = 'fail' } = options;
	const { result: rows, warnings } = await exportDataSet(
		run,
		dataSet,
		{ headerRow: true, rowCountMismatch },
		async (csv) => {
			const collected: IDataObject[] = [];
			for await (const row of typedRows(csv, dataSet.schema)) {
				collected.push(row);
				if (collected.length >= limit) break;
			}
			return collected;
		},
	);
	warn(context, undefined, warnings);
	return rows.map((json) => ({ json }));
}
