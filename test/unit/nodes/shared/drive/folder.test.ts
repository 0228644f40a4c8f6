import type { DriveItem } from '../../../../../nodes/shared/drive/driveItem.ts';
import { createFolders, inFolder, openFolder } from '../../../../../nodes/shared/drive/folder.ts';
import { ServiceError } from '../../../../../nodes/shared/errors/serviceError.ts';
import { driveThat } from './fakeDrive.ts';

const found = (item: Partial<DriveItem>) => driveThat(() => ({ id: '01A', name: '2026', ...item })).drive;

test('a folder is opened with the names that the drive has for it', async () => {
	const parentReference = { path: '/drives/b!x/root:/Reports' };
	expect(await openFolder(found({ folder: {}, parentReference }), ['reports', '2026'])).toEqual({
		id: '01A',
		segments: ['Reports', '2026'],
	});
	expect(await openFolder(found({ name: 'root', folder: {}, root: {} }), [])).toEqual({
		id: '01A',
		segments: [],
	});
});

test.each([
	['nothing', undefined, 'There is no folder "Reports/2026" in the drive'],
	['a file', { file: {} }, '"Reports/2026" is no folder'],
	['a notebook', { package: {}, folder: {} }, '"Reports/2026" is no folder'],
	['a shortcut', { remoteItem: {}, folder: {} }, '"Reports/2026" is no folder'],
])('%s cannot be opened', async (_, item, message) => {
	const drive = item ? found(item) : driveThat(() => undefined).drive;
	await expect(openFolder(drive, ['Reports', '2026'])).rejects.toMatchObject({ name: 'Actionable', message });
});

test('folders are made from the top down, and those that are there already are left as they are', async () => {
	const { drive: any, asked } = driveThat(() => undefined);
	await createFolders(any, ['Reports', '20 26']);
	const folder = { folder: {}, '@microsoft.graph.conflictBehavior': 'fail' };
	expect(asked).toEqual([
		{
			path: '/root/children',
			action: 'create the folder "Reports"',
			need: 'createFolder',
			accepts: [409],
			body: { name: 'Reports', ...folder },
		},
		{
			path: '/root:/Reports:/children',
			action: 'create the folder "Reports/20 26"',
			need: 'createFolder',
			accepts: [409],
			body: { name: '20 26', ...folder },
		},
	]);
});

test('the folder that was made last is given, and none where it was there', async () => {
	const made = { id: '01B', name: '2026', folder: {} };
	const { drive } = driveThat(({ path }) => (path === '/root/children' ? undefined : made));
	expect(await createFolders(drive, ['Reports', '2026'])).toBe(made);
	expect(await createFolders(drive, ['Reports'])).toBeUndefined();
});

const refusal = (status: number) => new ServiceError('OneDrive', 'upload', { status, codes: [] });

test('makes missing folders where the service does not, and goes on', async () => {
	const { drive: any, asked } = driveThat(() => undefined);
	const work = jest.fn().mockRejectedValueOnce(refusal(404)).mockResolvedValueOnce('done');
	expect(await inFolder(any, ['Reports'], work)).toBe('done');
	expect([work.mock.calls.length, asked.length]).toEqual([2, 1]);
});

test.each<[string, Error, string[]]>([
	['is missing at the root, where no folder can be', refusal(404), []],
	['is refused for another reason', refusal(403), ['Reports']],
	['goes wrong otherwise', new Error('broken'), ['Reports']],
])('makes no folders when something %s', async (_, error, folder) => {
	const { drive: any, asked } = driveThat(() => undefined);
	const work = jest.fn().mockRejectedValue(error);
	await expect(inFolder(any, folder, work)).rejects.toBe(error);
	expect([work.mock.calls.length, asked.length]).toEqual([1, 0]);
});

test('gives up when the folders do not help', async () => {
	const { drive: any } = driveThat(() => undefined);
	const work = jest.fn().mockRejectedValue(refusal(404));
	await expect(inFolder(any, ['Reports'], work)).rejects.toMatchObject({ status: 404 });
	expect(work).toHaveBeenCalledTimes(2);
});
