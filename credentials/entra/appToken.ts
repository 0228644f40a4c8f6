import { X509Certificate } from 'node:crypto';

import type { Configuration } from '@azure/msal-node';

import { isTransient } from '../../nodes/shared/http/retryDelay';
import { SignInFailed } from '../signInFailed';
import { type Token, TokenCache } from '../tokenCache';
import { signInRemedy } from './aadsts';
import { assertEntraCredential, type EntraCredential } from './checks';
import { authorityOf, graphOf } from './clouds';
import { MsalNetwork } from './msalNetwork';
import { pem } from './pem';

const tokens = new TokenCache();

/**
 * An access token of the app itself, by client secret or certificate.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 * @param refused the token that the service has just turned down
 * @throws InvalidCredential before anything is sent, SignInFailed when Microsoft gives no token
 */
export async function appToken(credential: EntraCredential, refused?: string): Promise<string> {
	assertEntraCredential(credential, 'app');
	const {
		cloud,
		authorityUrl,
		tenantId,
		clientId,
		clientCredentialType,
		clientSecret,
		certificate,
		privateKey,
	} = credential;
	const scope = credential.scope?.trim() || `${graphOf(credential)}/.default`;
	const deciding = [
		cloud,
		authorityUrl,
		tenantId,
		clientId,
		clientCredentialType,
		clientSecret,
		certificate,
		privateKey,
		scope,
	];
	return await tokens.get(deciding, () => acquire(credential, scope), refused);
}

/** MSAL remembers a refusal and then answers for the service; a client of its own for each token has nothing to remember. */
async function acquire(credential: EntraCredential, scope: string): Promise<Token> {
	const { ConfidentialClientApplication } = await import('@azure/msal-node');
	const networkClient = new MsalNetwork();
	const client = new ConfidentialClientApplication({
		auth: { ...authority(credential), ...proof(credential) },
		system: { networkClient, disableInternalRetries: true },
	});
	try {
		const result = await client.acquireTokenByClientCredential({ scopes: [scope] });
		if (result?.expiresOn) return { value: result.accessToken, expiresAt: result.expiresOn.getTime() };
		throw new Error('no token in the answer');
	} catch (error) {
		throw signInFailed(error as Error, authorityOf(credential), networkClient);
	}
}

function authority(credential: EntraCredential) {
	const url = `${authorityOf(credential)}/${credential.tenantId.trim()}`;
	const known = credential.cloud === 'custom' ? { knownAuthorities: [new URL(url).host] } : {};
	return { authority: url, ...known, clientId: credential.clientId.trim() };
}

function proof(credential: EntraCredential): Partial<Configuration['auth']> {
	if (credential.clientCredentialType !== 'certificate')
		return { clientSecret: credential.clientSecret?.trim() };
	const x5c = pem(credential.certificate);
	const thumbprintSha256 = new X509Certificate(x5c).fingerprint256.replaceAll(':', '');
	return { clientCertificate: { thumbprintSha256, privateKey: pem(credential.privateKey), x5c } };
}

function signInFailed(error: Error, host: string, { failure }: MsalNetwork): SignInFailed {
	const known = signInRemedy(`${error.message} ${failure?.text}`);
	if (failure && (isTransient(failure) || known?.transient)) {
		const what = failure.status
			? `is busy: it answered with status ${failure.status}`
			: `could not be reached: ${failure.broken}`;
		return new SignInFailed(`Microsoft sign-in at ${host} ${what}.`, true, failure.retryAfter);
	}
	if (known)
		return new SignInFailed(`Microsoft sign-in refused the app (${known.code}). ${known.remedy}`, false);
	return new SignInFailed(`Microsoft sign-in at ${host} gave no token: ${error.message}`, false);
}
