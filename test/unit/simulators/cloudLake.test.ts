import { getCACertificates, setDefaultCACertificates } from 'node:tls';

import { DataLakeServiceClient, StorageSharedKeyCredential } from '@azure/storage-file-datalake';

import { ConnectProxy } from '../../sandbox/connectProxy.ts';
import { ask, form } from '../../simulators/ask.ts';
import { Cloud } from '../../simulators/cloud.ts';

let cloud: Cloud;
let proxy: ConnectProxy;

beforeAll(async () => {
	cloud = await Cloud.start({ names: 'real' });
	proxy = await new ConnectProxy(cloud.ports).start();
	setDefaultCACertificates([...getCACertificates('default'), cloud.certificates.authority]);
});
afterAll(async () => {
	await proxy.stop();
	await cloud.stop();
});

/** Takes a token as the app does, from its tenant. */
const credential = {
	async getToken() {
		const { tenantId, clientId, clientSecret } = cloud.lakeCredential;
		const url = `https://localhost:${cloud.entra.server.port}/${tenantId}/oauth2/v2.0/token`;
		const fields = { client_id: clientId, client_secret: clientSecret, grant_type: 'client_credentials' };
		const asked = form({ ...fields, scope: 'https://storage.azure.com/.default' });
		const { json } = await ask(url, { ca: cloud.certificates.authority, ...asked });
		return { token: String(json.access_token), expiresOnTimestamp: Date.now() + 3_600_000 };
	},
};
const options = () => {
	const { hostname, port } = new URL(proxy.url);
	return { proxyOptions: { host: `http://${hostname}`, port: Number(port) }, retryOptions: { maxTries: 1 } };
};
const host = () => `https://${cloud.lakeCredential.accountName}.dfs.core.windows.net`;

test.each([
	['a service principal', () => new DataLakeServiceClient(host(), credential, options())],
	[
		'the account key',
		() => {
			const { accountName, accountKey } = cloud.lake.sharedKeyCredential;
			return new DataLakeServiceClient(
				host(),
				new StorageSharedKeyCredential(accountName, accountKey),
				options(),
			);
		},
	],
	[
		'a shared access signature',
		() => {
			const { sasToken } = cloud.lake.sasCredential();
			return new DataLakeServiceClient(`${host()}?${sasToken}`, undefined, options());
		},
	],
])('%s writes to the file system of the credentials', async (_, client) => {
	const fileSystem = client().getFileSystemClient(cloud.lakeCredential.fileSystem);
	await fileSystem.getFileClient('in/.tmp').upload(Buffer.from('data'));
	await fileSystem.getFileClient('in/.tmp').move(fileSystem.name, 'in/a.csv');
	expect(cloud.lake.files.list()).toEqual(['in/a.csv']);
	expect(cloud.lake.account.blobRequests).toEqual([]);
	expect(cloud.journal.violations).toEqual([]);
});

test('the app writes to a lakehouse of OneLake', async () => {
	const { endpoint, fileSystem } = cloud.lake.oneLakeServicePrincipal;
	const client = new DataLakeServiceClient(endpoint, credential, options());
	const path = 'Exports.Lakehouse/Files/a.csv';
	await client.getFileSystemClient(fileSystem).getFileClient(path).upload(Buffer.from('data'));
	expect(cloud.lake.oneLake.fileSystem(fileSystem).list()).toEqual([path]);
	expect(cloud.journal.violations).toEqual([]);
});

test('without a proxy the account is at a loopback address', async () => {
	const loopback = await Cloud.start();
	const { endpoint, serviceUrl } = loopback.lakeCredential as { endpoint: string; serviceUrl: string };
	expect([endpoint, serviceUrl]).toEqual(Array.from({ length: 2 }, () => loopback.lake.account.dfs.origin));
	const { sasToken, fileSystem } = loopback.lake.sasCredential('rl');
	const { status } = await ask(`${endpoint}/${fileSystem}?resource=filesystem&recursive=true&${sasToken}`, {
		...{ ca: loopback.certificates.authority, headers: { 'x-ms-version': '2026-06-06' } },
	});
	expect(status).toBe(200);
	await loopback.stop();
});
