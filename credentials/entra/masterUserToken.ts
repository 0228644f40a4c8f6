import { TokenCache } from '../tokenCache';
import { assertMasterUser, type MasterUserCredential } from './checks';
import { type CloudService, scopeOf } from './clouds';
import { acquireByMsal, proof } from './msal';

const tokens = new TokenCache();

/**
 * An access token of a user whose name and password the credential holds. The app signs in along with the user by its secret;
 * without one it is a public client.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc
 * @param refused the token that the service has just turned down
 * @throws InvalidCredential before anything is sent, SignInFailed when Microsoft gives no token
 */
export async function masterUserToken(
	credential: MasterUserCredential,
	refused: string | undefined,
	service: CloudService,
): Promise<string> {
	assertMasterUser(credential);
	const { cloud, authorityUrl, tenantId, clientId, clientSecret, username, password } = credential;
	const scope = scopeOf(credential, service);
	const deciding = [cloud, authorityUrl, tenantId, clientId, clientSecret, username, password, scope];
	return await tokens.get(deciding, () => acquire(credential, scope), refused);
}

async function acquire(credential: MasterUserCredential, scope: string) {
	const { ConfidentialClientApplication, PublicClientApplication } = await import('@azure/msal-node');
	const request = { scopes: [scope], username: credential.username.trim(), password: credential.password };
	return await acquireByMsal(credential, 'the user', async ({ auth, system }) => {
		const client = credential.clientSecret?.trim()
			? new ConfidentialClientApplication({ auth: { ...auth, ...proof(credential) }, system })
			: new PublicClientApplication({ auth, system });
		return await client.acquireTokenByUsernamePassword(request);
	});
}
