import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { checkDelegated, delegatedFields } from './entra/delegated';
import { driveTest } from './entra/graphTest';

export class OneDriveWritebackOAuth2Api implements ICredentialType {
	name = 'oneDriveWritebackOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'OneDrive Writeback OAuth2 API';

	icon = { light: 'file:../icons/oneDrive.svg', dark: 'file:../icons/oneDrive.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-domo-writeback/n8n-nodes-domo-writeback/blob/main/docs/onedrive.md';

	properties: INodeProperties[] = delegatedFields({ permissions: 'Files.ReadWrite.All' });

	preAuthentication = checkDelegated;

	test: ICredentialTestRequest = driveTest({
		url: '/v1.0/me/drive',
		permission: 'Files.ReadWrite.All',
		type: 'Delegated',
	});
}
