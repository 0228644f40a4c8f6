import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { appFields, authenticateApp } from './entra/app';
import { siteTest, testSiteField } from './entra/graphTest';

export class SharePointWritebackAppApi implements ICredentialType {
	name = 'sharePointWritebackAppApi';

	displayName = 'SharePoint Writeback App API';

	icon = { light: 'file:../icons/sharePoint.svg', dark: 'file:../icons/sharePoint.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-domo-writeback/n8n-nodes-domo-writeback/blob/main/docs/sharepoint.md';

	properties: INodeProperties[] = [...appFields({ permissions: 'Sites.ReadWrite.All' }), testSiteField];

	authenticate = authenticateApp;

	test: ICredentialTestRequest = siteTest({
		permission: 'Sites.ReadWrite.All',
		type: 'Application',
	});
}
