import { assertEntraCredential } from '../entra/checks';
import { assertHttpsRoot, InvalidCredential } from '../invalidCredential';
import { accountNameOf, type LakeCredential, ownEndpoint, sasOf } from './account';

/** https://learn.microsoft.com/azure/storage/common/storage-account-overview#storage-account-name */
const ACCOUNT_NAME = /^[a-z0-9]{3,24}$/;
/** An account key has 64 bytes. */
const KEY = /^[A-Za-z0-9+/]{86}==$/;

/**
 * Finds what is wrong with a credential for a storage account before anything is sent.
 * @throws InvalidCredential naming the field and the fix
 */
export function assertLakeCredential(credential: LakeCredential): void {
	assertAccount(credential);
	if (credential.authentication === 'sharedKey') assertKey(credential);
	else if (credential.authentication === 'sas') assertSas(sasOf(credential));
	else assertEntraCredential(credential, 'app');
}

function assertAccount(credential: LakeCredential): void {
	const own = ownEndpoint(credential);
	if (own) assertHttpsRoot(credential.endpoint?.trim() ? 'Endpoint' : 'Service URL', own);
	const name = accountNameOf(credential);
	if (!name)
		throw new InvalidCredential(
			'Account Name is empty: enter the name of the storage account, for example contosolake; for OneLake it is onelake',
		);
	if (!ACCOUNT_NAME.test(name))
		throw new InvalidCredential(
			`Account Name "${name}" is not the name of a storage account, which has 3 to 24 lower-case letters and digits: enter the name alone, without https:// and .dfs.core.windows.net`,
		);
	if (!own && credential.cloud === 'custom')
		throw new InvalidCredential(
			'Endpoint is empty: with Cloud set to Custom, enter the address of the account',
		);
	if (!own && name === 'onelake')
		throw new InvalidCredential(
			'Endpoint is empty: for OneLake enter https://onelake.dfs.fabric.microsoft.com',
		);
}

function assertKey({ accountKey }: LakeCredential): void {
	if (KEY.test((accountKey ?? '').trim())) return;
	throw new InvalidCredential(
		'Account Key is not an account key: in the Azure portal open the storage account, Security + networking > Access keys, and copy "Key" (88 characters, the last two are ==), not the connection string',
	);
}

/** https://learn.microsoft.com/rest/api/storageservices/create-service-sas */
function assertSas(sas: string): void {
	const fields = new URLSearchParams(sas);
	if (/^https?:/i.test(sas))
		throw new InvalidCredential('SAS Token holds a whole address: paste only what follows its question mark');
	if (!fields.get('sv') || !fields.get('sig'))
		throw new InvalidCredential(
			'SAS Token is not a shared access signature: paste all of it, with sv=… and sig=…',
		);
	const expiry = Date.parse(fields.get('se') ?? '');
	if (expiry < Date.now())
		throw new InvalidCredential(
			`SAS Token ran out on ${new Date(expiry).toISOString().slice(0, 10)}: generate a new one in the Azure portal and paste it here`,
		);
}
