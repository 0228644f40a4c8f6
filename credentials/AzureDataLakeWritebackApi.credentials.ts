import type { ICredentialType, INodeProperties } from 'n8n-workflow';

import { lakeFields } from './azureDataLake/fields';

/** Its Test button is the node's: whether the app may write shows in how a write is refused. */
export class AzureDataLakeWritebackApi implements ICredentialType {
	name = 'azureDataLakeWritebackApi';

	displayName = 'Azure Data Lake Writeback API';

	icon = { light: 'file:../icons/azureDataLake.svg', dark: 'file:../icons/azureDataLake.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-domo-writeback/n8n-nodes-domo-writeback/blob/main/docs/azure-data-lake.md';

	properties: INodeProperties[] = lakeFields;
}
