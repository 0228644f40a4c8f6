import { byId, Fixture } from './fixture.ts';
import { refused } from './refusedInput.ts';

const fixture = new Fixture();

test.each([
	['an empty secret', { clientSecret: '' }, 'Client Secret is empty'],
	[
		'a Secret ID',
		{ clientSecret: '5d0b3c1e-7f5e-4c58-9a4e-0e9f3a6f0b77' },
		'copy the column "Value" instead',
	],
	['no tenant', { tenantId: '' }, 'Tenant ID is empty'],
	['a tenant that is neither GUID nor domain', { tenantId: 'contoso' }, 'neither a GUID nor a domain name'],
	['everybody’s tenant', { tenantId: 'common' }, 'an app signs in to one tenant'],
	['a client ID that is none', { clientId: 'my app' }, 'Client ID is not an application ID'],
	[
		'a sign-in host without encryption',
		{ authorityUrl: 'http://login.example.com' },
		'Authority URL has to start with https://',
	],
	[
		'a service with a path',
		{ serviceUrl: 'https://graph.example.com/v1.0' },
		'Service URL has to be the service',
	],
	['a service that is no address', { serviceUrl: 'graph' }, 'Service URL is not a web address'],
	[
		'a certificate that is none',
		{ clientCredentialType: 'certificate', certificate: 'x' },
		'not a certificate in PEM form',
	],
])('a credential with %s', async (_, fields, fix) => {
	const credential = fixture.engine.credentials.add('oneDriveWritebackAppApi', {
		...fixture.cloud.appCredential,
		...fields,
	});
	await refused(
		fixture,
		fixture.upload('x', {}, { credentials: [credential] }),
		'The credential cannot work as it is',
		fix,
	);
});

test.each([
	['http', { apiUrl: 'http://api.domo.com' }, 'API URL has to start with https://'],
	['no secret', { clientSecret: '' }, 'Client Secret is empty'],
	['no client', { clientId: '' }, 'Client ID is empty'],
])('a Domo credential with %s', async (_, fields, fix) => {
	const credential = fixture.engine.credentials.add('domoApi', {
		...fixture.cloud.domoCredential,
		...fields,
	});
	const dataSetId = byId('845305d8-da3d-4107-a9d6-13ef3f86d4a4');
	const parameters = { resource: 'dataSet', operation: 'export', output: 'file', dataSetId };
	await refused(
		fixture,
		{ type: 'domo', credentials: [credential], parameters },
		'The credential cannot work as it is',
		fix,
	);
});

test('nobody has signed in yet', async () => {
	const credential = fixture.engine.credentials.add(
		'oneDriveWritebackOAuth2Api',
		fixture.cloud.appCredential,
	);
	const node = fixture.upload('x', { authentication: 'oAuth2', drive: 'me' }, { credentials: [credential] });
	await refused(
		fixture,
		node,
		'The credential cannot work as it is',
		'Nobody has signed in with this credential yet',
	);
});
