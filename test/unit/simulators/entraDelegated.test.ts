import { createHash } from 'node:crypto';

import { readJwt } from '../../simulators/jwt.ts';
import type { Answer } from '../../simulators/ask.ts';
import { codes, EntraFixture, tenantId } from './entraFixture.ts';

const web = { client_id: '99999999-8888-4777-8666-555555555555', client_secret: 'secret' };
const open = { client_id: '99999999-8888-4777-8666-666666666666' };
const redirect_uri = 'https://n8n.example/rest/oauth2-credential/callback';
const scope = 'https://graph.microsoft.com/Files.ReadWrite.All offline_access openid';
const username = 'ada@contoso.com';
const app = {
	tenantId,
	secrets: [{ id: '1', value: 'secret' }],
	scopes: ['Files.ReadWrite.All', 'Sites.Read.All'],
};
const fixture = new EntraFixture({
	apps: [
		{ ...app, clientId: web.client_id, redirectUris: [redirect_uri] },
		{ ...app, clientId: open.client_id, secrets: [], allowPublicClient: true },
	],
	users: [{ tenantId, username }],
});

const authorize = async (parameters: Record<string, string>, tenant = tenantId) => {
	const query = { client_id: web.client_id, response_type: 'code', redirect_uri, scope, ...parameters };
	return await fixture.send(`/${tenant}/oauth2/v2.0/authorize?${new URLSearchParams(query).toString()}`);
};
const back = ({ headers }: Answer) => new URL(String(headers.location)).searchParams;
const code = async (parameters: Record<string, string> = {}) =>
	back(await authorize(parameters)).get('code') ?? '';
const redeem = async (fields: Record<string, string>) =>
	await fixture.post({ ...web, grant_type: 'authorization_code', redirect_uri, ...fields });
const refresh = async (refresh_token: unknown, fields: Record<string, string> = {}) =>
	await fixture.post({
		...web,
		grant_type: 'refresh_token',
		refresh_token: String(refresh_token),
		...fields,
	});

describe('the authorization code', () => {
	test('leads from the authorize endpoint straight back, and to a user’s tokens', async () => {
		const agreed = await authorize({ state: 'a b&c' });
		expect(agreed.status).toBe(302);
		expect(String(agreed.headers.location)).toMatch(redirect_uri);
		expect(back(agreed).get('state')).toBe('a b&c');
		const { json } = await redeem({ code: back(agreed).get('code') ?? '', client_info: '1' });
		expect(json).toMatchObject({
			token_type: 'Bearer',
			expires_in: 3599,
			scope: 'openid https://graph.microsoft.com/Files.ReadWrite.All',
			refresh_token: expect.any(String) as string,
		});
		expect(fixture.entra.verify(String(json.access_token))).toMatchObject({
			aud: 'https://graph.microsoft.com',
			scp: 'Files.ReadWrite.All openid',
			upn: username,
			idtyp: 'user',
		});
		const { oid, tid } = readJwt(String(json.id_token))?.claims ?? {};
		const info = JSON.parse(Buffer.from(String(json.client_info), 'base64url').toString()) as unknown;
		expect(info).toEqual({ uid: oid, utid: tid });
		expect(fixture.journal.violations).toEqual([]);
	});

	test('is good once, for its client, its address and its verifier', async () => {
		const verifier = 'v'.repeat(43);
		const code_challenge = createHash('sha256').update(verifier).digest('base64url');
		const secured = await code({ code_challenge, code_challenge_method: 'S256' });
		expect(codes(await redeem({ code: secured }))).toEqual([501481]);
		expect(codes(await redeem({ code: secured, code_verifier: 'x'.repeat(43) }))).toEqual([501481]);
		expect(codes(await redeem({ code: secured, redirect_uri: 'https://n8n.example/' }))).toEqual([500112]);
		const stolen = { ...open, grant_type: 'authorization_code', redirect_uri, code: secured };
		expect(codes(await fixture.post(stolen))).toEqual([70000]);
		expect(codes(await redeem({ code: 'made up' }))).toEqual([9002313]);
		expect((await redeem({ code: secured, code_verifier: verifier })).status).toBe(200);
		expect(fixture.journal.violations).toEqual([]);
		expect(codes(await redeem({ code: secured, code_verifier: verifier }))).toEqual([54005]);
		expect(fixture.journal.violations).toEqual([expect.stringMatching(/redeemed twice/)]);
	});

	test('is not given for what nobody agreed to', async () => {
		expect(codes(await authorize({ redirect_uri: 'https://elsewhere.example' }))).toEqual([50011]);
		expect(codes(await authorize({}, 'common'))).toEqual([50194]);
		expect(codes(await authorize({ client_id: tenantId }))).toEqual([700016]);
		const declined = back(await authorize({ scope: 'Mail.Read', state: 's' }));
		expect(declined.get('error')).toBe('access_denied');
		expect(declined.get('error_description')).toMatch('AADSTS65004');
		expect(declined.get('state')).toBe('s');
		expect(back(await authorize({ response_type: 'token' })).get('error')).toBe('unsupported_response_type');
	});

	test('comes back by any response mode', async () => {
		expect((await authorize({ response_mode: 'fragment' })).headers.location).toMatch(/#code=/);
		expect((await authorize({ response_mode: 'form_post' })).text).toMatch(
			/<form method="post".*name="code"/,
		);
	});
});

test('a refresh token gives another, for any resource, until it is ended', async () => {
	const first = (await redeem({ code: await code() })).json;
	const second = await refresh(first.refresh_token);
	expect(second.json.refresh_token).not.toBe(first.refresh_token);
	expect(fixture.entra.verify(String(second.json.access_token))?.scp).toBe('Files.ReadWrite.All openid');
	const other = await refresh(first.refresh_token, {
		scope: 'https://analysis.windows.net/powerbi/api/.default',
	});
	expect(fixture.entra.verify(String(other.json.access_token))).toMatchObject({
		aud: 'https://analysis.windows.net/powerbi/api',
		scp: 'Files.ReadWrite.All Sites.Read.All openid',
	});
	expect(other.json.scope).toMatch('https://analysis.windows.net/powerbi/api/.default');
	const two = {
		scope: 'https://graph.microsoft.com/.default https://analysis.windows.net/powerbi/api/.default',
	};
	expect(codes(await refresh(first.refresh_token, two))).toEqual([28000]);
	expect(codes(await refresh(first.refresh_token, { scope: 'Mail.Read' }))).toEqual([65001]);
	expect(codes(await refresh('made up'))).toEqual([9002313]);
	expect(codes(await refresh(first.refresh_token, { ...open, client_secret: '' }))).toEqual([700025]);
	fixture.entra.expireRefreshTokens();
	expect(codes(await refresh(first.refresh_token))).toEqual([700082]);
	fixture.entra.revokeTokens();
	expect(codes(await refresh(first.refresh_token))).toEqual([50173]);
	expect(fixture.entra.verify(String(second.json.access_token))).toBeUndefined();
	expect(fixture.journal.violations).toEqual([]);
});
