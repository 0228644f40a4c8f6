import { Fixture } from './fixture.ts';

const LAKE = 'azureDataLakeWritebackApi';
const fixture = new Fixture();
const lake = () => fixture.cloud.lake;

describe('the test of a credential', () => {
	const app = () => fixture.cloud.lakeCredential;
	const expired = {
		id: '00000000-0000-4000-8000-000000000001',
		value: 'old8Q~a-secret-that-has-run-out',
		expired: true,
	};
	beforeAll(() => void fixture.cloud.app.secrets.push(expired));

	test.each<[string, () => object, string]>([
		['a wrong secret', () => ({ ...app(), clientSecret: 'wrong' }), 'AADSTS7000215'],
		['a Secret ID', () => ({ ...app(), clientSecret: expired.id }), 'copy the column "Value" instead'],
		[
			'an expired secret',
			() => ({ ...app(), clientSecret: expired.value }),
			'add a new one under Certificates',
		],
		['another app', () => ({ ...app(), clientId: expired.id }), 'check Tenant ID and Client ID'],
		['another tenant', () => ({ ...app(), tenantId: expired.id }), 'check Tenant ID and Cloud'],
		[
			'an app without a role',
			() => ({ ...fixture.cloud.selectedAppCredential, ...lake().servicePrincipal }),
			'Assign the app the role Storage Blob Data Contributor',
		],
		[
			'a wrong key',
			() => ({ ...lake().sharedKeyCredential, accountKey: `${'A'.repeat(86)}==` }),
			'check Account Name and Account Key',
		],
		['a signature that only reads', () => lake().sasCredential('rl'), 'SAS Token lacks permissions'],
		[
			'a file system that is not there',
			() => ({ ...app(), fileSystem: 'nowhere' }),
			'There is no file system',
		],
	])('tells %s what to do', async (_, fields, remedy) => {
		const result = await fixture.tested(LAKE, fields());
		expect(result).toEqual(['Error', expect.stringContaining(remedy)]);
	});
});
