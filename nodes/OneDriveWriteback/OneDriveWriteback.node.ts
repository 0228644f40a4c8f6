import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
	updateDisplayOptions,
} from 'n8n-workflow';

import { searchDataSets } from '../shared/domo/dataSet';
import { upload, uploadFields } from '../shared/drive/operations/upload';
import { type ItemOperation, runPerItem } from '../shared/node/runPerItem';
import { driveFields, oneDrive } from './drive';

const operations: Record<string, ItemOperation> = {
	'file:upload': (run, context, item) => upload(oneDrive, run, context, item),
};

export class OneDriveWriteback implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'OneDrive Writeback',
		name: 'oneDriveWriteback',
		icon: { light: 'file:../../icons/oneDrive.svg', dark: 'file:../../icons/oneDrive.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Put a Domo DataSet, or any file, into OneDrive',
		defaults: { name: 'OneDrive Writeback' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'oneDriveWritebackOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
			{
				name: 'oneDriveWritebackAppApi',
				required: true,
				displayOptions: { show: { authentication: ['servicePrincipal'] } },
			},
			// With a slash: the editor takes a field named here for a part of signing in, and would hide resource and operation,
			// on which source depends, together with it.
			{ name: 'domoApi', required: true, displayOptions: { show: { '/source': ['domoDataSet'] } } },
		],
		properties: [
			{
				displayName: 'Authentication',
				name: 'authentication',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'OAuth2', value: 'oAuth2', description: 'A user signs in' },
					{ name: 'Service Principal', value: 'servicePrincipal', description: 'The app signs in by itself' },
				],
				default: 'oAuth2',
			},
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
			...updateDisplayOptions(
				{ show: { resource: ['file'], operation: ['upload'] } },
				uploadFields(driveFields),
			),
		],
	};

	methods = { listSearch: { searchDataSets } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runPerItem(this, operations);
	}
}
