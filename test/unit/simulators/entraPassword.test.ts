import { codes, EntraFixture, tenantId } from './entraFixture.ts';

const web = { client_id: '99999999-8888-4777-8666-555555555555', client_secret: 'secret' };
const open = { client_id: '99999999-8888-4777-8666-666666666666' };
const me = { username: 'ada@contoso.com', password: 'pass word' };
const scope = 'https://graph.microsoft.com/Files.ReadWrite.All offline_access openid';
const app = { tenantId, secrets: [{ id: '1', value: 'secret' }], scopes: ['Files.ReadWrite.All'] };
const fixture = new EntraFixture({
	apps: [
		{ ...app, clientId: web.client_id },
		{ ...app, clientId: open.client_id, secrets: [], allowPublicClient: true },
	],
	users: [
		{ tenantId, ...me },
		{ tenantId, username: 'safe@contoso.com', password: 'p', mfa: true },
		{ tenantId, username: 'federated@contoso.com', password: 'p', federated: true },
		{ tenantId, username: 'new@contoso.com', password: 'p', hindrance: 'mfaNotSetUp' },
		{ tenantId, username: 'old@contoso.com', password: 'p', hindrance: 'passwordExpired' },
		{ tenantId, username: 'gone@contoso.com', password: 'p', hindrance: 'accountDisabled' },
		{ tenantId, username: 'abroad@contoso.com', password: 'p', hindrance: 'blocked' },
	],
});

const signIn = async (fields: Record<string, string>, tenant?: string) =>
	await fixture.post({ ...web, ...me, grant_type: 'password', scope: `${scope} profile`, ...fields }, tenant);

test('a password of a user signs in, with a secret or as a public client', async () => {
	expect((await signIn({})).status).toBe(200);
	expect(codes(await signIn({ ...open, client_secret: 'x' }))).toEqual([700025]);
	const asPublic = { ...me, ...open, grant_type: 'password', scope };
	expect((await fixture.post(asPublic)).json).toMatchObject({ id_token: expect.any(String) as string });
	expect(codes(await fixture.post({ ...asPublic, client_id: web.client_id }))).toEqual([7000218]);
});

test.each([
	['a wrong password', { password: 'x' }, 50126, undefined],
	['an unknown user', { username: 'nobody@contoso.com' }, 50034, undefined],
	['a second factor', { username: 'safe@contoso.com', password: 'p' }, 50076, 'basic_action'],
	['a federated user', { username: 'federated@contoso.com', password: 'p' }, 50126, undefined],
	['a second factor to be set up', { username: 'new@contoso.com', password: 'p' }, 50079, 'basic_action'],
	['an expired password', { username: 'old@contoso.com', password: 'p' }, 50055, 'user_password_expired'],
	['a disabled account', { username: 'gone@contoso.com', password: 'p' }, 50057, undefined],
	['a Conditional Access policy', { username: 'abroad@contoso.com', password: 'p' }, 53003, 'message_only'],
	['a hindrance, but a wrong password', { username: 'gone@contoso.com', password: 'x' }, 50126, undefined],
	['no consent', { scope: 'https://graph.microsoft.com/Mail.Read' }, 65001, 'consent_required'],
	['an invalid scope', { scope: 'Files,Mail' }, 70011, undefined],
])('a password is refused: %s', async (_, fields, errorCode, suberror) => {
	const answer = await signIn(fields);
	expect(answer.json).toMatchObject({ error_codes: [errorCode] });
	expect(answer.json.suberror).toBe(suberror);
	expect(answer.text).not.toContain(me.password);
	expect(answer.status).toBe(400);
});

test('an app with a secret may be a public client, too', async () => {
	const both = { client_id: '99999999-8888-4777-8666-777777777777' };
	fixture.entra.directory.apps.push({
		...{ ...app, clientId: both.client_id, allowPublicClient: true },
		scopes: ['Dataset.ReadWrite.All', 'Workspace.Read.All'],
	});
	const powerBi = 'https://analysis.windows.net/powerbi/api';
	const asked = { ...me, ...both, grant_type: 'password', scope: `${powerBi}/.default` };
	for (const fields of [asked, { ...asked, client_secret: 'secret' }]) {
		const { status, json } = await fixture.post(fields);
		expect(status).toBe(200);
		expect(fixture.entra.verify(String(json.access_token))).toMatchObject({
			aud: powerBi,
			upn: me.username,
			scp: 'Dataset.ReadWrite.All Workspace.Read.All',
			appidacr: 'client_secret' in fields ? '1' : '0',
		});
	}
	expect(codes(await fixture.post({ ...asked, client_secret: 'wrong' }))).toEqual([7000215]);
});

test('a password needs a tenant', async () => {
	expect(codes(await signIn({}, 'common'))).toEqual([9001023]);
	expect(codes(await signIn({}, 'organizations'))).toEqual([50194]);
});
