import type { MasterUserCredential } from '../../../../credentials/entra/checks.ts';
import { masterUserToken } from '../../../../credentials/entra/masterUserToken.ts';
import { InvalidCredential } from '../../../../credentials/invalidCredential.ts';
import { makeClientCertificate } from '../../../simulators/certificates.ts';
import { trust } from '../../nodes/shared/http/trust.ts';
import { EntraFixture, tenantId } from '../../simulators/entraFixture.ts';

const SECRET = 'abc8Q~secret-value';
const registered = makeClientCertificate();
const web = '99999999-8888-4777-8666-555555555555';
const open = '99999999-8888-4777-8666-666666666666';
const app = { tenantId, roles: [], scopes: ['Dataset.ReadWrite.All'] };
const fixture = new EntraFixture({
	apps: [
		{
			...app,
			clientId: web,
			secrets: [{ id: '1', value: SECRET }],
			certificates: [registered.certificate],
		},
		{ ...app, clientId: open, allowPublicClient: true },
	],
	users: [{ tenantId, username: 'ada@contoso.com', password: ' pass word ' }],
});
trust(fixture);

const credential = (differing: Partial<MasterUserCredential> = {}): MasterUserCredential => ({
	cloud: 'custom',
	authorityUrl: fixture.entra.server.origin,
	serviceUrl: 'https://pbi.example',
	tenantId,
	clientId: web,
	clientCredentialType: 'clientSecret',
	clientSecret: SECRET,
	username: ' ada@contoso.com ',
	password: ' pass word ',
	...differing,
});
const token = async (differing?: Partial<MasterUserCredential>, refused?: string) =>
	await masterUserToken(credential(differing), refused, 'powerBi');

test.each<[string, Partial<MasterUserCredential>, string]>([
	['a secret', {}, '1'],
	[
		'a certificate',
		{
			clientCredentialType: 'certificate',
			clientSecret: '',
			certificate: registered.certificate,
			privateKey: registered.key,
		},
		'2',
	],
	['nothing, as a public client', { clientId: open, clientSecret: ' ' }, '0'],
])('a user signs in through an app with %s', async (_, differing, appidacr) => {
	expect(fixture.entra.verify(await token(differing))).toMatchObject({
		upn: 'ada@contoso.com',
		aud: 'https://pbi.example',
		appidacr,
	});
	expect(fixture.journal.violations).toEqual([]);
});

test('one token is kept for the credential, and renewed when it is turned down', async () => {
	const first = await token();
	expect(await token()).toBe(first);
	expect(await token({}, first)).not.toBe(first);
	await expect(token({ password: 'x' })).rejects.toThrow('refused the user (AADSTS50126). User name or');
});

test.each<[string, Partial<MasterUserCredential>, string]>([
	['no user name', { username: ' ' }, 'Username is not a sign-in name'],
	['a name without a domain', { username: 'ada' }, 'for example megan@contoso.com'],
	['no password', { password: '' }, 'Password is empty'],
	['everybody’s tenant', { tenantId: 'organizations' }, 'Tenant ID is "organizations"'],
	['a Secret ID', { clientSecret: open }, 'Client Secret holds a Secret ID'],
	['a certificate that is none', { clientCredentialType: 'certificate' }, 'not a certificate in PEM form'],
])('%s is refused before anything is sent', async (_, differing, message) => {
	const failed = await token(differing).catch((error: Error) => error);
	expect(failed).toBeInstanceOf(InvalidCredential);
	expect((failed as Error).message).toContain(message);
	expect(fixture.journal.entries).toEqual([]);
});
