import { checkDelegated, delegatedFields } from '../../../../credentials/entra/delegated.ts';
import { InvalidCredential } from '../../../../credentials/invalidCredential.ts';
import { evaluated } from '../expressions.ts';

const fields = delegatedFields({ permissions: 'Files.ReadWrite.All' });

/** What n8n's OAuth2 finds in a field of a credential. */
const found = (name: string, credential: object) =>
	evaluated(fields.find((field) => field.name === name)?.default, { $self: credential });

const custom = {
	cloud: 'custom',
	authorityUrl: 'https://login.example/',
	serviceUrl: 'https://graph.example/',
	tenantId: 'organizations',
	customScope: '',
};

test.each([
	[
		{ cloud: 'global', tenantId: ' contoso.com ' },
		'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/',
	],
	[{ cloud: 'usGovDod', tenantId: 'common' }, 'https://login.microsoftonline.us/common/oauth2/v2.0/'],
	[{ cloud: 'global', tenantId: 'Common' }, 'https://login.microsoftonline.com/common/oauth2/v2.0/'],
	[custom, 'https://login.example/organizations/oauth2/v2.0/'],
])('users of %j sign in at %s', (credential, address) => {
	expect(found('authUrl', credential)).toBe(`${address}authorize`);
	expect(found('accessTokenUrl', credential)).toBe(`${address}token`);
});

test.each([
	['a known cloud', { cloud: 'china', customScope: 'left over' }, 'Files.ReadWrite.All offline_access'],
	['a cloud of its own', custom, 'https://graph.example/.default offline_access'],
	['one with scopes of its own', { ...custom, customScope: 'a b' }, 'a b'],
])('in %s the scopes are asked for by what they are called there', (_, credential, scope) => {
	expect(found('scope', credential)).toBe(scope);
});

test('n8n keeps the secret out of the address, and gets a code with a refresh token', () => {
	expect(found('authentication', {})).toBe('body');
	expect(found('grantType', {})).toBe('authorizationCode');
});

test('what cannot work is said before anything is sent', async () => {
	expect(() => checkDelegated({ cloud: 'global', tenantId: '' })).toThrow(InvalidCredential);
	const clientId = '0c8b8a54-6a1f-4a83-8f0f-5d1b1f3f7a20';
	const good = {
		cloud: 'global',
		tenantId: 'common',
		clientId,
		clientCredentialType: 'clientSecret',
		clientSecret: 'x',
	};
	expect(await checkDelegated(good)).toEqual({});
});
