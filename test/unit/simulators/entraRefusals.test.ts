import { clientId, codes, EntraFixture, otherTenantId, tenantId, withSecret } from './entraFixture.ts';

const fixture = new EntraFixture({
	tenants: [{ id: tenantId }, { id: otherTenantId }],
	resources: ['https://graph.microsoft.com', 'https://analysis.windows.net/powerbi/api'],
	apps: [
		{
			tenantId,
			clientId,
			secrets: [
				{ id: 'the-id', value: 'the~value' },
				{ id: 'old', value: 'old-value', expired: true },
			],
		},
	],
});

test.each([
	['the Secret ID', { client_secret: 'the-id' }, 401, 'invalid_client', 7000215],
	['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client', 7000215],
	['an expired secret', { client_secret: 'old-value' }, 401, 'invalid_client', 7000222],
	['no secret', { client_secret: undefined }, 401, 'invalid_client', 7000218],
	['an unknown application', { client_id: tenantId }, 400, 'unauthorized_client', 700016],
	['no application', { client_id: undefined }, 400, 'invalid_request', 900144],
	['no grant', { grant_type: undefined }, 400, 'invalid_request', 900144],
	['no scope', { scope: undefined }, 400, 'invalid_request', 900144],
	[
		'a permission for a scope',
		{ scope: 'https://graph.microsoft.com/Files.Read' },
		400,
		'invalid_scope',
		1002012,
	],
	['a scope that is none', { scope: 'https://graph.microsoft.com/ .default,x' }, 400, 'invalid_scope', 70011],
	[
		'two resources',
		{ scope: 'https://graph.microsoft.com/.default https://analysis.windows.net/powerbi/api/.default' },
		400,
		'invalid_scope',
		70011,
	],
	['an unknown resource', { scope: 'https://graph.microsoft.us/.default' }, 400, 'invalid_resource', 500011],
])('%s is refused', async (_, change, status, error, code) => {
	const fields = Object.entries({ ...withSecret, ...change }).filter(([, value]) => value !== undefined);
	const answer = await fixture.post(Object.fromEntries(fields) as Record<string, string>);
	const { trace_id, correlation_id, timestamp, error_description } = answer.json as Record<string, string>;
	expect(answer.json).toMatchObject({ error, error_codes: [code] });
	expect(answer.status).toBe(status);
	expect(error_description).toMatch(`AADSTS${code}: `);
	expect(error_description).toContain(
		`Trace ID: ${trace_id} Correlation ID: ${correlation_id} Timestamp: ${timestamp}`,
	);
	expect(timestamp).toMatch(/^20\d\d-\d\d-\d\d \d\d:\d\d:\d\dZ$/);
	expect(fixture.journal.violations).toEqual([]);
});

test.each([
	['aaaaaaaa-0000-4000-8000-000000000000', 90002],
	['fabrikam.com', 90002],
	['not a tenant', 900023],
	[otherTenantId, 700016],
	['common', 50059],
	['organizations', 50059],
	['consumers', 50059],
])('at %s is refused', async (tenant, code) => {
	expect(codes(await fixture.post(withSecret, tenant))).toEqual([code]);
});
