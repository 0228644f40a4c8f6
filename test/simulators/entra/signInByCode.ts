import { ask, form } from '../ask.ts';

interface SigningIn {
	/** PEM. */
	ca: string;
	/** The endpoints without their last part. */
	root: string;
	scope: string;
	clientId: string;
	clientSecret: string;
}

/** Where n8n has the browser come back to. */
const REDIRECT = 'https://n8n.example.com/rest/oauth2-credential/callback';

/**
 * Signs the user in and redeems the code, as a client and a browser do it together.
 * @returns the answer of the token endpoint
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
export async function signInByCode(signingIn: SigningIn): Promise<Record<string, string>> {
	const { ca, root, scope, clientId, clientSecret } = signingIn;
	const client = { client_id: clientId, redirect_uri: REDIRECT, scope };
	const query = new URLSearchParams({ ...client, response_type: 'code' }).toString();
	const agreed = await ask(`${root}/authorize?${query}`, { ca });
	const code = new URL(String(agreed.headers.location)).searchParams.get('code') ?? '';
	const fields = { ...client, client_secret: clientSecret, grant_type: 'authorization_code', code };
	const { json } = await ask(`${root}/token`, { ca, ...form(fields) });
	return json as Record<string, string>;
}
