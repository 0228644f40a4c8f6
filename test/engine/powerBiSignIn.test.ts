import type { ICredentialTestFunctions, IDataObject, INodeCredentialTestResult } from 'n8n-workflow';

import { makeClientCertificate } from '../simulators/certificates.ts';
import type { User } from '../simulators/entra/directory.ts';
import { PowerBiFixture } from './powerBiFixture.ts';

const fixture = new PowerBiFixture();
const cloud = () => fixture.cloud;
const rows = [{ Order: 1, Customer: 'Ada', Amount: 2.5, Ordered: '2026-01-31' }];

const pushAs = (data: IDataObject, type = 'powerBiWritebackApi') => {
	const authentication = type.includes('OAuth2') ? 'oAuth2' : 'servicePrincipal';
	const credential = fixture.engine.credentials.add(type, data);
	return { ...fixture.pushItems(fixture.orders, rows, { authentication }), credentials: [credential] };
};

/** What the Test button says. */
async function tested(data: IDataObject): Promise<INodeCredentialTestResult> {
	const { testPowerBi } = fixture.engine.module<{
		testPowerBi: (this: ICredentialTestFunctions, credential: object) => Promise<INodeCredentialTestResult>;
	}>('nodes/PowerBiWriteback/credentialTest.js');
	return await testPowerBi.call({} as ICredentialTestFunctions, { data });
}

beforeEach(() => fixture.cloud.entra.expireTokens());

describe('signs in and pushes', () => {
	const kinds = ['servicePrincipal', 'certificate', 'masterUser', 'publicMasterUser'] as const;
	test.each(kinds)('%s', async (kind) => {
		const before = fixture.orders.tables[0]!.rowCount;
		const data = cloud().powerBiCustomer[kind];
		await fixture.succeed(pushAs(data));
		expect(fixture.orders.tables[0]!.rowCount).toBe(before + 1);
		expect(await tested(data)).toEqual({ status: 'OK', message: 'Signed in to Power BI' });
	});

	test('OAuth2', async () => {
		const before = fixture.orders.tables[0]!.rowCount;
		const data = await cloud().powerBiCustomer.signIn();
		await fixture.succeed(pushAs(data, 'powerBiWritebackOAuth2Api'));
		expect(fixture.orders.tables[0]!.rowCount).toBe(before + 1);
	});

	test('a token that runs out, which Power BI answers with 403, is renewed', async () => {
		const node = pushAs(cloud().powerBiCustomer.masterUser);
		await fixture.succeed(node);
		cloud().entra.expireTokens();
		await fixture.succeed(node);
	});
});

describe('says what is missing', () => {
	const customer = () => cloud().powerBiCustomer;
	const user = () => cloud().entra.directory.users[0]!;

	test.each<[string, () => IDataObject, string, string]>([
		['a wrong secret', () => ({ ...customer().servicePrincipal, clientSecret: 'x' }), '7000215', '"Value"'],
		['a wrong password', () => ({ ...customer().masterUser, password: 'x' }), '50126', 'is wrong'],
		[
			'an unknown user',
			() => ({ ...customer().masterUser, username: 'a@contoso.com' }),
			'50034',
			'does not know this user',
		],
		[
			'a certificate that the app does not have',
			() => {
				const { certificate, key } = makeClientCertificate();
				return { ...customer().certificate, certificate, privateKey: key };
			},
			'700027',
			'upload it there',
		],
	])('%s', async (_, data, code, remedy) => {
		const error = await fixture.fail(pushAs(data()));
		expect(error.message).toBe('The sign-in did not work');
		expect(error.description).toContain(`AADSTS${code}`);
		expect(error.description).toContain(remedy);
		expect((await tested(data())).message).toBe(error.description);
	});

	test.each<[string, Partial<User>, string, string]>([
		['a second factor', { mfa: true }, '50076', 'use a service principal instead'],
		['one to set up', { hindrance: 'mfaNotSetUp' }, '50079', 'use a service principal instead'],
	])('a user with %s', async (_, what, code, remedy) => {
		Object.assign(user(), what);
		const error = await fixture.fail(pushAs(customer().masterUser));
		const { status, message } = await tested(customer().masterUser);
		Object.assign(user(), { mfa: undefined, hindrance: undefined });
		expect(error.description).toContain(`refused the user (AADSTS${code})`);
		expect(error.description).toContain(remedy);
		expect([status, message]).toEqual(['Error', error.description]);
	});

	test('an app that is no public client', async () => {
		const app = customer().app;
		app.allowPublicClient = false;
		const error = await fixture.fail(pushAs(customer().publicMasterUser));
		app.allowPublicClient = true;
		expect(error.description).toContain('AADSTS7000218');
		expect(error.description).toContain('Turn on "Allow public client flows"');
	});

	test('the tenant setting', async () => {
		cloud().powerBi.behaviour.servicePrincipalsAllowed = false;
		const error = await fixture.fail(pushAs(customer().servicePrincipal));
		const { message } = await tested(customer().servicePrincipal);
		cloud().powerBi.behaviour.servicePrincipalsAllowed = true;
		expect(error.message).toContain('ServicePrincipalIsNotAllowedByTenantAdminSwitch');
		expect(error.description).toContain('"Service principals can call Fabric public APIs"');
		expect(message).toContain('"Service principals can call Fabric public APIs"');
	});

	test('the role in the workspace', async () => {
		const { sales, app } = customer();
		delete sales.roles[app.clientId];
		const error = await fixture.fail(pushAs(customer().servicePrincipal));
		const { message } = await tested(customer().servicePrincipal);
		sales.roles[app.clientId] = 'Viewer';
		const asViewer = await fixture.fail(pushAs(customer().servicePrincipal));
		sales.roles[app.clientId] = 'Contributor';
		expect(error.message).toContain('GroupNotAccessible');
		for (const text of [error.description, message, asViewer.description])
			expect(text).toContain('click Manage access and add the app');
	});

	test.each([
		['no user name', { username: '' }, 'Username is not a sign-in name'],
		['no password', { password: '' }, 'Password is empty'],
		['a Secret ID', { clientSecret: '9e8d7c6b-5a49-4837-a625-140f3e2d1c0b' }, 'holds a Secret ID'],
	])('%s, before anything is sent', async (_, fields, fix) => {
		const error = await fixture.fail(pushAs({ ...customer().masterUser, ...fields }));
		expect(error.description).toContain(fix);
		expect(cloud().journal.entries).toEqual([]);
	});
});
