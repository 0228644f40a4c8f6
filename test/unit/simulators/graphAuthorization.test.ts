import { GraphFixture, refusal } from './graphFixture.ts';

const fixture = new GraphFixture();
const item = { '@microsoft.graph.conflictBehavior': 'replace' };
const byUser = '/users/ada@contoso.com/drive';

test('a request without a token, or with one for another service, is refused and journaled', async () => {
	const without = await fixture.ask(`${fixture.graph.api.origin}/v1.0/me/drive`);
	expect(refusal(without)).toEqual([401, 'InvalidAuthenticationToken']);
	expect(without.headers['www-authenticate']).toMatch(/^Bearer/);
	expect(refusal(await fixture.get('/me/drive', 'elsewhere'))).toEqual([401, 'InvalidAuthenticationToken']);
	expect(fixture.violations).toHaveLength(2);
});

test('a token that is valid no longer is refused, which is nobody’s mistake', async () => {
	expect(refusal(await fixture.get('/me/drive', 'expired'))).toEqual([401, 'InvalidAuthenticationToken']);
	expect(fixture.violations).toEqual([]);
});

test('an application has no drive of its own', async () => {
	const { status, json } = await fixture.get('/me/drive', 'app');
	expect(status).toBe(400);
	expect(json.error).toMatchObject({
		code: 'BadRequest',
		message: '/me request is only valid with delegated authentication flow.',
		innerError: { 'request-id': expect.any(String) as string, date: expect.any(String) as string },
	});
	expect((await fixture.get(byUser, 'app')).status).toBe(200);
});

test.each([
	['reader', '/me/drive', [200, 403, 403]],
	['ownFiles', '/me/drive', [200, 201, 200]],
	['ada', '/me/drive', [200, 201, 200]],
	['ada', byUser, [200, 201, 200]],
	['bob', byUser, [403, 403, 403]],
	['app', byUser, [200, 201, 200]],
	['filesApp', byUser, [200, 201, 403]],
	['mailApp', byUser, [403, 403, 403]],
])('%s may read, write and create upload sessions in %s: %j', async (as, drive, expected) => {
	const answers = [
		await fixture.get(`${drive}/root`, as),
		await fixture.send('PUT', `${drive}/root:/a.csv:/content`, { as, body: 'a' }),
		await fixture.post(`${drive}/root:/b.csv:/createUploadSession`, { item }, as),
	];
	expect(answers.map(({ status }) => status)).toEqual(expected);
	for (const answer of answers.filter(({ status }) => status === 403)) {
		expect(refusal(answer)).toEqual([403, 'accessDenied']);
	}
	expect(fixture.violations).toEqual([]);
});

test('a user sees another’s drive when its owner lets them', async () => {
	const grace = { id: 'grace-id', userPrincipalName: 'grace@contoso.com', displayName: 'Grace Hopper' };
	const drive = fixture.graph.addDrive({ owner: grace, sharedWith: ['Bob@contoso.com'] });
	expect((await fixture.get(`/drives/${drive.id}/root`, 'bob')).status).toBe(200);
	expect((await fixture.get(`/drives/${drive.id}/root`, 'ada')).status).toBe(403);
});

test('permission for the user’s own files ends where another’s drive begins', async () => {
	const grace = { id: 'grace-id', userPrincipalName: 'grace@contoso.com', displayName: 'Grace Hopper' };
	const drive = fixture.graph.addDrive({ owner: grace, sharedWith: ['ada-id'] });
	expect((await fixture.get(`/drives/${drive.id}/root`, 'ada')).status).toBe(200);
	expect(refusal(await fixture.get(`/drives/${drive.id}/root`, 'ownFiles'))).toEqual([403, 'accessDenied']);
});

test('items say who made them', async () => {
	await fixture.put('/me/drive/root:/a.csv:/content', 'a');
	const changed = await fixture.send('PUT', `${byUser}/root:/a.csv:/content`, { as: 'app', body: 'b' });
	expect(changed.json).toMatchObject({
		createdBy: { user: { id: 'ada-id', displayName: 'Ada Lovelace' } },
		lastModifiedBy: { application: { id: 'app-id' } },
	});
});

describe('an upload URL', () => {
	const send = async (method: string) => {
		const url = await fixture.session('a.csv');
		return await fixture.ask(url, {
			...(method === 'PUT' ? { body: 'abc' } : {}),
			method,
			headers: {
				authorization: 'Bearer ada',
				...(method === 'PUT' ? { 'content-range': 'bytes 0-2/3' } : {}),
			},
		});
	};

	test.each(['GET', 'PUT', 'DELETE'])('takes no token with %s', async (method) => {
		expect(refusal(await send(method))).toEqual([401, 'unauthenticated']);
		expect(fixture.violations).toEqual([expect.stringContaining('pre-authenticated')]);
		expect(fixture.drive.list()).toEqual([]);
	});

	test('may let one pass, with a warning', async () => {
		fixture.graph.behaviour.toleratesAuthorizationOnUpload = true;
		expect((await send('PUT')).status).toBe(201);
		expect(fixture.violations).toEqual([]);
		expect(fixture.graph.requests.at(-1)?.warnings).toEqual([expect.stringContaining('pre-authenticated')]);
	});

	test('is of no use when anything of it is changed', async () => {
		const url = await fixture.session('a.csv');
		expect((await fixture.ask(url.replaceAll("'", '%27'))).status).toBe(200);
		for (const changed of [url.slice(0, -1), url.replace('/items/', '/items/x'), `${url}&more=1`]) {
			expect(refusal(await fixture.ask(changed))).toEqual([404, 'itemNotFound', 'uploadSessionNotFound']);
		}
	});
});
