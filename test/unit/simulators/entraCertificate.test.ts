import { constants, createHash, sign, X509Certificate } from 'node:crypto';

import { makeClientCertificate } from '../../simulators/certificates.ts';
import { asked, clientId, codes, EntraFixture, tenantId, tokenPath } from './entraFixture.ts';

const registered = makeClientCertificate();
const expired = makeClientCertificate(-1);
const fixture = new EntraFixture({
	apps: [{ tenantId, clientId, certificates: [registered.certificate, expired.certificate] }],
});
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = () => Math.floor(Date.now() / 1000);
const thumbprint = (pem: string, hash: string) =>
	createHash(hash).update(new X509Certificate(pem).raw).digest('base64url');
const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };

interface Making {
	header?: object;
	claims?: object;
	certificate?: typeof registered;
	key?: string;
	padding?: object;
}
const assertion = ({ header, claims, certificate = registered, key, padding = pss }: Making = {}) => {
	const head = {
		alg: 'PS256',
		typ: 'JWT',
		'x5t#S256': thumbprint(certificate.certificate, 'sha256'),
		...header,
	};
	const aud = fixture.entra.server.origin + tokenPath;
	const body = { aud, iss: clientId, sub: clientId, jti: '1', nbf: now(), exp: now() + 600, ...claims };
	const signed = `${part(head)}.${part(body)}`;
	const signature = sign('sha256', Buffer.from(signed), { key: key ?? certificate.key, ...padding });
	return `${signed}.${signature.toString('base64url')}`;
};
const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const prove = async (client_assertion: string, client_assertion_type = type) =>
	await fixture.post({ ...asked, client_assertion, client_assertion_type });

test('PS256 and RS256, either thumbprint', async () => {
	const answer = await prove(assertion());
	expect(fixture.entra.verify(String(answer.json.access_token))?.appidacr).toBe('2');
	const x5t = { alg: 'RS256', 'x5t#S256': undefined, x5t: thumbprint(registered.certificate, 'sha1') };
	expect((await prove(assertion({ header: x5t, padding: {} }))).status).toBe(200);
	expect(fixture.journal.violations).toEqual([]);
});

test.each<[string, () => string, number]>([
	['not a token', () => 'x', 50027],
	['another algorithm', () => assertion({ header: { alg: 'none' } }), 50027],
	['a certificate that is not registered', () => assertion({ certificate: makeClientCertificate() }), 700027],
	['another’s signature', () => assertion({ key: makeClientCertificate().key }), 700027],
	['an algorithm that was not used', () => assertion({ header: { alg: 'RS256' } }), 700027],
	['an expired certificate', () => assertion({ certificate: expired }), 700027],
	['another subject', () => assertion({ claims: { sub: tenantId } }), 50048],
	['another application', () => assertion({ claims: { sub: tenantId, iss: tenantId } }), 700021],
	['another service', () => assertion({ claims: { aud: `https://login.example${tokenPath}` } }), 700023],
	[
		'another tenant',
		() => assertion({ claims: { aud: `${fixture.entra.server.origin}/x/oauth2/v2.0/token` } }),
		700023,
	],
	['the past', () => assertion({ claims: { exp: now() - 1 } }), 700024],
	['the future', () => assertion({ claims: { nbf: now() + 600 } }), 700024],
])('is refused: %s', async (_, make, code) => {
	const answer = await prove(make());
	expect(answer.json).toMatchObject({ error: 'invalid_client', error_codes: [code] });
	expect(answer.status).toBe(401);
});

test('needs its type', async () => {
	const untyped = await fixture.post({ ...asked, client_assertion: assertion() });
	expect(codes(untyped)).toEqual([900144]);
	expect(codes(await prove(assertion(), 'jwt'))).toEqual([9002313]);
});
