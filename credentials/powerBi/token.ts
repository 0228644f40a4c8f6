import type { IHttpRequestOptions } from 'n8n-workflow';

import { authenticateWith } from '../entra/app';
import { appToken } from '../entra/appToken';
import {
	assertEntraCredential,
	assertMasterUser,
	type EntraCredential,
	type MasterUserCredential,
} from '../entra/checks';
import { masterUserToken } from '../entra/masterUserToken';

export interface PowerBiCredential extends EntraCredential {
	authentication?: 'servicePrincipal' | 'masterUser';
	username?: string;
	password?: string;
}

const isMasterUser = (
	credential: PowerBiCredential,
): credential is PowerBiCredential & MasterUserCredential => credential.authentication === 'masterUser';

/**
 * Finds what is wrong with a credential that signs in by itself before anything is sent.
 * @throws InvalidCredential naming the field and the fix
 */
export function assertPowerBiCredential(credential: PowerBiCredential): void {
	if (isMasterUser(credential)) assertMasterUser(credential);
	else assertEntraCredential(credential, 'app');
}

/**
 * An access token for Power BI, of the app or of the user.
 * @param refused the token that the service has just turned down
 * @throws InvalidCredential before anything is sent, SignInFailed when Microsoft gives no token
 */
export async function powerBiToken(credential: PowerBiCredential, refused?: string): Promise<string> {
	return isMasterUser(credential)
		? await masterUserToken(credential, refused, 'powerBi')
		: await appToken(credential, refused, 'powerBi');
}

/** Puts the token on a request. */
export async function authenticatePowerBi(
	credentials: object,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const credential = credentials as PowerBiCredential;
	return await authenticateWith(async (refused) => await powerBiToken(credential, refused), request);
}
