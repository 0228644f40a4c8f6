import { assertEntraCredential, type EntraCredential } from '../../../../credentials/entra/checks.ts';
import { InvalidCredential } from '../../../../credentials/invalidCredential.ts';
import { makeClientCertificate } from '../../../simulators/certificates.ts';

const registered = makeClientCertificate();
const GUID = '7f1c9d6e-0b5a-4c1e-9a53-2d8f6b0c4e11';

const withSecret: EntraCredential = {
	cloud: 'global',
	tenantId: GUID,
	clientId: '0c8b8a54-6a1f-4a83-8f0f-5d1b1f3f7a20',
	clientCredentialType: 'clientSecret',
	clientSecret: 'abc8Q~value',
};
const withCertificate: EntraCredential = {
	...withSecret,
	clientCredentialType: 'certificate',
	clientSecret: '',
	certificate: registered.certificate,
	privateKey: registered.key,
};
const custom = {
	cloud: 'custom',
	authorityUrl: 'https://login.example',
	serviceUrl: 'https://graph.example',
} as const;

test.each<[string, EntraCredential]>([
	['a secret', withSecret],
	['a certificate', withCertificate],
	[
		'a certificate that was pasted into one line',
		{
			...withCertificate,
			certificate: registered.certificate.replaceAll('\n', ' '),
			privateKey: registered.key.replaceAll('\n', ' '),
		},
	],
	['a tenant by its domain', { ...withSecret, tenantId: 'contoso.onmicrosoft.com' }],
	[
		'blanks around everything',
		{ ...withSecret, tenantId: ` ${GUID} `, clientId: ` ${GUID}\n`, clientSecret: ' x ' },
	],
	['capitals', { ...withSecret, tenantId: GUID.toUpperCase(), clientId: GUID.toUpperCase() }],
	['a cloud of its own', { ...withSecret, ...custom }],
	['addresses that do not count in its cloud', { ...withSecret, authorityUrl: 'x', serviceUrl: 'y' }],
])('%s can work', (_, credential) => {
	expect(() => assertEntraCredential(credential, 'app')).not.toThrow();
	expect(() => assertEntraCredential(credential, 'delegated')).not.toThrow();
});

test.each<[string, EntraCredential, RegExp]>([
	['no tenant', { ...withSecret, tenantId: ' ' }, /^Tenant ID is empty.*Directory \(tenant\) ID/],
	[
		'a tenant by its name',
		{ ...withSecret, tenantId: 'Contoso Ltd' },
		/^Tenant ID is neither a GUID nor a domain/,
	],
	['a tenant as a path', { ...withSecret, tenantId: 'contoso.com/x' }, /^Tenant ID is neither/],
	[
		'no client',
		{ ...withSecret, clientId: '' },
		/^Client ID is not an application ID.*Application \(client\) ID/,
	],
	['the name of a client', { ...withSecret, clientId: 'My app' }, /^Client ID is not an application ID/],
	['no secret', { ...withSecret, clientSecret: undefined }, /^Client Secret is empty.*Value/],
	[
		'the Secret ID',
		{ ...withSecret, clientSecret: ` ${GUID} ` },
		/^Client Secret holds a Secret ID.*"Value"/,
	],
	['no authority', { ...withSecret, ...custom, authorityUrl: '' }, /^Authority URL is not a web address/],
	['no service', { ...withSecret, ...custom, serviceUrl: undefined }, /^Service URL is not a web address/],
	[
		'an authority with a path',
		{ ...withSecret, ...custom, authorityUrl: 'https://a.example/x' },
		/^Authority URL.*path/,
	],
	[
		'an open service',
		{ ...withSecret, ...custom, serviceUrl: 'http://graph.example' },
		/^Service URL.*https/,
	],
])('%s cannot', (_, credential, message) => {
	for (const signIn of ['app', 'delegated'] as const) {
		expect(() => assertEntraCredential(credential, signIn)).toThrow(InvalidCredential);
		expect(() => assertEntraCredential(credential, signIn)).toThrow(message);
	}
});

test('nothing secret is in what it says', () => {
	const broken = { ...withCertificate, privateKey: registered.key.replace('BEGIN', 'BEGAN') };
	const secrets = [registered.key.split('\n')[1]!, GUID];
	for (const wrong of [broken, { ...withSecret, clientSecret: GUID }]) {
		let message = '';
		try {
			assertEntraCredential(wrong, 'app');
		} catch (error) {
			({ message } = error as Error);
		}
		expect(message).not.toBe('');
		expect(secrets.filter((secret) => message.includes(secret))).toEqual([]);
	}
});

test.each(['common', 'organizations', 'consumers', 'Common', 'ORGANIZATIONS'])(
	'users of any tenant may sign in at %s, but no app',
	(tenantId) => {
		expect(() => assertEntraCredential({ ...withSecret, tenantId }, 'delegated')).not.toThrow();
		expect(() => assertEntraCredential({ ...withSecret, tenantId }, 'app')).toThrow(
			`Tenant ID is "${tenantId}", but an app signs in to one tenant`,
		);
	},
);
