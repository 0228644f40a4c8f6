import { appToken } from '../../../../credentials/entra/appToken.ts';
import type { EntraCredential } from '../../../../credentials/entra/checks.ts';
import { InvalidCredential } from '../../../../credentials/invalidCredential.ts';
import { clientId, tenantId } from '../../simulators/entraFixture.ts';
import { AppFixture, registered, SECRET, withCertificate } from './appFixture.ts';

const fixture = new AppFixture();
const tokenRequests = () => fixture.journal.find({ method: 'POST' });
const twenty = async (ask: () => Promise<string>) =>
	new Set(await Promise.all(Array.from({ length: 20 }, ask)));

test.each<[string, Partial<EntraCredential>, object]>([
	['a secret', {}, { appidacr: '1', roles: ['Sites.ReadWrite.All'], aud: 'https://graph.example' }],
	['a certificate', withCertificate(registered), { appidacr: '2' }],
	[
		'a certificate that was pasted into one line',
		withCertificate({
			certificate: registered.certificate.replaceAll('\n', ' '),
			key: registered.key.replaceAll('\n', ' '),
		}),
		{ appidacr: '2' },
	],
	['a scope of its own', { scope: ' https://other.example/.default ' }, { aud: 'https://other.example' }],
	[
		'a service with a slash at its end',
		{ serviceUrl: 'https://graph.example/' },
		{ aud: 'https://graph.example' },
	],
	['its tenant by the domain', { tenantId: 'contoso.com' }, { tid: tenantId }],
	[
		'blanks around everything',
		{ clientId: ` ${clientId} `, tenantId: ` ${tenantId} `, clientSecret: ` ${SECRET}` },
		{},
	],
])('an app signs in with %s', async (_, differing, claims) => {
	const token = await appToken(fixture.credential(differing));
	expect(fixture.entra.verify(token)).toMatchObject({ appid: clientId, ...claims });
	expect(fixture.journal.violations).toEqual([]);
});

test('twenty who ask at the same time make one token request', async () => {
	expect((await twenty(() => appToken(fixture.credential()))).size).toBe(1);
	expect(tokenRequests()).toHaveLength(1);
});

test('twenty whose token was turned down make one request for a new one', async () => {
	const token = await appToken(fixture.credential());
	const [renewed, ...others] = await twenty(() => appToken(fixture.credential(), token));
	expect(others).toEqual([]);
	expect(renewed).not.toBe(token);
	expect(fixture.entra.verify(renewed!)).toBeDefined();
	expect(tokenRequests()).toHaveLength(2);
});

test('credentials that differ in anything that counts do not share a token', async () => {
	const tokens = [
		{},
		{ scope: 'https://other.example/.default' },
		withCertificate(registered),
		{ tenantId: 'contoso.com' },
	];
	const given = await Promise.all(tokens.map((differing) => appToken(fixture.credential(differing))));
	expect(new Set(given).size).toBe(tokens.length);
});

test('what cannot work is found before anything is sent', async () => {
	await expect(appToken(fixture.credential({ clientSecret: '' }))).rejects.toBeInstanceOf(InvalidCredential);
	await expect(appToken(fixture.credential({ tenantId: 'common' }))).rejects.toBeInstanceOf(
		InvalidCredential,
	);
	expect(fixture.journal.entries).toEqual([]);
});
