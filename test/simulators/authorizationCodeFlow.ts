import { ask, form } from './ask.ts';

interface Client {
	/** `https://host/tenant/oauth2/v2.0`, where the simulated sign-in service is. */
	root: string;
	/** The certificate authority that the service is known by. */
	ca: string;
	clientId: string;
	clientSecret: string;
	/** What to ask for, separated by spaces. */
	scope: string;
}

/** The token answer after a person at a browser has agreed, as n8n goes about it when somebody clicks to connect. */
export async function authorizationCodeFlow(client: Client): Promise<Record<string, string>> {
	const { root, ca, clientId, clientSecret, scope } = client;
	const redirect = 'https://n8n.example.com/rest/oauth2-credential/callback';
	const asked = { client_id: clientId, redirect_uri: redirect, scope };
	const query = new URLSearchParams({ ...asked, response_type: 'code' }).toString();
	const agreed = await ask(`${root}/authorize?${query}`, { ca });
	const code = new URL(String(agreed.headers.location)).searchParams.get('code') ?? '';
	const fields = { ...asked, client_secret: clientSecret, grant_type: 'authorization_code', code };
	const { json } = await ask(`${root}/token`, { ca, ...form(fields) });
	return json as Record<string, string>;
}
