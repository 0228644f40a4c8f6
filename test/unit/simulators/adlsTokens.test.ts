import { EntraSimulator } from '../../simulators/entra/entra.ts';
import { form } from '../../simulators/ask.ts';
import { ask } from '../../simulators/ask.ts';
import { makeCertificates } from '../../simulators/certificates.ts';
import { Journal } from '../../simulators/journal.ts';
import { AdlsFixture, refused } from './adlsFixture.ts';

const tenantId = '11111111-2222-4333-8444-555555555555';
const clientId = '99999999-8888-4777-8666-555555555555';
const certificates = makeCertificates();
const entra = new EntraSimulator({
	...{ journal: new Journal(), certificates },
	apps: [{ tenantId, clientId, secrets: [{ id: '1', value: 'secret' }] }],
});
beforeAll(async () => await entra.server.start());
afterAll(async () => await entra.server.stop());

/** A token as an application gets it. */
async function token(resource = 'https://storage.azure.com'): Promise<string> {
	const proof = { client_id: clientId, client_secret: 'secret', grant_type: 'client_credentials' };
	const { json } = await ask(`${entra.server.origin}/${tenantId}/oauth2/v2.0/token`, {
		...{ ca: certificates.authority, ...form({ ...proof, scope: `${resource}/.default` }) },
	});
	return String(json.access_token);
}

describe('tokens of the sign-in service', () => {
	const fixture = new AdlsFixture({
		verify: (text) => entra.verify(text) ?? (entra.expired(text) ? 'expired' : undefined),
	});
	const getToken = async () => ({ token: await token(), expiresOnTimestamp: Date.now() + 3_600_000 });
	const upload = async () =>
		await fixture
			.client({ getToken })
			.getFileSystemClient('files')
			.getFileClient('in/a.csv')
			.upload(Buffer.from('by token'))
			.then(
				() => 'done',
				(error: { code?: string }) => error.code,
			);

	test('let an application write that has the role, and no other', async () => {
		expect(await upload()).toBe('AuthorizationPermissionMismatch');
		fixture.lake.assign(clientId, 'Contributor');
		fixture.lake.assign(clientId, 'Storage Blob Data Reader');
		expect(await upload()).toBe('AuthorizationPermissionMismatch');
		fixture.lake.assign(clientId, 'Storage Blob Data Contributor', 'files');
		expect(await upload()).toBe('done');
		expect(fixture.files.file('in/a.csv')?.bytes().toString()).toBe('by token');
		fixture.lake.unassign(clientId);
		expect(await upload()).toBe('AuthorizationPermissionMismatch');
		expect(fixture.violations).toEqual([]);
	});

	test('are for storage, known and valid', async () => {
		const get = async (as: string) => await fixture.send('GET', '/files/a.csv', { as });
		expect(refused(await get(await token('https://graph.microsoft.com')))).toEqual([
			401,
			'InvalidAuthenticationInfo',
		]);
		const valid = await token();
		entra.expireTokens();
		const expired = await get(valid);
		expect(refused(expired)).toEqual([401, 'InvalidAuthenticationInfo']);
		expect(expired.text).toContain('The token is expired');
		expect(expired.headers['www-authenticate']).toContain('resource_id=https://storage.azure.com');
	});
});

describe('who may do what', () => {
	const fixture = new AdlsFixture();

	beforeEach(() => fixture.files.put('a.csv', 'a'));

	test.each([
		['nobody', 'GET', '/files/a.csv', 403],
		['reader', 'GET', '/files/a.csv', 200],
		['reader', 'GET', '/files?resource=filesystem&recursive=false', 200],
		['reader', 'GET', '/?resource=account', 200],
		['reader', 'PUT', '/files/b.csv?resource=file', 403],
		['reader', 'DELETE', '/files/a.csv', 403],
		['contributor', 'PUT', '/files/b.csv?resource=file', 201],
		['contributor', 'PUT', '/more?resource=filesystem', 201],
		['contributor', 'DELETE', '/files/a.csv', 200],
		['contributor', 'PATCH', '/files/a.csv?action=setAccessControl', 403],
		['owner', 'PATCH', '/files/a.csv?action=setAccessControl', 200],
	])('%s: %s %s is answered %i', async (as, method, path, status) => {
		const answer = await fixture.send(method, path, { as });
		expect(answer.status).toBe(status);
		if (status === 403) expect(refused(answer)).toEqual([403, 'AuthorizationPermissionMismatch']);
	});

	test('a role for one file system is for that alone', async () => {
		fixture.lake.addFileSystem('other').put('a.csv', 'a');
		fixture.lake.assign('nobody-id', 'Storage Blob Data Reader', 'other');
		const get = async (path: string) => (await fixture.send('GET', path, { as: 'nobody' })).status;
		expect(await get('/other/a.csv')).toBe(200);
		expect(await get('/files/a.csv')).toBe(403);
		expect(await get('/?resource=account')).toBe(403);
	});

	test('access control lists let in where no role does', async () => {
		fixture.files.directory('in');
		const create = async (path: string) =>
			await fixture.send('PUT', `/files/${path}?resource=file`, { as: 'nobody' });
		const base = 'user::rwx,group::r-x,other::---';
		fixture.files.allow('', `${base},user:nobody-id:--x`);
		expect(refused(await create('in/a.csv'))).toEqual([403, 'AuthorizationPermissionMismatch']);
		fixture.files.allow('in', `${base},user:nobody-id:-wx,default:user:nobody-id:rw-`);
		expect((await create('in/a.csv')).status).toBe(201);
		expect(refused(await create('b.csv'))).toEqual([403, 'AuthorizationPermissionMismatch']);
		expect((await fixture.append('in/a.csv', 0, 'x', { as: 'nobody' })).status).toBe(202);
		fixture.files.put('in/theirs.csv', '');
		fixture.files.allow('in/theirs.csv', `${base},user:nobody-id:-w-`);
		const half = await fixture.append('in/theirs.csv', 0, 'x', { as: 'nobody' });
		expect(refused(half)).toEqual([403, 'AuthorizationPermissionMismatch']);
		const listed = await fixture.send('GET', '/files?resource=filesystem&recursive=false&directory=in', {
			as: 'nobody',
		});
		expect(refused(listed)).toEqual([403, 'AuthorizationPermissionMismatch']);
		fixture.files.allow('', base);
		expect(refused(await create('in/c.csv'))).toEqual([403, 'AuthorizationPermissionMismatch']);
	});

	test('an account may be closed to everybody', async () => {
		const get = async () => refused(await fixture.send('GET', '/files/a.csv'));
		fixture.lake.behaviour.firewall = true;
		expect(await get()).toEqual([403, 'AuthorizationFailure']);
		fixture.lake.behaviour.disabled = true;
		expect(await get()).toEqual([403, 'AccountIsDisabled']);
		expect(fixture.violations).toEqual([]);
	});

	test('a request without authentication is never right', async () => {
		const answer = await fixture.send('GET', '/files/a.csv', { as: '' });
		expect(refused(answer)).toEqual([401, 'NoAuthenticationInformation']);
		expect(answer.json.error).toMatchObject({ code: 'NoAuthenticationInformation' });
		const wrong = await fixture.send('GET', '/files/a.csv', {
			as: '',
			headers: { authorization: 'Basic x' },
		});
		expect(refused(wrong)).toEqual([400, 'InvalidAuthenticationInfo']);
		expect(fixture.violations).toHaveLength(2);
	});
});
