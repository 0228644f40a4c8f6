import { accountNameOf, type LakeCredential, sasOf } from '../../../credentials/azureDataLake/account';
import { appToken } from '../../../credentials/entra/appToken';
import { bearer } from '../../../credentials/tokenCache';
import { clock } from '../../shared/http/clock';
import { sharedKey, stringToSign } from './sharedKey';

/** https://learn.microsoft.com/rest/api/storageservices/versioning-for-the-azure-storage-services */
const VERSION = '2025-01-05';

/** How a credential lets requests in: by a token, an account key or a shared access signature. */
export class LakeAuthorization {
	private latest: string | undefined;
	private refused: string | undefined;

	constructor(readonly credential: LakeCredential) {}

	/**
	 * The app's token, renewed ahead of its end, or after the service has turned it down.
	 * @throws InvalidCredential, SignInFailed
	 */
	async token(): Promise<string> {
		this.latest = await appToken(this.credential, this.refused, 'storage');
		return this.latest;
	}

	/** Takes notice that the service answered 401. @returns whether another token may help */
	turnedDown(): boolean {
		this.refused = this.latest;
		return this.credential.authentication === 'servicePrincipal';
	}

	/**
	 * A request of ours, ready to be sent.
	 * @param headers by their names in lower case
	 * @throws InvalidCredential, SignInFailed
	 */
	async authorize(
		method: string,
		address: string,
		headers: Record<string, string> = {},
	): Promise<{ url: string; headers: Record<string, string> }> {
		const { credential } = this;
		const all = { ...headers, 'x-ms-version': VERSION, 'x-ms-date': new Date(clock.now()).toUTCString() };
		if (credential.authentication === 'sas') {
			const url = `${address}${address.includes('?') ? '&' : '?'}${sasOf(credential)}`;
			return { url, headers: all };
		}
		if (credential.authentication === 'sharedKey') {
			const account = accountNameOf(credential);
			const text = stringToSign(account, method, new URL(address), all);
			const authorization = sharedKey(account, (credential.accountKey ?? '').trim(), text);
			return { url: address, headers: { ...all, authorization } };
		}
		return { url: address, headers: { ...all, ...bearer(await this.token()) } };
	}
}
