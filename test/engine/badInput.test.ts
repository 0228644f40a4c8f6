import type { INodeParameters } from 'n8n-workflow';

import { Fixture } from './fixture.ts';
import { refused } from './refusedInput.ts';

const fixture = new Fixture();

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
	await refused(fixture, fixture.upload('x', parameters), message, fix);
});

test('a binary field that the item does not have', async () => {
	const error = await fixture.fail(fixture.upload('x', { binaryPropertyName: 'file' }));
	expect(error.message).toContain("The item has no binary field 'file'");
	expect(fixture.cloud.journal.entries).toEqual([]);
});
