import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { type DataSet, dataSetField } from '../domo/dataSet';
import { StagedFile } from '../file/stagedFile';
import type { Run } from '../node/run';
import { binaryField } from './binaryField';
import { domoDataSet } from './domoDataSet';
import type { FileSource } from './fileSource';
import { csvOfItems } from './inputItems';

/** Rows, wherever they come from, as a CSV with header that can be read from the beginning as often as needed. */
export interface RowSource {
	/** The DataSet that the rows come from, if they do. */
	dataSet: DataSet | undefined;
	/** Whether quotes mean that a value is text, and not only that it holds commas. */
	quotedIsText: boolean;
	csv(): AsyncIterable<Buffer>;
	/** What the user should know about the data. */
	warnings: string[];
	close(): Promise<void>;
}

/** Where a destination that stores rows takes them from. */
export const rowSourceFields: INodeProperties[] = [
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Binary Field',
				value: 'binary',
				description: 'A CSV file with a header line that an earlier node put into the item',
			},
			{
				name: 'Domo DataSet',
				value: 'domoDataSet',
				description: 'A DataSet that this node exports itself; needs a Domo credential as well',
			},
			{
				name: 'Input Items',
				value: 'items',
				description: 'One row for each input item, from any node; all items are pushed together',
			},
		],
		default: 'domoDataSet',
		description: 'Where the rows come from',
	},
	{
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the input field containing the CSV file, in UTF-8 and with commas',
		displayOptions: { show: { source: ['binary'] } },
	},
	{ ...dataSetField, displayOptions: { show: { source: ['domoDataSet'] } } },
];

/** The rows of one item that its parameters name. Nothing but the DataSet's description is read yet. */
export async function itemRows(run: Run, context: IExecuteFunctions, item: number) {
	const source: FileSource =
		context.getNodeParameter('source', item) === 'domoDataSet'
			? await domoDataSet(run, context, item)
			: binaryField(run, context, item);
	return { dataSet: source.dataSet, open: () => staged(source) };
}

/** All input items, each as a row. */
export function allItems(context: IExecuteFunctions): RowSource {
	const items = context.getInputData();
	return {
		dataSet: undefined,
		quotedIsText: true,
		csv: () => csvOfItems(items.map(({ json }) => json)),
		warnings: [],
		close: async () => {},
	};
}

/**
 * Brings the rows to where they can be read again. Domo can neither resume an export nor promise the same order twice, so rows
 * that have left for their destination could not be told from those that have not if the export broke off; it has to be
 * complete before the first leaves.
 */
async function staged(source: FileSource): Promise<RowSource> {
	const { result: file, warnings } = source.path
		? { result: await StagedFile.at(source.path), warnings: [] }
		: await source.read(async (chunks) => await StagedFile.of(chunks));
	return {
		dataSet: source.dataSet,
		quotedIsText: false,
		csv: () => file.pages(),
		warnings,
		close: async () => await file.close(),
	};
}
