import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { type DataSet, dataSetField } from '../domo/dataSet';
import type { Run } from '../node/run';
import { binaryField } from './binaryField';
import { domoDataSet } from './domoDataSet';

/** Data that are to become a file, wherever they come from. Nothing is read until a destination asks. */
export interface FileSource {
	/** The DataSet that the data come from, if they do. */
	dataSet: DataSet | undefined;
	/** What the file is called where it comes from, if it has a name there. */
	name?: string;
	/** Of the data, without the dot: `csv`. */
	extension: string;
	/** The data in a file that lies ready, if they do. */
	path?: string;
	/**
	 * Hands the data over as they come. `use` is called again, with all from the beginning, when the sender was interrupted.
	 * @returns what `use` came to, and what the user should know about the data
	 */
	read<T>(use: (chunks: AsyncIterable<Buffer>) => Promise<T>): Promise<{ result: T; warnings: string[] }>;
}

/** Where a destination that stores files takes them from. */
export const fileSourceFields: INodeProperties[] = [
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Binary Field',
				value: 'binary',
				description: 'A file that an earlier node put into the item, for example the Domo node',
			},
			{
				name: 'Domo DataSet',
				value: 'domoDataSet',
				description: 'A DataSet that this node exports itself; needs a Domo credential as well',
			},
		],
		default: 'binary',
		description: 'Where the data come from',
	},
	{
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the input field containing the file to upload',
		displayOptions: { show: { source: ['binary'] } },
	},
	{ ...dataSetField, displayOptions: { show: { source: ['domoDataSet'] } } },
];

/** The data that an item's parameters name. */
export async function fileSourceOf(run: Run, context: IExecuteFunctions, item: number): Promise<FileSource> {
	return context.getNodeParameter('source', item) === 'domoDataSet'
		? await domoDataSet(run, context, item)
		: binaryField(run, context, item);
}
