import type { Account } from '../account.ts';
import { type Refusal, refusal } from '../refusal.ts';
import type { Target } from '../target.ts';
import type { Caller } from './caller.ts';
import { verifySas } from './sas.ts';
import { verifySharedKey } from './sharedKey.ts';

/** The audience of all storage accounts, and of OneLake. */
const STORAGE = 'https://storage.azure.com';

/**
 * Finds out who makes a request.
 * @throws Refusal 400, 401, 403
 * @see https://learn.microsoft.com/rest/api/storageservices/authorize-requests-to-azure-storage
 */
export function authenticate(
	account: Account,
	method: string,
	headers: Record<string, string>,
	target: Target,
): Caller {
	const { authorization } = headers;
	const signed = target.query.has('sig');
	if (signed && authorization !== undefined) throw bothKinds();
	if (signed) {
		requireKeysAllowed(account);
		return { by: 'sas', sas: verifySas(account, target) };
	}
	if (authorization === undefined) throw unauthenticated(account, 'NoAuthenticationInformation');
	if (/^Bearer /i.test(authorization)) return bearer(account, authorization.slice('Bearer '.length));
	requireKeysAllowed(account);
	verifySharedKey(account, method, headers, target);
	return { by: 'sharedKey' };
}

function bearer(account: Account, token: string): Caller {
	const claims = account.verify(token);
	if (claims === 'expired')
		throw unauthenticated(
			account,
			'InvalidAuthenticationInfo',
			'Lifetime validation failed. The token is expired.',
		);
	if (!claims)
		throw unauthenticated(
			account,
			'InvalidAuthenticationInfo',
			'Signature validation failed. Signature verification failed.',
		);
	const audiences = [STORAGE, `https://${account.name}.blob.core.windows.net`];
	if (!audiences.includes(claims.aud.replace(/\/$/, '')))
		throw unauthenticated(
			account,
			'InvalidAuthenticationInfo',
			'Audience validation failed. Audience did not match.',
			`the token is for ${claims.aud}`,
		);
	return { by: 'token', claims };
}

function requireKeysAllowed({ behaviour, oneLake }: Account): void {
	if (!behaviour.allowsSharedKey || oneLake) throw refusal('KeyBasedAuthenticationNotPermitted');
}

function unauthenticated(
	{ tenantId }: Account,
	code: 'InvalidAuthenticationInfo' | 'NoAuthenticationInformation',
	authenticationErrorDetail?: string,
	violation = code === 'NoAuthenticationInformation' ? 'a request without any authentication' : undefined,
): Refusal {
	const challenge = `Bearer authorization_uri=https://login.microsoftonline.com/${tenantId}/oauth2/authorize resource_id=${STORAGE}`;
	const headers = { 'www-authenticate': challenge };
	return refusal(code, { headers, authenticationErrorDetail, violation });
}

function bothKinds(): Refusal {
	return refusal('InvalidAuthenticationInfo', {
		status: 400,
		message:
			'Authentication information is not given in the correct format. Check the value of Authorization header.',
		violation: 'a request has an Authorization header or a shared access signature, not both',
	});
}
