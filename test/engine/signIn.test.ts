import type { IDataObject } from 'n8n-workflow';

import { makeClientCertificate } from '../simulators/certificates.ts';
import { Fixture } from './fixture.ts';

const fixture = new Fixture();
const tokenRequests = () => fixture.cloud.journal.find({ service: 'entra', path: /\/token/ });
const uploadAs = (type: string, data: IDataObject, parameters = {}) => {
	const credential = fixture.engine.credentials.add(type, data);
	const authentication = type.includes('OAuth2') ? 'oAuth2' : 'servicePrincipal';
	return fixture.upload('x', { authentication, ...parameters }, { credentials: [credential] });
};

describe('an app', () => {
	test('signs in by certificate', async () => {
		await fixture.succeed(uploadAs('oneDriveWritebackAppApi', fixture.cloud.certificateCredential));
		expect(tokenRequests()[0]?.body).toMatchObject({ grant_type: 'client_credentials' });
		expect(tokenRequests()[0]?.body).not.toHaveProperty('client_secret');
	});

	test('addresses its tenant by a domain as well', async () => {
		const data = { ...fixture.cloud.appCredential, tenantId: 'contoso.onmicrosoft.com' };
		await fixture.succeed(uploadAs('oneDriveWritebackAppApi', data));
	});

	test('asks for one token for all that runs at the same time', async () => {
		fixture.cloud.entra.expireTokens();
		const node = uploadAs('oneDriveWritebackAppApi', fixture.cloud.appCredential, {
			options: { concurrency: 8 },
		});
		const items = Array.from({ length: 8 }, () => node.items?.[0] ?? {});
		await fixture.succeed({ ...node, items });
		expect(tokenRequests().length).toBe(1);
	});

	test.each([
		[
			'a wrong secret',
			{ clientSecret: 'wrong' },
			'AADSTS7000215',
			'copy the column "Value" into Client Secret',
		],
		[
			'another tenant',
			{ tenantId: '11111111-2222-4333-8444-555555555555' },
			'AADSTS90002',
			'check Tenant ID and Cloud',
		],
		[
			'another app',
			{ clientId: '11111111-2222-4333-8444-555555555555' },
			'AADSTS700016',
			'does not know this app',
		],
	])('with %s is told what to do', async (_, fields, code, remedy) => {
		const error = await fixture.fail(
			uploadAs('oneDriveWritebackAppApi', { ...fixture.cloud.appCredential, ...fields }),
		);
		expect(error.message).toBe('The sign-in did not work');
		expect(error.description).toContain(`Microsoft sign-in refused the app (${code}).`);
		expect(error.description).toContain(remedy);
	});

	test('with a certificate that the registration does not have is told what to do', async () => {
		const { certificate, key } = makeClientCertificate();
		const data = { ...fixture.cloud.certificateCredential, certificate, privateKey: key };
		const error = await fixture.fail(uploadAs('oneDriveWritebackAppApi', data));
		expect(error.description).toContain('AADSTS700027');
		expect(error.description).toContain('upload it there under Certificates & secrets');
	});

	test('waits while the sign-in service is busy', async () => {
		fixture.cloud.entra.expireTokens();
		const { faults } = fixture.cloud.entra.server;
		faults.add({ path: /token/, does: { kind: 'answer', status: 503, headers: { 'retry-after': '7' } } });
		faults.add({ path: /token/, does: { kind: 'resetRequest', afterBytes: 1 } });
		await fixture.succeed(uploadAs('oneDriveWritebackAppApi', fixture.cloud.appCredential));
		expect(fixture.waits[0]).toBe(7000);
		expect(tokenRequests().map(({ outcome }) => outcome)).toEqual([503, 'reset', 200]);
	});

	test('lacking the permission is told which', async () => {
		fixture.cloud.entra.expireTokens();
		fixture.cloud.entra.directory.apps[0] = { ...fixture.cloud.app, roles: ['Mail.Read'] };
		const error = await fixture.fail(uploadAs('oneDriveWritebackAppApi', fixture.cloud.appCredential));
		fixture.cloud.entra.directory.apps[0] = fixture.cloud.app;
		fixture.cloud.entra.expireTokens();
		expect(error.message).toContain('OneDrive could not find the OneDrive of megan@contoso.com (403');
		expect(error.description).toContain(
			'permission Files.Read.All (Application), with admin consent. To change anything there it needs Sites.ReadWrite.All instead.',
		);
		expect(error.description).toMatch(/Support finds it as request-id [0-9a-f-]+\./);
	});
});

describe('a user who has signed in', () => {
	test('writes to her own OneDrive', async () => {
		const node = uploadAs('oneDriveWritebackOAuth2Api', await fixture.cloud.signIn(), {
			drive: 'me',
			fileName: 'mine.csv',
		});
		await fixture.succeed(node);
		expect(fixture.cloud.drive.list()).toContain('mine.csv');
	});

	test('stays signed in: a token that has run out is renewed and kept', async () => {
		const node = uploadAs('oneDriveWritebackOAuth2Api', await fixture.cloud.signIn(), { drive: 'me' });
		fixture.cloud.entra.expireTokens();
		await fixture.succeed(node);
		fixture.cloud.journal.clear();
		await fixture.succeed(node);
		expect(tokenRequests()).toEqual([]);
	});

	test('is asked to connect again once that is over', async () => {
		const node = uploadAs('oneDriveWritebackOAuth2Api', await fixture.cloud.signIn(), { drive: 'me' });
		fixture.cloud.entra.expireTokens();
		fixture.cloud.entra.expireRefreshTokens();
		const error = await fixture.fail(node);
		expect(error.message).toBe('The sign-in did not work');
		expect(error.description).toContain('Open the credential and reconnect it to continue.');
	});

	test('with a Secret ID in place of the secret, nothing is sent', async () => {
		const data = { ...(await fixture.cloud.signIn()), clientSecret: fixture.cloud.app.secrets[0]?.id };
		fixture.cloud.journal.clear();
		const error = await fixture.fail(uploadAs('oneDriveWritebackOAuth2Api', data, { drive: 'me' }));
		expect(error.description).toContain('Client Secret holds a Secret ID');
		expect(fixture.cloud.journal.entries).toEqual([]);
	});
});
