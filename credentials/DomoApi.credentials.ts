import type {
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { type DomoCredential, domoToken } from './domo/token';
import { bearer, refusedToken } from './tokenCache';

export class DomoApi implements ICredentialType {
	name = 'domoApi';

	displayName = 'Domo API';

	icon = { light: 'file:../icons/domo.svg', dark: 'file:../icons/domo.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-domo-writeback/n8n-nodes-domo-writeback/blob/main/docs/domo.md';

	properties: INodeProperties[] = [
		{
			displayName:
				'Sign in at <a href="https://developer.domo.com" target="_blank">developer.domo.com</a>, open <b>My Account > New Client</b>, tick the scopes <b>Data</b> and <b>User</b>, and copy the two values below from <b>Manage Clients</b>. Exports hold what the user who made the client may see.',
			name: 'whereToFind',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: 'https://api.domo.com',
			required: true,
			description:
				"The address of Domo's API, the same for every Domo instance. Change it only for a gateway of your own.",
		},
	];

	/** Puts the token on; a request that carries one already comes back because Domo turned that token down. */
	authenticate = async (credentials: object, request: IHttpRequestOptions): Promise<IHttpRequestOptions> => {
		const token = await domoToken(credentials as DomoCredential, refusedToken(request.headers));
		return { ...request, headers: { ...request.headers, ...bearer(token) } };
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.apiUrl.trim().replace(/\\/+$/, "")}}',
			url: '/v1/datasets?limit=1',
			headers: { Accept: 'application/json' },
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'The client may not read DataSets: tick the scope Data under My Account > Manage Clients at developer.domo.com.',
				},
			},
		],
	};
}
