import { X509Certificate } from 'node:crypto';

import type { AuthenticationResult, Configuration } from '@azure/msal-node';

import { isTransient } from '../../nodes/shared/http/retryDelay';
import { SignInFailed } from '../signInFailed';
import type { Token } from '../tokenCache';
import { signInRemedy } from './aadsts';
import type { EntraCredential } from './checks';
import { authorityOf } from './clouds';
import { MsalNetwork } from './msalNetwork';
import { pem } from './pem';

/**
 * A token by MSAL. MSAL remembers a refusal and then answers for the service; a client of its own for each token has nothing
 * to remember.
 *
 * @param who to follow "refused": `the app`
 * @param ask makes a client with this configuration, and asks for the token with it
 * @throws SignInFailed
 */
export async function acquireByMsal(
	credential: EntraCredential,
	who: string,
	ask: (configuration: Configuration) => Promise<AuthenticationResult | null>,
): Promise<Token> {
	const networkClient = new MsalNetwork();
	const system = { networkClient, disableInternalRetries: true };
	try {
		const result = await ask({ auth: authority(credential), system });
		if (result?.expiresOn) return { value: result.accessToken, expiresAt: result.expiresOn.getTime() };
		throw new Error('no token in the answer');
	} catch (error) {
		throw signInFailed(error as Error, who, authorityOf(credential), networkClient);
	}
}

function authority(credential: EntraCredential) {
	const url = `${authorityOf(credential)}/${credential.tenantId.trim()}`;
	const known = credential.cloud === 'custom' ? { knownAuthorities: [new URL(url).host] } : {};
	return { authority: url, ...known, clientId: credential.clientId.trim() };
}

/** The fields of a credential on which an app's sign-in depends: where, which app, and its proof. */
export function signingIn({
	cloud,
	authorityUrl,
	tenantId,
	clientId,
	clientCredentialType,
	clientSecret,
	certificate,
	privateKey,
}: EntraCredential): unknown[] {
	const proofs = [clientCredentialType, clientSecret, certificate, privateKey];
	return [cloud, authorityUrl, tenantId, clientId, ...proofs];
}

/** How the app proves who it is, for MSAL's configuration. */
export function proof(credential: EntraCredential): Partial<Configuration['auth']> {
	if (credential.clientCredentialType !== 'certificate')
		return { clientSecret: credential.clientSecret?.trim() };
	const x5c = pem(credential.certificate);
	const thumbprintSha256 = new X509Certificate(x5c).fingerprint256.replaceAll(':', '');
	return { clientCertificate: { thumbprintSha256, privateKey: pem(credential.privateKey), x5c } };
}

function signInFailed(error: Error, who: string, host: string, { failure }: MsalNetwork): SignInFailed {
	const known = signInRemedy(`${error.message} ${failure?.text}`);
	if (failure && (isTransient(failure) || known?.transient)) {
		const what = failure.status
			? `is busy: it answered with status ${failure.status}`
			: `could not be reached: ${failure.broken}`;
		return new SignInFailed(`Microsoft sign-in at ${host} ${what}.`, true, failure.retryAfter);
	}
	if (known)
		return new SignInFailed(`Microsoft sign-in refused ${who} (${known.code}). ${known.remedy}`, false);
	return new SignInFailed(`Microsoft sign-in at ${host} gave no token: ${error.message}`, false);
}
