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
import { searchFolders } from './folder';
import { searchLibraries } from './library';
import { sharePoint } from './sharePoint';
import { searchSites } from './site';

const operations = dispatchOf(sharePoint);

export class SharePointWriteback implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SharePoint Writeback',
		name: 'sharePointWriteback',
		icon: { light: 'file:../../icons/sharePoint.svg', dark: 'file:../../icons/sharePoint.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Put a Domo DataSet, or any file, into a SharePoint document library',
		defaults: { name: 'SharePoint Writeback' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'sharePointWritebackOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
			{
				name: 'sharePointWritebackAppApi',
				required: true,
				displayOptions: { show: { authentication: ['servicePrincipal'] } },
			},
			// With a slash: the editor takes a field named here for a part of signing in, and would hide resource and operation,
			// on which source depends, together with it.
			{ name: 'domoApi', required: true, displayOptions: { show: { '/source': ['domoDataSet'] } } },
		],
		properties: propertiesOf(sharePoint),
	};

	methods = { listSearch: { searchDataSets, searchFolders, searchLibraries, searchSites } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runPerItem(this, operations);
	}
}
