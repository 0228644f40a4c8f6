import type { INodeParameters } from 'n8n-workflow';

import { byId, byPath, Fixture } from './fixture.ts';
import { refused } from './refusedInput.ts';

const fixture = new Fixture();

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
	await refused(fixture, fixture.onDrive(resource, operation, parameters), message, fix);
});
