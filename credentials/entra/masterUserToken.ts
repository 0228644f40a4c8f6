import { TokenCache } from '../tokenCache';
import { assertMasterUser, isPublicClient, type MasterUserCredential } from './checks';
import { type CloudService, scopeOf } from './clouds';
import { acquireByMsal, proof, signingIn } from './msal';

const tokens = new TokenCache();

/**
 * An access token of a user whose name and password the credential holds. The app signs in along with the user by its secret
 * or certificate; without one it is a public client.
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
	const { username, password } = credential;
	const scope = scopeOf(credential, service);
	const deciding = [...signingIn(credential), username, password, scope];
	return await tokens.get(deciding, () => acquire(credential, scope), refused);
}

async function acquire(credential: MasterUserCredential, scope: string) {
	const { ConfidentialClientApplication, PublicClientApplication } = await import('@azure/msal-node');
	const request = { scopes: [scope], username: credential.username.trim(), password: credential.password };
	return await acquireByMsal(credential, 'the user', async ({ auth, system }) => {
		const client = isPublicClient(credential)
			? new PublicClientApplication({ auth, system })
			: new ConfidentialClientApplication({ auth: { ...auth, ...proof(credential) }, system });
		return await client.acquireTokenByUsernamePassword(request);
	});
}
