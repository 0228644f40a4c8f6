import type { IExecuteFunctions } from 'n8n-workflow';

import type { DriveItem } from '../../../../../nodes/shared/drive/driveItem.ts';
import { findAt, itemAddress } from '../../../../../nodes/shared/drive/itemLocator.ts';
import { FakeClock } from '../http/fakeClock.ts';
import { driveThat } from './fakeDrive.ts';

new FakeClock();

const addressOf = (item: unknown, kind: 'file' | 'folder' = 'file') =>
	itemAddress(
		{ getNodeParameter: () => item, getTimezone: () => 'Asia/Tokyo' } as unknown as IExecuteFunctions,
		0,
		kind,
	);
const by = (mode: string, value: unknown) => ({ __rl: true, mode, value });

test.each([
	['Reports/2026/sales.csv', ['Reports', '2026', 'sales.csv']],
	['\\Reports\\2026\\sales.csv', ['Reports', '2026', 'sales.csv']],
	[' /Reports//2026/ sales.csv ', ['Reports', '2026', 'sales.csv']],
	['sales_<current_date-1>.csv', ['sales_2026-02-28.csv']],
	['Reports/~sales.', ['Reports', '~sales.']],
	[2026, ['2026']],
])('%p is a path from the root', (path, segments) => {
	expect(addressOf(by('path', path))).toEqual({ kind: 'file', name: `"${segments.join('/')}"`, segments });
	expect(addressOf(path)).toMatchObject({ segments });
});

test('an id is taken as it is', () => {
	expect(addressOf(by('id', ' F5D1!443 '))).toEqual({
		kind: 'file',
		name: 'with the ID F5D1!443',
		id: 'F5D1!443',
	});
});

test.each([
	[by('path', ''), 'File is empty'],
	[by('id', '  '), 'File is empty'],
	[by('path', undefined), 'File is empty'],
	[undefined, 'File is empty'],
	[by('path', '/'), 'File names the root of the drive'],
	[by('path', '\\ / '), 'File names the root of the drive'],
	[by('id', 'root'), 'File names the root of the drive'],
	[by('path', 'a/b?.csv'), 'File "b?.csv" holds ?'],
	[by('path', 'a/../b.csv'), 'File "..'],
	[by('path', 'a./b.csv'), 'File has a folder "a."'],
])('%j is refused', (item, message) => {
	expect(() => addressOf(item)).toThrow(message);
});

test('a folder is spoken of as a folder', () => {
	expect(() => addressOf(by('path', ' '), 'folder')).toThrow('Folder is empty');
	expect(() => addressOf(by('path', '/'), 'folder')).toThrow('Folder names the root of the drive');
	expect(() => addressOf(by('path', 'a/b.'), 'folder')).toThrow('Folder has a folder "b."');
});

const item = (facets: Partial<DriveItem>): DriveItem => ({ id: '01A', name: 'x', size: 1, ...facets });

test('what is meant is looked up where it is said to be', async () => {
	const { drive, asked } = driveThat(() => item({ file: {} }));
	await findAt(drive, { kind: 'file', name: '"a#/b.csv"', segments: ['a#', 'b.csv'] });
	await findAt(drive, { kind: 'file', name: 'with the ID 01A', id: '01A' });
	expect(asked).toMatchObject([
		{ path: '/root:/a%23/b.csv', action: 'look for the file "a#/b.csv"', accepts: [404] },
		{ path: '/items/01A', action: 'look for the file with the ID 01A', accepts: [404] },
	]);
});

test.each<['file' | 'folder', DriveItem | undefined, string]>([
	['file', undefined, 'There is no file "a/x" in the drive'],
	['folder', undefined, 'There is no folder "a/x" in the drive'],
	['file', item({ folder: {} }), '"x" is a folder, not a file'],
	['folder', item({ file: {} }), '"x" is a file, not a folder'],
	['folder', item({ folder: {}, root: {} }), 'Folder names the root of the drive'],
	['file', item({ package: {} }), '"x" is a notebook, not a file'],
	['folder', item({ remoteItem: {}, folder: {} }), '"x" is a shortcut to another drive, not a folder'],
])('a %s is not taken for %j', async (kind, found, message) => {
	const { drive } = driveThat(() => found);
	const address = { kind, name: '"a/x"', segments: ['a', 'x'] };
	await expect(findAt(drive, address)).rejects.toMatchObject({ name: 'Actionable', message });
});
