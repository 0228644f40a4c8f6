import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { checkDelegated, delegatedFields } from './entra/delegated';
import { siteTest, testSiteField } from './entra/graphTest';

export class SharePointWritebackOAuth2Api implements ICredentialType {
	name = 'sharePointWritebackOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'SharePoint Writeback OAuth2 API';

	icon = { light: 'file:../icons/sharePoint.svg', dark: 'file:../icons/sharePoint.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-domo-writeback/n8n-nodes-domo-writeback/blob/main/docs/sharepoint.md';

	properties: INodeProperties[] = [...delegatedFields({ permissions: 'Sites.ReadWrite.All' }), testSiteField];

	preAuthentication = checkDelegated;

	test: ICredentialTestRequest = siteTest({
		permission: 'Sites.ReadWrite.All',
		type: 'Delegated',
	});
}
