import { readJwt } from '../../simulators/jwt.ts';
import { type Answer, form } from '../../simulators/ask.ts';
import { asked, clientId, codes, EntraFixture, tenantId, tokenPath, withSecret } from './entraFixture.ts';

const fixture = new EntraFixture({
	tenants: [{ id: tenantId, domains: ['contoso.onmicrosoft.com'] }],
	apps: [{ tenantId, clientId, secrets: [{ id: '1', value: 'the~value' }], roles: ['Sites.ReadWrite.All'] }],
});
const tokenOf = ({ json }: Answer) => String(json.access_token);

test.each([tenantId, tenantId.toUpperCase(), 'contoso.onmicrosoft.com'])(
	'a secret gets a token at the tenant %s',
	async (tenant) => {
		const answer = await fixture.post(withSecret, tenant);
		expect(answer.status).toBe(200);
		expect(Object.keys(answer.json)).toEqual(['token_type', 'expires_in', 'ext_expires_in', 'access_token']);
		const claims = fixture.entra.verify(tokenOf(answer));
		expect(claims).toMatchObject({
			aud: 'https://graph.microsoft.com',
			tid: tenantId,
			appid: clientId,
			appidacr: '1',
			idtyp: 'app',
			roles: ['Sites.ReadWrite.All'],
		});
		expect(readJwt(tokenOf(answer))?.claims).toEqual(claims);
		expect(fixture.journal.violations).toEqual([]);
	},
);

test('the secret may come by HTTP Basic, encoded or not', async () => {
	const { grant_type, scope } = asked;
	for (const secret of ['the~value', 'the%7Evalue']) {
		const authorization = `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`;
		expect((await fixture.send(tokenPath, form({ grant_type, scope }, { authorization }))).status).toBe(200);
	}
	expect((await fixture.post({ ...asked, client_secret: 'the%7Evalue' })).status).toBe(401);
	expect(fixture.journal.violations).toEqual([]);
});

test('discovery names the endpoints of a tenant by its GUID', async () => {
	const { json } = await fixture.send('/contoso.onmicrosoft.com/v2.0/.well-known/openid-configuration');
	expect(json.token_endpoint).toBe(fixture.entra.server.origin + tokenPath);
	expect(json.issuer).toBe(`${fixture.entra.server.origin}/${tenantId}/v2.0`);
	expect(codes(await fixture.send('/fabrikam.com/v2.0/.well-known/openid-configuration'))).toEqual([90002]);
	expect((await fixture.send(`/${tenantId}/oauth2/token`)).status).toBe(404);
	expect(fixture.journal.violations).toHaveLength(1);
});

test('tokens expire by themselves or on command, and may be revoked', async () => {
	const first = tokenOf(await fixture.post(withSecret));
	fixture.entra.expireTokens();
	expect(fixture.entra.verify(first)).toBeUndefined();
	expect(fixture.entra.expired(first)).toBe(true);
	const second = tokenOf(await fixture.post(withSecret));
	expect(fixture.entra.verify(second)).toBeDefined();
	fixture.entra.revokeTokens();
	expect(fixture.entra.verify(second)).toBeUndefined();
	expect(fixture.entra.expired(second)).toBe(false);
	fixture.entra.tokenLifetime = 0;
	expect(fixture.entra.expired(tokenOf(await fixture.post(withSecret)))).toBe(true);
	expect(fixture.entra.verify('made.up.token')).toBeUndefined();
});

test.each([
	['GET', { method: 'GET' }, '?client_secret=x', 900561, 2],
	['a secret in the address', form(withSecret), '?client_secret=x', undefined, 1],
	['an address too long', form(withSecret), `?x=${'y'.repeat(9000)}`, 90015, 1],
	['a form too long', form({ ...withSecret, x: 'y'.repeat(70_000) }), '', 9002313, 1],
	['JSON', { method: 'POST', body: '{}' }, '', 900144, 1],
	['another grant', form({ ...withSecret, grant_type: 'implicit' }), '', 70003, 1],
	['an origin', form(withSecret, { origin: 'https://n8n.example' }), '', 9002326, 1],
	['two proofs', form({ ...withSecret, client_assertion: 'x' }), '', 900144, 1],
])('%s is a violation', async (_, asking, query, code, violations) => {
	const answer = await fixture.send(tokenPath + query, asking);
	expect((codes(answer) as number[] | undefined)?.[0]).toBe(code);
	expect(fixture.journal.violations).toHaveLength(violations);
});
