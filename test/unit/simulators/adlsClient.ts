import {
	AccountSASPermissions,
	AccountSASResourceTypes,
	AccountSASServices,
	DataLakeServiceClient,
	FileSystemSASPermissions,
	generateAccountSASQueryParameters,
	generateDataLakeSASQueryParameters,
	StorageSharedKeyCredential,
} from '@azure/storage-file-datalake';

export const name = 'contosolake';
export const key = Buffer.from('the account key of contosolake, 64 bytes of it are usual').toString('base64');
export const HOSTS = { dfs: `${name}.dfs.core.windows.net`, blob: `${name}.blob.core.windows.net` };

export type Authentication = 'sharedKey' | 'accountSas' | 'fileSystemSas';

export interface TokenCredential {
	getToken: () => Promise<{ token: string; expiresOnTimestamp: number }>;
}

const HOUR = 3_600_000;

export function accountSas(permissions = 'rwdlacup', resourceTypes = 'sco', values: object = {}): string {
	const credential = new StorageSharedKeyCredential(name, key);
	return generateAccountSASQueryParameters(
		{
			permissions: AccountSASPermissions.parse(permissions),
			resourceTypes: AccountSASResourceTypes.parse(resourceTypes).toString(),
			services: AccountSASServices.parse('b').toString(),
			expiresOn: new Date(Date.now() + HOUR),
			...values,
		},
		credential,
	).toString();
}

export function fileSystemSas(permissions = 'racwdlmeop', values: object = {}): string {
	return generateDataLakeSASQueryParameters(
		{
			fileSystemName: 'files',
			permissions: FileSystemSASPermissions.parse(permissions),
			expiresOn: new Date(Date.now() + HOUR),
			...values,
		},
		new StorageSharedKeyCredential(name, key),
	).toString();
}

/** The vendor's client as its users make it, behind a proxy. It tries everything once. */
export function clientFor(credential: Authentication | TokenCredential, proxy: URL): DataLakeServiceClient {
	const url = `https://${HOSTS.dfs}`;
	const options = {
		proxyOptions: { host: `http://${proxy.hostname}`, port: Number(proxy.port) },
		retryOptions: { maxTries: 1 },
	};
	if (typeof credential === 'object') return new DataLakeServiceClient(url, credential, options);
	if (credential === 'sharedKey')
		return new DataLakeServiceClient(url, new StorageSharedKeyCredential(name, key), options);
	const sas = credential === 'accountSas' ? accountSas() : fileSystemSas();
	return new DataLakeServiceClient(`${url}?${sas}`, undefined, options);
}
