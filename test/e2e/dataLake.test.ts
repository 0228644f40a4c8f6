import { gunzipSync } from 'node:zlib';

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { chain, type Credential, MANUAL_TRIGGER, readWorkflow } from '../sandbox/api/workflow.ts';
import { by, Fixture, type Parameters, step } from './fixture.ts';
import { csv, sales, sha256 } from './sales.ts';

const LAKE = 'azureDataLakeWritebackApi';
const fixture = new Fixture();
const lake = () => fixture.cloud.lake;

const stored = async (data: object, name: string): Promise<Credential> => {
	const fields = data as ICredentialDataDecryptedObject;
	return await fixture.api.createCredential(LAKE, fields, name);
};
const inLake = (name: string, parameters: Parameters, credential = fixture.credentials.lake) =>
	step(name, 'azureDataLakeWriteback', credential, parameters);
const exported = () => step('Export', 'domo', fixture.credentials.domo, { dataSetId: by('id', sales.id) });

/** What opens a storage account, or OneLake; and where files are then. */
const kinds = [
	{ kind: 'client secret', fields: () => fixture.cloud.lakeCredential },
	{
		kind: 'certificate',
		fields: () => ({ ...fixture.cloud.certificateCredential, ...lake().servicePrincipal }),
	},
	{ kind: 'account key', fields: () => lake().sharedKeyCredential },
	{ kind: 'shared access signature', fields: () => lake().sasCredential() },
	{
		kind: 'client secret, for OneLake',
		fields: () => ({ ...fixture.cloud.lakeCredential, ...lake().oneLakeServicePrincipal }),
		fileSystem: 'Sales',
		root: 'Exports.Lakehouse/Files/',
	},
];

describe.each(kinds)('$kind', ({ kind, fields, fileSystem = 'exports', root = '' }) => {
	const files = () => (root ? lake().oneLake.fileSystem(fileSystem) : lake().files);
	let credential: Credential;
	beforeAll(async () => (credential = await stored(fields(), kind)));

	test('is tested and found good', async () => {
		const { status, message } = await fixture.api.testCredential(credential);
		expect([status, message]).toEqual(['OK', `Signed in, and allowed to write to ${fileSystem}`]);
	});

	test('lets the example put the DataSet into the folder of the day', async () => {
		const example = readWorkflow('examples/domo-to-adls.json', [fixture.credentials.domo, credential]);
		const { parameters } = example.nodes.find(({ name }) => name === 'Write DataSet to Data Lake')!;
		// The file system is the one of the credential.
		if (root)
			Object.assign(parameters, {
				fileSystem: by('list', ''),
				folderPath: `${root}domo/sales/<current_date>`,
			});
		const execution = await fixture.api.runAndWait(
			await fixture.api.createWorkflow(example),
			'Every Morning',
		);
		expect(execution.error).toBeUndefined();
		expect(fixture.toldSecrets(execution.text)).toEqual([]);
		const [output] = execution.json('Write DataSet to Data Lake');
		const { path, eTag, verified } = output?.file as { path: string; eTag: string; verified: boolean };
		expect(path.slice(1 + root.length)).toMatch(
			/^domo\/sales\/\d{4}-\d{2}-\d{2}\/Sales Orders 2026\.csv\.gz$/,
		);
		const landed = files().file(path)!;
		expect([verified, eTag.replaceAll('"', '')]).toEqual([true, landed.eTag]);
		expect(sha256(gunzipSync(landed.bytes()))).toBe(sha256(csv()));
		expect(landed.properties).toMatchObject({ department: 'Sales', domo_dataset_id: sales.id });
	});

	test('lets a file keep a name that addresses have to encode', async () => {
		const path = `${root}Köln 100%/a+b/#1 50% größer? 😀.csv`;
		const [folderPath, fileName] = [
			path.slice(0, path.lastIndexOf('/')),
			path.slice(path.lastIndexOf('/') + 1),
		];
		const upload = inLake('Upload', { folderPath, fileName }, credential);
		const [output] = (await fixture.run(exported(), upload)).json('Upload');
		expect(output?.file).toMatchObject({ path: `/${path}`, name: fileName, fileSystem, verified: true });
		expect(files().file(path)?.sha256).toBe(sha256(csv()));
	});
});

describe('by hand in n8n', () => {
	test('file systems are listed and searched', async () => {
		lake().account.addFileSystem('archive');
		const search = async (filter?: string) =>
			(
				await fixture.api.listSearch(inLake('List', {}), 'fileSystem', {
					methodName: 'searchFileSystems',
					filter,
				})
			).results.map(({ name }) => name);
		expect(await search()).toEqual(['archive', 'exports']);
		expect(await search('ARC')).toEqual(['archive']);
	});

	test('files are listed, downloaded and deleted', async () => {
		for (const path of ['in/2026/März.csv', 'in/sales.csv', 'in/note.txt']) lake().files.put(path, csv());
		const folder = { folderPath: 'in', namePattern: '*.csv', recursive: true };
		const options = { namePattern: '*.csv', recursive: true };
		const list = inLake('List', { operation: 'getAll', folderPath: 'in', options });
		const download = inLake('Download', { operation: 'download', downloadMode: 'many', ...folder });
		const remove = inLake('Delete', { operation: 'delete', item: by('path', 'in/sales.csv') });
		const listed = (await fixture.run(list)).json('List');
		expect(listed.map(({ path }) => path).sort()).toEqual(['/in/2026/März.csv', '/in/sales.csv']);
		const downloaded = (await fixture.run(download)).items('Download');
		expect(downloaded).toHaveLength(2);
		for (const { binary } of downloaded)
			expect(sha256(await fixture.api.binary(binary?.data?.id ?? ''))).toBe(sha256(csv()));
		expect((await fixture.run(remove)).json('Delete')).toMatchObject([
			{ deleted: true, path: '/in/sales.csv' },
		]);
		expect(lake().files.list('in')).toEqual(['in/2026/März.csv', 'in/note.txt']);
	});

	test('an app without a role is told which by a run, too', async () => {
		const fields = { ...fixture.cloud.selectedAppCredential, ...lake().servicePrincipal };
		const upload = inLake('Upload', { fileName: 'sales.csv' }, await stored(fields, 'no role'));
		const workflow = await fixture.api.createWorkflow(chain('Refused', [MANUAL_TRIGGER, exported(), upload]));
		const { status, error } = await fixture.api.runAndWait(workflow, MANUAL_TRIGGER.name);
		expect([status, error?.message]).toEqual([
			'error',
			'Azure Data Lake could not upload "sales.csv" (403 AuthorizationPermissionMismatch)',
		]);
		expect(error?.description).toContain('Assign the app the role Storage Blob Data Contributor');
	});

	test('an upload that is stopped shows as canceled, and leaves nothing behind', async () => {
		const { faults } = lake().account.dfs;
		const upload = inLake('Upload', { folderPath: 'stopped', fileName: 'sales.csv' });
		const workflow = await fixture.api.createWorkflow(chain('Stopped', [MANUAL_TRIGGER, exported(), upload]));
		faults.add({ method: 'PATCH', path: /stopped/, does: { kind: 'stall', afterBytes: 0 } });
		const id = await fixture.api.run(workflow, MANUAL_TRIGGER.name);
		await fixture.until(() => faults.spent);
		await fixture.api.stopExecution(id);
		expect((await fixture.api.finished(id)).status).toBe('canceled');
		await fixture.until(() => lake().files.list('stopped').length === 0);
	});
});
