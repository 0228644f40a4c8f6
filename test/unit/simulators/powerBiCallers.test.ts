import { expiredToken, PowerBiFixture, refusal } from './powerBiFixture.ts';

const fixture = new PowerBiFixture();
const errorInfo = 'x-powerbi-error-info';
const datasets = () => `/groups/${fixture.sales.id}/datasets`;

test('a request without a token, or with one that is none or for another service, is refused and journaled', async () => {
	const without = await fixture.send('/v1.0/myorg/groups');
	expect([without.status, without.text, without.headers[errorInfo]]).toEqual([403, '', undefined]);
	for (const as of ['nonsense', 'graph']) {
		const { status, text, headers } = await fixture.call('GET', '/groups', { as });
		expect([status, text, headers[errorInfo]]).toEqual([403, '', 'InvalidToken']);
	}
	expect(fixture.violations).toHaveLength(3);
});

test('a token that is valid no longer is refused with 403, which is nobody’s mistake', async () => {
	const answer = await fixture.call('GET', '/groups', { as: expiredToken });
	expect([answer.status, answer.text, answer.headers[errorInfo]]).toEqual([403, '', 'TokenExpired']);
	fixture.powerBi.behaviour.tellsCallersBy = 'body';
	const older = await fixture.call('GET', '/groups', { as: expiredToken });
	expect(refusal(older)).toEqual([403, 'TokenExpired']);
	expect(older.headers[errorInfo]).toBeUndefined();
	expect(fixture.violations).toEqual([]);
});

test('an application is refused while the tenant does not let service principals in', async () => {
	fixture.powerBi.behaviour.servicePrincipalsAllowed = false;
	const answer = await fixture.call('GET', datasets());
	expect(refusal(answer)).toEqual([401, 'ServicePrincipalIsNotAllowedByTenantAdminSwitch']);
	fixture.powerBi.behaviour.tellsCallersBy = 'body';
	expect(refusal(await fixture.call('GET', datasets()))).toEqual([401, 'PowerBINotAuthorizedException']);
	expect((await fixture.call('GET', datasets(), { as: 'ada' })).status).toBe(200);
	expect(fixture.violations).toEqual([]);
});

test('My workspace is a person’s own', async () => {
	const orders = fixture.powerBi.myWorkspace('Ada@contoso.com').add({ name: 'Mine' });
	for (const path of ['/datasets', `/datasets/${orders.id}/tables`]) {
		const answer = await fixture.call('GET', path);
		expect([answer.status, answer.json]).toEqual([403, { Message: 'API is not accessible for application' }]);
	}
	const names = async (as: string) => (await fixture.call('GET', '/datasets', { as })).json.value;
	expect(await names('ada')).toMatchObject([{ name: 'Mine' }]);
	expect(await names('bob')).toEqual([]);
	expect(refusal(await fixture.call('GET', `/datasets/${orders.id}`, { as: 'bob' }))).toEqual([
		404,
		'PowerBIEntityNotFound',
	]);
});

describe('what each caller may do', () => {
	const created = { name: 'New', tables: [{ name: 'T', columns: [{ name: 'c', dataType: 'Int64' }] }] };
	const hidden = [404, 'PowerBIEntityNotFound'];
	const refused = [403, ''];
	const closed = [401, 'GroupNotAccessible'];

	test.each([
		['app', [200, 201, 200, 200]],
		['ada', [200, 201, 200, 200]],
		['viewerApp', [200, [401, 'PowerBINotAuthorizedException'], hidden, hidden]],
		['otherApp', [closed, closed, closed, closed]],
		['bob', [closed, closed, closed, closed]],
		['reader', [200, refused, 200, refused]],
		['noScopes', [refused, refused, refused, refused]],
	])('%s: list datasets, create one, list its tables, clear one', async (as, expected) => {
		const answers = [
			await fixture.call('GET', datasets(), { as }),
			await fixture.callJson('POST', datasets(), created, as),
			await fixture.call('GET', `${datasets()}/${fixture.orders.id}/tables`, { as }),
			await fixture.call('DELETE', fixture.rowsPath, { as }),
		];
		expect(answers.map((answer) => (answer.status < 400 ? answer.status : refusal(answer)))).toEqual(
			expected,
		);
		expect(fixture.violations).toEqual([]);
	});

	test('a workspace without the caller is, in older words, not there', async () => {
		fixture.powerBi.behaviour.tellsCallersBy = 'body';
		expect(refusal(await fixture.call('GET', datasets(), { as: 'bob' }))).toEqual(hidden);
		fixture.sales.roles['bob@contoso.com'] = 'Viewer';
		expect((await fixture.call('GET', datasets(), { as: 'bob' })).status).toBe(200);
	});
});

test('what is not simulated is refused and journaled', async () => {
	for (const [method, path] of [
		['GET', '/reports'],
		['POST', '/groups'],
		['PATCH', `${datasets()}/${fixture.orders.id}`],
		['GET', fixture.rowsPath],
		['GET', `${fixture.rowsPath}/1`],
	] as const) {
		fixture.journal.clear();
		expect((await fixture.call(method, path)).status).toBe(501);
		expect(fixture.violations).toContainEqual(expect.stringContaining('not simulated'));
	}
	const profile = { 'x-powerbi-profile-id': '1' };
	expect((await fixture.call('GET', '/groups', { headers: profile })).status).toBe(501);
});

test('an address is percent-encoded', async () => {
	const path = fixture.rowsPath.replace('Orders/', '%ZZ/');
	expect((await fixture.call('DELETE', path)).status).toBe(400);
	expect(fixture.violations).toHaveLength(1);
});
