import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { searchDataSets } from '../shared/domo/dataSet';
import { dispatchOf, propertiesOf } from '../shared/drive/driveNode';
import { runPerItem } from '../shared/node/runPerItem';
import { oneDrive } from './drive';

const operations = dispatchOf(oneDrive);

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
		properties: propertiesOf(oneDrive),
	};

	methods = { listSearch: { searchDataSets } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runPerItem(this, operations);
	}
}
