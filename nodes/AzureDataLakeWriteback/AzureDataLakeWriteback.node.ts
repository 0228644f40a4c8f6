import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
	updateDisplayOptions,
} from 'n8n-workflow';

import { searchDataSets } from '../shared/domo/dataSet';
import { type ItemOperation, runPerItem } from '../shared/node/runPerItem';
import { testDataLake } from './credentialTest';
import { searchFileSystems } from './fileSystem';
import { upload } from './operations/upload';
import { uploadFields } from './operations/uploadFields';

const operations: Record<string, ItemOperation> = {
	'file:upload': upload,
};

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
				options: [
					{
						name: 'Upload',
						value: 'upload',
						description: 'Upload a Domo DataSet or a file of any size',
						action: 'Upload a file',
					},
				],
				default: 'upload',
				displayOptions: { show: { resource: ['file'] } },
			},
			...updateDisplayOptions({ show: { resource: ['file'], operation: ['upload'] } }, uploadFields),
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
