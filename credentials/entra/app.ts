import type { IHttpRequestOptions, INodeProperties } from 'n8n-workflow';

import { bearer, refusedToken } from '../tokenCache';
import { appToken } from './appToken';
import type { EntraCredential } from './checks';
import { clientIdField, cloudFields, portalNotice, proofFields, tenantField } from './fields';

/**
 * The fields of a credential with which the app itself signs in, without a user.
 * @param permissions the Graph application permission that the node needs
 */
export function appFields({ permissions }: { permissions: string }): INodeProperties[] {
	return [
		portalNotice(
			`add the Microsoft Graph permission <b>${permissions}</b> of type <b>Application</b>, and click <b>Grant admin consent</b>`,
		),
		...cloudFields,
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: '',
			displayOptions: { show: { cloud: ['custom'] } },
			description: 'What to ask a token for. Blank is the Service URL followed by /.default.',
		},
		tenantField,
		clientIdField,
		...proofFields,
	];
}

/** Puts the app's token on a request; one that carries a token already comes back because the service turned it down. */
export async function authenticateApp(
	credentials: object,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const token = await appToken(credentials as EntraCredential, refusedToken(request.headers));
	return { ...request, headers: { ...request.headers, ...bearer(token) } };
}
