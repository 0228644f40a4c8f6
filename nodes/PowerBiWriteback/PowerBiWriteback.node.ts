import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
	updateDisplayOptions,
} from 'n8n-workflow';

import { searchDataSets } from '../shared/domo/dataSet';
import { type Operation, runPerItem } from '../shared/node/runPerItem';
import { testPowerBi } from './credentialTest';
import { searchDatasets } from './datasetField';
import * as create from './operations/create';
import * as deleteRows from './operations/deleteRows';
import * as getAll from './operations/getAll';
import { push, pushItems } from './operations/push';
import { pushFields } from './operations/pushFields';
import { DEFAULT_CONCURRENCY, DEFAULT_MAX_WAIT } from './operations/pushOptions';
import { getDataSetColumns } from './schema/define';
import { searchWorkspaces } from './workspace';

const operations: Record<string, Operation> = {
	'rows:push': push,
	'rows:delete': deleteRows.execute,
	'dataset:create': create.execute,
	'dataset:getAll': getAll.execute,
};

const only = (resource: string, operation: string) => ({
	show: { resource: [resource], operation: [operation] },
});

export class PowerBiWriteback implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Power BI Writeback',
		name: 'powerBiWriteback',
		icon: { light: 'file:../../icons/powerBi.svg', dark: 'file:../../icons/powerBi.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Push a Domo DataSet, a CSV file or items into Power BI, paced to its limits',
		defaults: { name: 'Power BI Writeback' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'powerBiWritebackOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
			{
				name: 'powerBiWritebackApi',
				required: true,
				testedBy: 'testPowerBi',
				displayOptions: { show: { authentication: ['servicePrincipal'] } },
			},
			// With a slash: the editor takes a field named here for a part of signing in, and would hide what it depends on.
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
					{
						name: 'Service Principal or Master User',
						value: 'servicePrincipal',
						description: 'The app signs in by itself, or with the name and password of a user',
					},
				],
				default: 'oAuth2',
			},
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Dataset', value: 'dataset' },
					{ name: 'Row', value: 'rows' },
				],
				default: 'rows',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Delete',
						value: 'delete',
						description: 'Delete all rows of a table',
						action: 'Delete all rows of a table',
					},
					{
						name: 'Push',
						value: 'push',
						description: 'Push the rows of a Domo DataSet, a CSV file or the input items',
						action: 'Push rows',
					},
				],
				default: 'push',
				displayOptions: { show: { resource: ['rows'] } },
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Create',
						value: 'create',
						description: 'Create a dataset that takes rows',
						action: 'Create a dataset',
					},
					{
						name: 'Get Many',
						value: 'getAll',
						description: 'List the datasets of a workspace',
						action: 'Get many datasets',
					},
				],
				default: 'getAll',
				displayOptions: { show: { resource: ['dataset'] } },
			},
			...updateDisplayOptions(only('rows', 'push'), pushFields),
			...updateDisplayOptions(only('rows', 'delete'), deleteRows.description),
			...updateDisplayOptions(only('dataset', 'create'), create.description),
			...updateDisplayOptions(only('dataset', 'getAll'), getAll.description),
		],
	};

	methods = {
		credentialTest: { testPowerBi },
		listSearch: { searchDataSets, searchDatasets, searchWorkspaces },
		resourceMapping: { getDataSetColumns },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const fromItems = this.getNodeParameter('source', 0, '') === 'items';
		const all = fromItems ? { ...operations, 'rows:push': { together: pushItems } } : operations;
		return await runPerItem(this, all, { concurrency: DEFAULT_CONCURRENCY, maxWait: DEFAULT_MAX_WAIT });
	}
}
