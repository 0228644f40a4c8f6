import type { ICredentialTestRequest } from 'n8n-workflow';

import { cloudExpression } from './clouds';

/** What the Test button asks Graph: to name a drive, which every permission to write files allows. */
export function driveTest({
	url,
	permission,
	type,
}: {
	url: string;
	permission: string;
	type: string;
}): ICredentialTestRequest {
	return {
		request: {
			baseURL: `={{ ${cloudExpression('graph', '$credentials')} }}`,
			url: `${url}?$select=id`,
			headers: { Accept: 'application/json' },
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message: `Signed in, but the app may not reach files: in the Azure portal add the Microsoft Graph permission ${permission} (${type}) under API permissions of your app, and click "Grant admin consent".`,
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'Signed in, but there is no OneDrive: the user or the tenant has no licence for it yet.',
				},
			},
		],
	};
}
