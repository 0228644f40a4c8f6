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
import * as exportOperation from './operations/export';

const operations: Record<string, ItemOperation> = {
	'dataSet:export': exportOperation.execute,
};

export class Domo implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Domo',
		name: 'domo',
		icon: { light: 'file:../../icons/domo.svg', dark: 'file:../../icons/domo.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Export DataSets from Domo',
		defaults: { name: 'Domo' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'domoApi', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'DataSet', value: 'dataSet' }],
				default: 'dataSet',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Export',
						value: 'export',
						description: 'Read a whole DataSet, as a file or as rows',
						action: 'Export a data set',
					},
				],
				default: 'export',
				displayOptions: { show: { resource: ['dataSet'] } },
			},
			...updateDisplayOptions(
				{ show: { resource: ['dataSet'], operation: ['export'] } },
				exportOperation.description,
			),
		],
	};

	methods = { listSearch: { searchDataSets } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runPerItem(this, operations);
	}
}
