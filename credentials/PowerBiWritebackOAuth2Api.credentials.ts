import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { cloudExpression } from './entra/clouds';
import { checkDelegated, delegatedFields } from './entra/delegated';

export class PowerBiWritebackOAuth2Api implements ICredentialType {
	name = 'powerBiWritebackOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Power BI Writeback OAuth2 API';

	icon = { light: 'file:../icons/powerBi.svg', dark: 'file:../icons/powerBi.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-domo-writeback/n8n-nodes-domo-writeback/blob/main/docs/power-bi.md';

	properties: INodeProperties[] = delegatedFields({
		permissions: 'Dataset.ReadWrite.All</b> and <b>Workspace.Read.All',
		service: 'powerBi',
	});

	preAuthentication = checkDelegated;

	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ${cloudExpression('powerBi', '$credentials')} }}`,
			url: '/v1.0/myorg/datasets',
			headers: { Accept: 'application/json' },
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'Signed in, but the app may not write to Power BI: in the Azure portal add the Power BI Service permissions Dataset.ReadWrite.All and Workspace.Read.All (Delegated) under API permissions of your app, and connect again.',
				},
			},
		],
	};
}
