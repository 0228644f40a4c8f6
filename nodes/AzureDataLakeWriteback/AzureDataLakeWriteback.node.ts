import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
	updateDisplayOptions,
} from 'n8n-workflow';

import { searchDataSets } from '../shared/domo/dataSet';
import { runPerItem } from '../shared/node/runPerItem';
import { testDataLake } from './credentialTest';
import { searchFileSystems } from './fileSystem';
import { deleteFile } from './operations/deleteFile';
import { download } from './operations/download';
import { getAll } from './operations/getAll';
import { upload } from './operations/upload';

const OPERATIONS = [deleteFile, download, getAll, upload];

const operations = Object.fromEntries(
	OPERATIONS.map(({ option, operation }) => [`file:${option.value}`, operation]),
);

export class AzureDataLakeWriteback implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Azure Data Lake Writeback',
		name: 'azureDataLakeWriteback',
		icon: { light: 'file:../../icons/azureDataLake.svg', dark: 'file:../../icons/azureDataLake.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Put a Domo DataSet, or any file, into Azure Data Lake Storage Gen2 or Fabric OneLake',
		defaults: { name: 'Azure Data Lake Writeback' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'azureDataLakeWritebackApi', required: true, testedBy: 'testDataLake' },
			{ name: 'domoApi', required: true, displayOptions: { show: { '/source': ['domoDataSet'] } } },
		],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'File', value: 'file' }],
				default: 'file',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: OPERATIONS.map(({ option }) => option),
				default: 'upload',
				displayOptions: { show: { resource: ['file'] } },
			},
			...OPERATIONS.flatMap(({ option, fields }) =>
				updateDisplayOptions({ show: { resource: ['file'], operation: [option.value] } }, fields),
			),
		],
	};

	methods = {
		credentialTest: { testDataLake },
		listSearch: { searchDataSets, searchFileSystems },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runPerItem(this, operations);
	}
}
