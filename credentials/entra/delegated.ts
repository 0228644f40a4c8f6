import type { INodeProperties } from 'n8n-workflow';

import { assertEntraCredential, type EntraCredential } from './checks';
import { cloudExpression, type HostedService } from './clouds';
import { clientIdField, cloudFieldsFor, portalNotice, proofFields, tenantField } from './fields';

const NAMES = { graph: 'Microsoft Graph permission', powerBi: 'Power BI Service permissions' } as const;

/**
 * The fields of a credential with which a user signs in: n8n's OAuth2, pointed at the chosen cloud and tenant.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 * @param permissions the service's delegated permission that the node needs, or several of them
 */
export function delegatedFields({
	permissions,
	service = 'graph',
}: {
	permissions: string;
	service?: HostedService;
}): INodeProperties[] {
	const hidden = (displayName: string, name: string, value: string): INodeProperties => ({
		displayName,
		name,
		type: 'hidden',
		default: value,
	});
	const endpoint = (verb: string) =>
		`={{ ${cloudExpression('authority', '$self')} }}/{{ $self["tenantId"].trim().toLowerCase() }}/oauth2/v2.0/${verb}`;
	const resource = cloudExpression(service === 'graph' ? 'graph' : 'powerBiResource', '$self');
	// Bare permissions are Graph's.
	const scopes = service === 'graph' ? `"${permissions}"` : `(${resource}) + "/.default"`;
	return [
		portalNotice(
			`add the redirect URL above to it as platform <b>Web</b>, and add the ${NAMES[service]} <b>${permissions}</b> of type <b>Delegated</b>`,
		),
		hidden('Grant Type', 'grantType', 'authorizationCode'),
		...cloudFieldsFor(service),
		{
			displayName: 'Custom Scope',
			name: 'customScope',
			type: 'string',
			default: '',
			displayOptions: { show: { cloud: ['custom'] } },
			description:
				'The scopes to ask for, separated by spaces. Blank asks for all that the app was given (.default).',
		},
		tenantField,
		clientIdField,
		...proofFields,
		hidden('Authorization URL', 'authUrl', endpoint('authorize')),
		hidden('Access Token URL', 'accessTokenUrl', endpoint('token')),
		hidden(
			'Scope',
			'scope',
			`={{ $self["cloud"] === "custom" ? ($self["customScope"] || (${resource}) + "/.default offline_access") : ${scopes} + " offline_access" }}`,
		),
		hidden('Auth URI Query Parameters', 'authQueryParameters', 'response_mode=query&prompt=select_account'),
		hidden('Authentication', 'authentication', 'body'),
		// Power BI says 403 of a token that has run out: without this, the credential's test would not renew it.
		...(service === 'powerBi'
			? [hidden('Token Expired Status Codes', 'tokenExpiredStatusCode', '={{ [401, 403] }}')]
			: []),
	];
}

/**
 * n8n calls this ahead of every request with the credential: what cannot work is said before anything is sent.
 * @throws InvalidCredential naming the field and the fix
 */
export function checkDelegated(credentials: object): Promise<Record<string, never>> {
	assertEntraCredential(credentials as EntraCredential, 'delegated');
	return Promise.resolve({});
}
