import type { INodeCredentialTestResult } from 'n8n-workflow';

import { LakeFixture } from './lakeFixture.ts';

interface TestModule {
	testDataLake: (credential: { data: object }) => Promise<INodeCredentialTestResult>;
}

const fixture = new LakeFixture();
const pressed = async (data: object) =>
	await fixture.engine
		.module<TestModule>('nodes/AzureDataLakeWriteback/credentialTest.js')
		.testDataLake({ data });
const lake = () => fixture.cloud.lake;

describe('the Test button is content with whoever may write', () => {
	test.each<[string, () => object]>([
		['a service principal', () => fixture.cloud.lakeCredential],
		['an account key', () => lake().sharedKeyCredential],
		['a shared access signature with no more than it needs', () => lake().sasCredential('wd')],
	])('%s', async (_, fields) => {
		expect(await pressed(fields())).toEqual({
			status: 'OK',
			message: 'Signed in, and allowed to write to exports',
		});
		const { method, outcome } = fixture.cloud.journal.find({ service: 'adls' }).at(-1)!;
		expect([method, outcome]).toEqual(['PATCH', 404]);
	});

	test('in OneLake too', async () => {
		const fields = { ...fixture.cloud.lakeCredential, ...lake().oneLakeServicePrincipal };
		expect(await pressed(fields)).toMatchObject({ status: 'OK' });
	});

	test('also when no file system is named', async () => {
		const fields = { ...fixture.cloud.lakeCredential, fileSystem: '' };
		expect(await pressed(fields)).toMatchObject({
			status: 'OK',
			message: expect.stringContaining('Name a file system') as string,
		});
	});
});

describe('the Test button says what is missing:', () => {
	afterEach(() => void (lake().account.behaviour.firewall = false));

	test('the role', async () => {
		const { app } = fixture.cloud;
		lake().account.unassign(app.clientId);
		lake().account.assign(app.clientId, 'Storage Blob Data Reader');
		const result = await pressed(fixture.cloud.lakeCredential);
		lake().account.unassign(app.clientId);
		lake().account.assign(app.clientId, 'Storage Blob Data Contributor');
		expect(result.status).toBe('Error');
		expect(result.message).toContain('(403 AuthorizationPermissionMismatch)');
		expect(result.message).toContain('Storage Blob Data Contributor');
	});

	test.each<[string, () => object, string]>([
		[
			'a way through the firewall',
			() => ((lake().account.behaviour.firewall = true), fixture.cloud.lakeCredential),
			'under Networking',
		],
		[
			'the file system',
			() => ({ ...fixture.cloud.lakeCredential, fileSystem: 'nowhere' }),
			'There is no file system',
		],
		[
			'the right key',
			() => ({ ...lake().sharedKeyCredential, accountKey: `${'A'.repeat(86)}==` }),
			'turned the key or the signature down',
		],
		[
			'the rest of a signature',
			() => ({ ...lake().sasCredential(), sasToken: 'sv=2024-11-04&sp=rw' }),
			'SAS Token is not a shared access signature',
		],
		[
			'what an upload cannot do without, by the names of the portal',
			() => lake().sasCredential('cw'),
			'SAS Token lacks permissions that an upload needs: Delete (d)',
		],
		[
			'a secret that is right',
			() => ({ ...fixture.cloud.lakeCredential, clientSecret: 'wrong' }),
			'AADSTS7000215',
		],
		[
			'an endpoint that can be reached',
			() => ({ ...fixture.cloud.lakeCredential, endpoint: 'https://localhost:9' }),
			'could not be reached: it refused the connection',
		],
	])('%s', async (_, fields, message) => {
		const result = await pressed(fields());
		expect(result.status).toBe('Error');
		expect(result.message).toContain(message);
	});
});
