import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { appFields, authenticateApp } from './entra/app';
import { driveTest } from './entra/graphTest';

export class OneDriveWritebackAppApi implements ICredentialType {
	name = 'oneDriveWritebackAppApi';

	displayName = 'OneDrive Writeback App API';

	icon = { light: 'file:../icons/oneDrive.svg', dark: 'file:../icons/oneDrive.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-domo-writeback/n8n-nodes-domo-writeback/blob/main/docs/onedrive.md';

	properties: INodeProperties[] = appFields({ permissions: 'Sites.ReadWrite.All' });

	authenticate = authenticateApp;

	test: ICredentialTestRequest = driveTest({
		url: '/v1.0/sites/root/drive',
		permission: 'Sites.ReadWrite.All',
		type: 'Application',
	});
}
