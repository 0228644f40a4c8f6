import { API, OAUTH2, PowerBiFixture } from './powerBiFixture.ts';

const fixture = new PowerBiFixture();
const customer = () => fixture.customer;

describe('the test of a credential', () => {
	const other = '00000000-0000-4000-8000-000000000001';
	const expired = { id: other, value: 'old8Q~a-secret-that-has-run-out', expired: true };
	const guarded = { username: 'adele@contoso.com', password: 'Adele-password-1', mfa: true };
	const secretless = { clientId: '00000000-0000-4000-8000-000000000002', scopes: ['Dataset.ReadWrite.All'] };
	const unconsented = { clientId: '00000000-0000-4000-8000-000000000003', allowPublicClient: true };

	beforeAll(() => {
		const { apps, users } = fixture.cloud.entra.directory;
		const { app } = customer();
		const { tenantId } = app;
		app.secrets.push(expired);
		apps.push({ tenantId, ...secretless }, { tenantId, ...unconsented });
		users.push({ tenantId, ...guarded });
	});

	test.each<[string, () => object, string]>([
		[
			'AADSTS7000215',
			() => ({ ...customer().servicePrincipal, clientSecret: 'wrong' }),
			'copy the column "Value"',
		],
		[
			'AADSTS7000222',
			() => ({ ...customer().servicePrincipal, clientSecret: expired.value }),
			'add a new one',
		],
		[
			'AADSTS700016',
			() => ({ ...customer().servicePrincipal, clientId: other }),
			'check Tenant ID and Client ID',
		],
		['AADSTS90002', () => ({ ...customer().servicePrincipal, tenantId: other }), 'check Tenant ID and Cloud'],
		[
			'AADSTS50126',
			() => ({ ...customer().masterUser, password: 'wrong' }),
			'User name or password is wrong',
		],
		['AADSTS50076', () => ({ ...customer().masterUser, ...guarded }), 'use a service principal instead'],
		[
			'AADSTS7000218',
			() => ({ ...customer().publicMasterUser, clientId: secretless.clientId }),
			'Turn on "Allow public client flows"',
		],
		[
			'AADSTS65001',
			() => ({ ...customer().publicMasterUser, clientId: unconsented.clientId }),
			'click "Grant admin consent"',
		],
	])('tells %s and what to do', async (code, fields, remedy) => {
		const [status, message] = await fixture.tested(API, fields());
		expect([status, message]).toEqual(['Error', expect.stringContaining(code)]);
		expect(message).toContain(remedy);
	});

	test.each([API, OAUTH2])('notices a Secret ID in a %s', async (type) => {
		const fields = { ...customer().servicePrincipal, clientSecret: other };
		const result = await fixture.tested(type, fields);
		expect(result).toEqual(['Error', expect.stringContaining('copy the column "Value" instead')]);
	});

	test('finds a permission that was granted a moment ago', async () => {
		const { app, masterUser } = customer();
		const { scopes } = app;
		app.scopes = ['Report.Read.All', 'offline_access'];
		fixture.cloud.entra.expireTokens();
		const [, before] = await fixture.tested(API, masterUser);
		app.scopes = scopes;
		expect(before).toContain('add the Power BI Service permissions Dataset.ReadWrite.All');
		expect(await fixture.tested(API, masterUser)).toEqual(['OK', 'Signed in to Power BI']);
	});

	test('names the tenant setting and the role', async () => {
		const { behaviour } = fixture.cloud.powerBi;
		behaviour.servicePrincipalsAllowed = false;
		const [, setting] = await fixture.tested(API, customer().servicePrincipal);
		behaviour.servicePrincipalsAllowed = true;
		const { sales: workspace, app } = customer();
		delete workspace.roles[app.clientId];
		const [, role] = await fixture.tested(API, customer().servicePrincipal);
		workspace.roles[app.clientId] = 'Contributor';
		expect(setting).toContain('turn on "Service principals can call Fabric public APIs"');
		expect(role).toContain('click Manage access and add the app');
	});
});
