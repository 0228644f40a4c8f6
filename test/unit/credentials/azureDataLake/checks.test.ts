import { endpointOf, type LakeCredential } from '../../../../credentials/azureDataLake/account.ts';
import { assertLakeCredential } from '../../../../credentials/azureDataLake/checks.ts';
import { scopeOf } from '../../../../credentials/entra/clouds.ts';

const app = {
	...{ authentication: 'servicePrincipal', cloud: 'global', accountName: 'contosolake' },
	...{ tenantId: 'contoso.onmicrosoft.com', clientId: '0c8b8a54-6a1f-4a83-8f0f-5d1b1f3f7a20' },
	...{ clientCredentialType: 'clientSecret', clientSecret: 'abc8Q~secret' },
} as LakeCredential;
const key = { authentication: 'sharedKey', accountName: 'contosolake', accountKey: `${'k'.repeat(86)}==` };
const sas = {
	authentication: 'sas',
	accountName: 'contosolake',
	sasToken: '?sv=2024-11-04&se=2099-01-01&sig=abc',
};
const made = (fields: object, changes: object = {}) => ({ ...fields, ...changes }) as LakeCredential;

test.each([
	['an app', app],
	['a key', made(key)],
	['a signature', made(sas)],
	['a signature without an end of its own', made(sas, { sasToken: 'sv=2024-11-04&si=policy&sig=abc' })],
	['OneLake', made(app, { accountName: 'onelake', endpoint: 'https://onelake.dfs.fabric.microsoft.com' })],
	['a key in a cloud of one’s own', made(key, { cloud: 'custom', endpoint: 'https://lake.example.com' })],
])('%s is let pass', (_, credential) => {
	expect(() => assertLakeCredential(credential)).not.toThrow();
});

test.each([
	['no account', { ...app, accountName: ' ' }, 'Account Name is empty'],
	['an address', { ...app, accountName: 'https://a.dfs.core.windows.net' }, 'enter the name alone'],
	[
		'OneLake without its address',
		{ ...app, accountName: 'onelake' },
		'https://onelake.dfs.fabric.microsoft.com',
	],
	['plain http', { ...key, endpoint: 'http://lake.example.com' }, 'Endpoint has to start with https://'],
	[
		'a path',
		{ ...key, endpoint: 'https://lake.example.com/fs' },
		"Endpoint has to be the service's root alone",
	],
	['a cloud without an address', { ...key, cloud: 'custom' }, 'Endpoint is empty'],
	[
		'a connection string',
		{ ...key, accountKey: 'AccountName=a;AccountKey=b' },
		'Account Key is not an account key',
	],
	['no key', { ...key, accountKey: undefined }, 'Account Key is not an account key'],
	[
		'half a signature',
		{ ...sas, sasToken: 'sv=2024-11-04&sp=r' },
		'SAS Token is not a shared access signature',
	],
	['a whole address', { ...sas, sasToken: 'https://a.dfs.core.windows.net/?sv=1&sig=2' }, 'a whole address'],
	[
		'an old signature',
		{ ...sas, sasToken: 'sv=2024-11-04&se=2020-01-02T00:00:00Z&sig=a' },
		'ran out on 2020-01-02',
	],
	['no secret', { ...app, clientSecret: '' }, 'Client Secret is empty'],
])('%s is refused before anything is sent', (_, credential, message) => {
	expect(() => assertLakeCredential(credential as LakeCredential)).toThrow(message);
});

test.each([
	['global', 'https://contosolake.dfs.core.windows.net'],
	['usGov', 'https://contosolake.dfs.core.usgovcloudapi.net'],
	['usGovDod', 'https://contosolake.dfs.core.usgovcloudapi.net'],
	['china', 'https://contosolake.dfs.core.chinacloudapi.cn'],
] as const)('in %s the account is at %s', (cloud, endpoint) => {
	expect(endpointOf({ ...app, cloud })).toBe(endpoint);
	expect(scopeOf({ ...app, cloud }, 'storage')).toBe('https://storage.azure.com/.default');
});

test('an endpoint of one’s own comes first, then the service of a cloud of one’s own', () => {
	const custom = { ...app, cloud: 'custom' as const, serviceUrl: 'https://lake.example.com/' };
	expect(endpointOf({ ...custom, endpoint: ' https://private.example.com/ ' })).toBe(
		'https://private.example.com',
	);
	expect(endpointOf(custom)).toBe('https://lake.example.com');
	expect(scopeOf(custom, 'storage')).toBe('https://lake.example.com/.default');
});
