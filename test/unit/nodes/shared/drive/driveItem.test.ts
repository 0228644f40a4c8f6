import {
	type Drive,
	type DriveItem,
	findItem,
	findItemById,
	idPath,
	itemPath,
	kindOf,
	pathInDrive,
} from '../../../../../nodes/shared/drive/driveItem.ts';
import { driveThat, root } from './fakeDrive.ts';

const drive = { root } as Drive;

test.each([
	["Adele's Files", "/root:/Adele's%20Files"],
	["Adele's Files/doc (1).docx", "/root:/Adele's%20Files/doc%20(1).docx"],
	["Adele's Files/estimate%s.docx", "/root:/Adele's%20Files/estimate%25s.docx"],
	['Break#Out', '/root:/Break%23Out'],
	['Zoë/日本.csv', '/root:/Zo%C3%AB/%E6%97%A5%E6%9C%AC.csv'],
	['a+b&c=d.csv', '/root:/a%2Bb%26c%3Dd.csv'],
	['100%25.csv', '/root:/100%2525.csv'],
])('%p is encoded as %p', (path, encoded) => {
	expect(itemPath(drive, path.split('/'))).toBe(root + encoded);
});

test.each<[string[], string | undefined, string]>([
	[[], undefined, '/root'],
	[[], 'children', '/root/children'],
	[['a', 'b.csv'], undefined, '/root:/a/b.csv'],
	[['a', 'b.csv'], 'content', '/root:/a/b.csv:/content'],
	[['FolderA', 'FileB.txt'], 'createUploadSession', '/root:/FolderA/FileB.txt:/createUploadSession'],
])('%j %p is found at %p', (segments, navigation, path) => {
	expect(itemPath(drive, segments, navigation)).toBe(root + path);
});

test.each([
	['01ABC', undefined, '/items/01ABC'],
	['F5D1650C!44300', 'content', '/items/F5D1650C!44300/content'],
	['../x', 'children', '/items/..%2Fx/children'],
])('%p is found by its id, %p too', (id, navigation, path) => {
	expect(idPath(drive, id, navigation)).toBe(root + path);
});

test.each<[Partial<DriveItem>, string]>([
	[{ file: {} }, 'file'],
	[{}, 'file'],
	[{ folder: {} }, 'folder'],
	[{ folder: {}, root: {} }, 'folder'],
	[{ package: {}, folder: {} }, 'package'],
	[{ remoteItem: {}, folder: {} }, 'shortcut'],
	[{ remoteItem: {}, file: {} }, 'shortcut'],
])('%j is a %s', (item, kind) => {
	expect(kindOf(item)).toBe(kind);
});

test.each([
	['/drives/b!x/root:/Reports/2026', '/Reports/2026/a.csv'],
	['/drives/b!x/root:/Adele%27s%20Files/50%25', "/Adele's Files/50%/a.csv"],
	['/drives/b!x/root:', '/a.csv'],
	['/drive/root:/50%', '/50%/a.csv'],
	[undefined, '/typed/a.csv'],
])('an item whose parent is at %p lies at %p', (path, place) => {
	expect(pathInDrive({ id: '1', name: 'a.csv', size: 1, parentReference: { path } }, ['typed'])).toBe(place);
});

test('an item that is not there is no error', async () => {
	const { drive: empty, asked } = driveThat(() => undefined);
	expect(await findItem(empty, ['a', 'b#.csv'])).toBeUndefined();
	expect(await findItemById(empty, '01A', 'b#.csv')).toBeUndefined();
	expect(asked).toMatchObject([
		{ path: '/root:/a/b%23.csv', action: 'look for "a/b#.csv"', need: 'read', accepts: [404] },
		{ path: '/items/01A', action: 'look for "b#.csv"', need: 'read', accepts: [404] },
	]);
});
