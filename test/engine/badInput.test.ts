import type { INodeParameters } from 'n8n-workflow';

import type { NodeToRun } from './engine.ts';
import { byId, byPath, Fixture } from './fixture.ts';

const fixture = new Fixture();
const from = { source: 'domoDataSet', fileNameMode: 'dataSetId' };

/** Bad input has to be refused before anything is sent, naming the field and what to do. */
async function refused(node: NodeToRun, message: string, fix: string): Promise<void> {
	const error = await fixture.fail(node);
	expect(error.message).toContain(message);
	expect(error.description).toContain(fix);
	expect(fixture.cloud.journal.entries).toEqual([]);
}

test.each<[string, INodeParameters, string, string]>([
	['no file name', { fileName: '={{ "" }}' }, 'File Name is empty', 'sales_<current_date>.csv'],
	['a name of spaces', { fileName: '   ' }, 'File Name is empty', 'Enter a name'],
	['a slash in the name', { fileName: 'a/b' }, 'File Name "a/b" holds /', 'do not allow any of'],
	['a question mark', { fileName: 'x?' }, 'File Name "x?" holds ?', 'do not allow any of'],
	['a macro that is none', { fileName: 'x_<current_dat>.csv' }, 'holds <', '<current_date-1>'],
	[
		'a reserved name',
		{ fileName: 'CON' },
		'File Name "CON" is a name that OneDrive and SharePoint keep',
		'another name',
	],
	['a temporary name', { fileName: '~$x.csv' }, 'keep for themselves', 'another name'],
	['a control character', { fileName: 'a\tb.csv' }, 'invisible character', 'Delete it'],
	['a long path', { folderPath: 'a/'.repeat(197), fileName: '12345678' }, 'have 402 characters', 'allow 400'],
	['a folder with a colon', { folderPath: 'a:b/c' }, 'Folder Path "a:b" holds :', 'do not allow any of'],
	['a folder that ends with a period', { folderPath: 'a/b.' }, 'may not end with a period', 'another folder'],
	['no user', { user: ' ' }, 'User is empty', "Enter the user's sign-in name"],
	['no drive id', { drive: 'driveId', driveId: '={{ "" }}' }, 'Drive ID is empty', "Enter the drive's ID"],
	[
		'a folder that came to nothing',
		{ folderPath: '={{ $json.folder }}' },
		'Folder Path has no value',
		'Its expression comes to nothing',
	],
	[
		'an app without a drive',
		{ drive: 'me' },
		'A service principal has no OneDrive',
		'Choose "OneDrive of a User"',
	],
	[
		'an unknown encoding',
		{ options: { encoding: 'latin-99' } },
		'File Encoding "latin-99" is not known',
		'Choose one',
	],
	[
		'bytes for an encoding',
		{ options: { encoding: 'base64' } },
		'File Encoding "base64" is not known',
		'Choose one',
	],
	[
		'a mark where there is none',
		{ options: { encoding: 'windows-1252', byteOrderMark: true } },
		'"windows-1252" has no byte order mark',
		'Turn Byte Order Mark off',
	],
	[
		'a name of a DataSet that is not there',
		{ fileNameMode: 'dataSetName' },
		'does not come from a DataSet',
		'Enter File Name',
	],
])('%s', async (_, parameters, message, fix) => {
	await refused(fixture.upload('x', parameters), message, fix);
});

test.each<[string, 'file' | 'folder', string, INodeParameters, string, string]>([
	['no file', 'file', 'delete', { item: byPath('={{ "" }}') }, 'File is empty', 'Enter the path of the file'],
	['no folder', 'folder', 'delete', { item: byId('={{ $json.id }}') }, 'Folder is empty', 'or its ID'],
	[
		'the root by its path',
		'folder',
		'delete',
		{ item: byPath('/') },
		'Folder names the root',
		'a folder in it',
	],
	[
		'the root by its name',
		'folder',
		'delete',
		{ item: byId('root') },
		'Folder names the root',
		'a folder in it',
	],
	['the root as a file', 'file', 'download', { item: byPath('\\') }, 'File names the root', 'a file in it'],
	['a path up', 'file', 'download', { item: byPath('a/../b.csv') }, '"..', 'Choose another name'],
	[
		'an output name with a slash',
		'file',
		'download',
		{ item: byPath('a.csv'), options: { fileName: 'a/b.csv' } },
		'File Name "a/b.csv" holds /',
		'do not allow any of',
	],
	[
		'a pattern that came to nothing',
		'file',
		'download',
		{ downloadMode: 'many', namePattern: '={{ $json.pattern }}' },
		'Name Pattern has no value',
		'Its expression comes to nothing',
	],
	['an illegal folder', 'file', 'getAll', { folderPath: 'a|b' }, 'Folder Path "a|b" holds |', 'do not allow'],
	['no folder to create', 'folder', 'create', { folderPath: ' / ' }, 'No folder is named', 'Reports/2026'],
])('%s: %s %s', async (_, resource, operation, parameters, message, fix) => {
	await refused(fixture.onDrive(resource, operation, parameters), message, fix);
});

// Written into the field, n8n itself would point at them; from an expression they come as late as this.
test.each([
	['no DataSet', '', 'DataSet is empty'],
	['a GUID that is none', '845305d8-da3d-4107', 'DataSet "845305d8-da3d-4107" holds no DataSet ID'],
	['a name in place of the ID', 'Sales', 'DataSet "Sales" holds no DataSet ID'],
])('%s', async (_, id, message) => {
	const node = fixture.upload('x', { ...from, dataSetId: byId(`={{ ${JSON.stringify(id)} }}`) });
	await refused({ ...node, credentials: [fixture.app, fixture.domo] }, message, 'after "datasources/"');
});

test.each([
	['fileName', '', 'Parameter "File Name" is required.'],
	['dataSetId', byId('845305d8'), 'Not a DataSet ID: it looks like 845305d8-da3d-4107-a9d6-13ef3f86d4a4'],
])('n8n points at %s in the panel', async (parameter, value, issue) => {
	const node = fixture.upload('x', { ...(parameter === 'dataSetId' ? from : {}), [parameter]: value });
	await expect(async () => await fixture.run(node)).rejects.toThrow(issue);
});

test('the address of another page than a DataSet', async () => {
	const dataSetId = { __rl: true, mode: 'url', value: '={{ "https://mycompany.domo.com/page/123" }}' };
	const node = fixture.upload('x', { ...from, dataSetId });
	await refused(
		{ ...node, credentials: [fixture.app, fixture.domo] },
		'holds no DataSet ID',
		'after "datasources/"',
	);
});

test('a binary field that the item does not have', async () => {
	const error = await fixture.fail(fixture.upload('x', { binaryPropertyName: 'file' }));
	expect(error.message).toContain("The item has no binary field 'file'");
	expect(fixture.cloud.journal.entries).toEqual([]);
});

test.each([
	['an empty secret', { clientSecret: '' }, 'Client Secret is empty'],
	[
		'a Secret ID',
		{ clientSecret: '5d0b3c1e-7f5e-4c58-9a4e-0e9f3a6f0b77' },
		'copy the column "Value" instead',
	],
	['no tenant', { tenantId: '' }, 'Tenant ID is empty'],
	['a tenant that is neither GUID nor domain', { tenantId: 'contoso' }, 'neither a GUID nor a domain name'],
	['everybody’s tenant', { tenantId: 'common' }, 'an app signs in to one tenant'],
	['a client ID that is none', { clientId: 'my app' }, 'Client ID is not an application ID'],
	[
		'a sign-in host without encryption',
		{ authorityUrl: 'http://login.example.com' },
		'Authority URL has to start with https://',
	],
	[
		'a service with a path',
		{ serviceUrl: 'https://graph.example.com/v1.0' },
		'Service URL has to be the service',
	],
	['a service that is no address', { serviceUrl: 'graph' }, 'Service URL is not a web address'],
	[
		'a certificate that is none',
		{ clientCredentialType: 'certificate', certificate: 'x' },
		'not a certificate in PEM form',
	],
])('a credential with %s', async (_, fields, fix) => {
	const credential = fixture.engine.credentials.add('oneDriveWritebackAppApi', {
		...fixture.cloud.appCredential,
		...fields,
	});
	await refused(
		fixture.upload('x', {}, { credentials: [credential] }),
		'The credential cannot work as it is',
		fix,
	);
});

test.each([
	['http', { apiUrl: 'http://api.domo.com' }, 'API URL has to start with https://'],
	['no secret', { clientSecret: '' }, 'Client Secret is empty'],
	['no client', { clientId: '' }, 'Client ID is empty'],
])('a Domo credential with %s', async (_, fields, fix) => {
	const credential = fixture.engine.credentials.add('domoApi', {
		...fixture.cloud.domoCredential,
		...fields,
	});
	const dataSetId = byId('845305d8-da3d-4107-a9d6-13ef3f86d4a4');
	const parameters = { resource: 'dataSet', operation: 'export', output: 'file', dataSetId };
	await refused(
		{ type: 'domo', credentials: [credential], parameters },
		'The credential cannot work as it is',
		fix,
	);
});

test('nobody has signed in yet', async () => {
	const credential = fixture.engine.credentials.add(
		'oneDriveWritebackOAuth2Api',
		fixture.cloud.appCredential,
	);
	const node = fixture.upload('x', { authentication: 'oAuth2', drive: 'me' }, { credentials: [credential] });
	await refused(node, 'The credential cannot work as it is', 'Nobody has signed in with this credential yet');
});
