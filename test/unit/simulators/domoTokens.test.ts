import { form } from '../../simulators/ask.ts';
import { basic, client, DomoFixture } from './domoFixture.ts';

const other = { id: 'other', secret: 'se:cret' };
const good = basic(client);
const checked: string[] = [];
const fixture = new DomoFixture(() => ({
	clients: [client, { ...other, scopes: ['user'], userId: 27, role: 'Privileged' }],
	users: [{ id: 27, name: 'Leonard Euler', email: 'leonard.euler@domo.com', role: 'Admin' }],
	check: (exchange) => checked.push(`${exchange.method} ${exchange.url.pathname}`),
}));

beforeEach(() => {
	checked.length = 0;
});

test('tokens are given to a GET with a query and to a POST with a form', async () => {
	const got = await fixture.send('/oauth/token?grant_type=client_credentials&scope=data%20user', {
		headers: good,
	});
	expect(got.status).toBe(200);
	expect(got.json).toMatchObject({
		token_type: 'bearer',
		scope: 'data user',
		expires_in: 3599,
		role: 'Admin',
	});
	expect(got.headers['cache-control']).toBe('no-store');
	const posted = await fixture.send(
		'/oauth/token',
		form({ grant_type: 'client_credentials', scope: 'data' }, good),
	);
	expect(posted.json.scope).toBe('data');
	expect(String(posted.json.access_token).split('.')).toHaveLength(3);
	expect(fixture.journal.violations).toEqual([]);
	expect(checked).toEqual(['GET /oauth/token', 'POST /oauth/token']);
});

test('tokens without a scope have all that the client has, and belong to the user who made it', async () => {
	const headers = basic(other);
	const { json } = await fixture.send('/oauth/token?grant_type=client_credentials', { headers });
	expect(json).toMatchObject({ scope: 'user', userId: 27, role: 'Privileged' });
});

test('tokens are refused to a wrong client in Domo’s words', async () => {
	const wrong = await fixture.send('/oauth/token?grant_type=client_credentials', {
		headers: basic({ ...client, secret: 'wrong' }),
	});
	expect(wrong.status).toBe(401);
	expect(wrong.json).toEqual({
		status: 401,
		statusReason: 'Unauthorized',
		message: 'Bad credentials',
		toe: expect.stringMatching(/^\w{10}-\w{5}-\w{5}$/) as string,
	});
	expect(fixture.journal.violations).toEqual([]);
});

test.each([
	[
		'a credential in the address',
		'?grant_type=client_credentials&client_secret=x',
		good,
		200,
		/in the address/,
	],
	['no Basic authentication', '?grant_type=client_credentials', undefined, 401, /without HTTP Basic/],
	['another grant', '?grant_type=password', good, 400, /grant_type/],
	['commas between scopes', '?grant_type=client_credentials&scope=data,user', good, 400, /by spaces/],
])('%s is a violation', async (_, query, headers, status, violation) => {
	expect((await fixture.send(`/oauth/token${query}`, { headers })).status).toBe(status);
	expect(fixture.journal.violations).toEqual([expect.stringMatching(violation)]);
});

test('a form that is not one, and a scope that the client lacks', async () => {
	const json = { ...good, 'content-type': 'application/json' };
	expect((await fixture.send('/oauth/token', { method: 'POST', headers: json, body: '{}' })).status).toBe(
		400,
	);
	const asking = form({ grant_type: 'client_credentials', scope: 'audit' }, good);
	expect((await fixture.send('/oauth/token', asking)).json.message).toBe('Invalid scope: audit');
});

test('tokens that are missing or unknown are forbidden, that have expired unauthorized', async () => {
	expect(await fixture.send('/v1/datasets')).toMatchObject({ status: 403, json: { status: 403 } });
	expect((await fixture.read('/v1/datasets', 'made.up.token')).status).toBe(403);
	expect(fixture.journal.violations).toHaveLength(2);
	const token = await fixture.token();
	expect((await fixture.read('/v1/datasets', token)).status).toBe(200);
	fixture.domo.expireTokens();
	const expired = await fixture.read('/v1/datasets', token);
	expect(expired.status).toBe(401);
	expect(expired.text).toBe('');
	expect(expired.headers['www-authenticate']).toMatch(/^Bearer error="invalid_token".*Jwt expired at 20.*Z"/);
	expect((await fixture.read('/v1/datasets', await fixture.token())).status).toBe(200);
	fixture.domo.tokenLifetime = 0;
	expect((await fixture.read('/v1/datasets', await fixture.token())).status).toBe(401);
	expect(fixture.journal.violations).toHaveLength(2);
});

test('tokens are good for their scope only', async () => {
	expect((await fixture.read('/v1/datasets', await fixture.token('&scope=user'))).status).toBe(403);
	expect((await fixture.read('/v1/users/27', await fixture.token('&scope=data'))).status).toBe(403);
	expect((await fixture.read('/v1/users/27', await fixture.token('&scope=user'))).json.name).toBe(
		'Leonard Euler',
	);
	expect((await fixture.read('/v1/users/28', await fixture.token())).status).toBe(404);
	expect(fixture.journal.violations).toEqual([]);
});
