import type { IHttpRequestOptions, INodeProperties } from 'n8n-workflow';

import { bearer, refusedToken } from '../tokenCache';
import { appToken } from './appToken';
import type { EntraCredential } from './checks';
import { clientIdField, cloudFieldsFor, portalNotice, proofFields, scopeField, tenantField } from './fields';

/**
 * The fields of a credential with which the app itself signs in, without a user.
 * @param permissions the Graph application permission that the node needs
 */
export function appFields({ permissions }: { permissions: string }): INodeProperties[] {
	return [
		portalNotice(
			`add the Microsoft Graph permission <b>${permissions}</b> of type <b>Application</b>, and click <b>Grant admin consent</b>`,
		),
		...cloudFieldsFor('graph'),
		scopeField,
		tenantField,
		clientIdField,
		...proofFields,
	];
}

/** Puts a token on a request; one that carries a token already comes back because the service turned it down. */
export async function authenticateWith(
	token: (refused: string | undefined) => Promise<string>,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const given = await token(refusedToken(request.headers));
	return { ...request, headers: { ...request.headers, ...bearer(given) } };
}

/** Puts the app's token for Graph on a request. */
export async function authenticateApp(
	credentials: object,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	return await authenticateWith(
		async (refused) => await appToken(credentials as EntraCredential, refused),
		request,
	);
}
