import { TokenCache } from '../tokenCache';
import { assertEntraCredential, type EntraCredential } from './checks';
import { type CloudService, scopeOf } from './clouds';
import { acquireByMsal, proof, signingIn } from './msal';

const tokens = new TokenCache();

/**
 * An access token of the app itself, by client secret or certificate.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 * @param refused the token that the service has just turned down
 * @throws InvalidCredential before anything is sent, SignInFailed when Microsoft gives no token
 */
export async function appToken(
	credential: EntraCredential,
	refused?: string,
	service: CloudService = 'graph',
): Promise<string> {
	assertEntraCredential(credential, 'app');
	const scope = scopeOf(credential, service);
	const deciding = [...signingIn(credential), scope];
	return await tokens.get(deciding, () => acquire(credential, scope), refused);
}

async function acquire(credential: EntraCredential, scope: string) {
	const { ConfidentialClientApplication } = await import('@azure/msal-node');
	return await acquireByMsal(credential, 'the app', async ({ auth, system }) => {
		const client = new ConfidentialClientApplication({ auth: { ...auth, ...proof(credential) }, system });
		return await client.acquireTokenByClientCredential({ scopes: [scope] });
	});
}
