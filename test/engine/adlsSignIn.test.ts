import { randomBytes } from 'node:crypto';

import { serviceError } from '../simulators/adls/refusal.ts';
import { LakeFixture } from './lakeFixture.ts';

const fixture = new LakeFixture();
const bytes = randomBytes(100_000);
const patches = () => fixture.cloud.journal.find({ service: 'adls', method: 'PATCH' });

describe.each([
	['a client secret', () => fixture.cloud.lakeCredential],
	[
		'a certificate',
		() => ({ ...fixture.cloud.certificateCredential, ...fixture.cloud.lake.servicePrincipal }),
	],
	['an account key', () => fixture.cloud.lake.sharedKeyCredential],
	['a shared access signature', () => fixture.cloud.lake.sasCredential()],
	['one with its question mark', () => withQuestionMark(fixture.cloud.lake.sasCredential())],
])('%s', (_, fields) => {
	const credentials = () => [fixture.lakeCredential(fields())];

	test('lets an upload in', async () => {
		const parameters = { fileName: 'a b#%?+ü😀.csv', folderPath: 'Köln 100%/a+b' };
		await fixture.succeed(fixture.store(bytes, parameters, { credentials: credentials() }));
		expect(fixture.files.file('Köln 100%/a+b/a b#%?+ü😀.csv')?.bytes().equals(bytes)).toBe(true);
	});

	test('lets look for what became of a lost rename', async () => {
		fixture.dfs.faults.add({ method: 'PUT', path: /mode=legacy/, does: { kind: 'loseAnswer' } });
		await fixture.succeed(
			fixture.store(bytes, { fileName: 'lost & found.csv' }, { credentials: credentials() }),
		);
		expect(fixture.files.file('lost & found.csv')?.bytes().equals(bytes)).toBe(true);
	});
});

function withQuestionMark<T extends { sasToken: string }>(fields: T): T {
	return { ...fields, sasToken: ` ?${fields.sasToken} ` };
}

describe('a shared access signature', () => {
	const stored = (permissions: string, options = {}) => {
		const credentials = [fixture.lakeCredential(fixture.cloud.lake.sasCredential(permissions))];
		return fixture.store(bytes, { fileName: `${permissions}.csv`, options }, { credentials });
	};

	test.each([
		['cw', 'Delete (d)'],
		['rawl', 'Delete (d)'],
		['rad', 'Write (w)'],
	])('of %s is refused before the first byte', async (permissions, missing) => {
		const error = await fixture.fail(stored(permissions));
		expect(error.message).toBe('The credential cannot work as it is');
		expect(error.description).toContain(`SAS Token lacks permissions that an upload needs: ${missing}.`);
		expect(fixture.cloud.journal.find({ service: 'adls' })).toEqual([]);
	});

	test.each([
		['wd', {}],
		['w', { directWrite: true }],
	])('of %s is enough for an upload with %j', async (permissions, options) => {
		fixture.files.put(`${permissions}.csv`, 'old');
		await fixture.succeed(stored(permissions, options));
		expect(fixture.files.file(`${permissions}.csv`)?.bytes().equals(bytes)).toBe(true);
	});
});

test('a token that the service turns down is renewed, once', async () => {
	await fixture.succeed(fixture.store(bytes));
	const before = patches().at(-1)?.headers.authorization;
	fixture.dfs.faults.add({ method: 'PATCH', does: serviceError('InvalidAuthenticationInfo') });
	await fixture.succeed(fixture.store(bytes));
	expect(patches().at(-1)?.headers.authorization).not.toBe(before);
	expect(patches().filter(({ outcome }) => outcome === 401).length).toBe(1);
});

describe('OneLake', () => {
	const oneLake = () => ({ ...fixture.cloud.lakeCredential, ...fixture.cloud.lake.oneLakeServicePrincipal });

	test.each(['Sales', 'Vertrieb 100% #1'])('takes files beneath a lakehouse of %s', async (workspace) => {
		const { lake } = fixture.cloud;
		lake.oneLake.addFileSystem(workspace).directory('Exports.Lakehouse/Files');
		const parameters = { folderPath: 'Exports.Lakehouse/Files/Umsätze' };
		const credentials = [fixture.lakeCredential({ ...oneLake(), fileSystem: workspace })];
		const [json] = await fixture.succeed(fixture.store(bytes, parameters, { credentials }));
		expect(json?.file).toMatchObject({ fileSystem: workspace, verified: true });
		const stored = lake.oneLake.fileSystem(workspace).file('Exports.Lakehouse/Files/Umsätze/out.csv');
		expect(stored?.bytes().equals(bytes)).toBe(true);
	});

	test('is searched by the workspaces’ own upper and lower case', async () => {
		const credentials = [fixture.lakeCredential(oneLake())];
		const node = fixture.store('', {}, { credentials });
		const { results } = await fixture.engine.search(node, 'searchFileSystems', 'Sal');
		expect(results.map(({ name }) => name)).toEqual(['Sales']);
	});
});

describe('a refusal', () => {
	afterEach(() => {
		const { lake, app } = fixture.cloud;
		Object.assign(lake.account.behaviour, { disabled: false, firewall: false, allowsSharedKey: true });
		lake.account.unassign(app.clientId);
		lake.account.assign(app.clientId, 'Storage Blob Data Contributor');
	});

	test.each<[string, () => void, string]>([
		[
			'AuthorizationPermissionMismatch',
			() => fixture.cloud.lake.account.unassign(fixture.cloud.app.clientId),
			'Storage Blob Data Contributor',
		],
		[
			'AuthorizationFailure',
			() => void (fixture.cloud.lake.account.behaviour.firewall = true),
			"allow n8n's address under Networking",
		],
		[
			'AccountIsDisabled',
			() => void (fixture.cloud.lake.account.behaviour.disabled = true),
			'The storage account is disabled',
		],
	])('%s says what to do', async (code, prepare, remedy) => {
		prepare();
		const error = await fixture.fail(fixture.store(bytes));
		expect(error.message).toBe(`Azure Data Lake could not upload "out.csv" (403 ${code})`);
		expect(error.description).toContain(remedy);
		expect(error.description).toMatch(/Azure Data Lake says: This request|Azure Data Lake says: The spec/);
		expect(error.description).toMatch(/Support finds it as x-ms-request-id [0-9a-f-]{36}\.$/);
	});

	test('KeyBasedAuthenticationNotPermitted says to use a service principal', async () => {
		fixture.cloud.lake.account.behaviour.allowsSharedKey = false;
		const credentials = [fixture.lakeCredential(fixture.cloud.lake.sharedKeyCredential)];
		const error = await fixture.fail(fixture.store(bytes, {}, { credentials }));
		expect(error.message).toContain('(403 KeyBasedAuthenticationNotPermitted)');
		expect(error.description).toContain('use Service Principal in the credential');
	});

	test('a file system that is missing is named, and made if that is wanted', async () => {
		const parameters = { fileSystem: { __rl: true, mode: 'name', value: 'new-one' } };
		const error = await fixture.fail(fixture.store(bytes, parameters));
		expect(error.message).toBe('Azure Data Lake could not upload "out.csv" (404 FilesystemNotFound)');
		expect(error.description).toContain('turn on Create File System');
		const options = { createFileSystem: true };
		const [json] = await fixture.succeed(fixture.store(bytes, { ...parameters, options }));
		expect(json?.file).toMatchObject({ fileSystem: 'new-one' });
		expect(fixture.cloud.lake.account.fileSystem('new-one').list()).toEqual(['out.csv']);
	});

	test('AADSTS numbers are told as elsewhere', async () => {
		const fields = { ...fixture.cloud.lakeCredential, clientSecret: 'not-the-secret-0123456789' };
		const error = await fixture.fail(
			fixture.store(bytes, {}, { credentials: [fixture.lakeCredential(fields)] }),
		);
		expect(error.message).toBe('The sign-in did not work');
		expect(error.description).toContain('AADSTS7000215');
	});
});
