import {
	createFolders,
	type Drive,
	findItem,
	inFolder,
	itemPath,
	pathInDrive,
} from '../../../../../nodes/shared/drive/driveItem.ts';
import type { Asking } from '../../../../../nodes/shared/drive/graph.ts';
import { ServiceError } from '../../../../../nodes/shared/errors/serviceError.ts';

const root = '/drives/b!x';
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
	['/drives/b!x/root:/Reports/2026', '/Reports/2026/a.csv'],
	['/drives/b!x/root:/Adele%27s%20Files/50%25', "/Adele's Files/50%/a.csv"],
	['/drives/b!x/root:', '/a.csv'],
	['/drive/root:/50%', '/50%/a.csv'],
	[undefined, '/typed/a.csv'],
])('an item whose parent is at %p lies at %p', (path, place) => {
	expect(pathInDrive({ id: '1', name: 'a.csv', size: 1, parentReference: { path } }, ['typed'])).toBe(place);
});

/** A drive that answers every request as told, and keeps what was asked for. */
function driveThat(answer: (asking: Asking, path: string) => unknown) {
	const asked: Array<{ path: string; action: string; accepts?: number[]; body?: unknown }> = [];
	const ask = async (asking: Asking, path: string, send: (request: object) => unknown) => {
		const entry: (typeof asked)[number] = { path: path.replace(root, ''), ...asking };
		asked.push(entry);
		const request = {
			select: () => request,
			get: () => undefined,
			post: (body: unknown) => (entry.body = body),
		};
		send(request);
		return await Promise.resolve(answer(asking, path));
	};
	return { drive: { root, graph: { ask } } as unknown as Drive, asked };
}

test('an item that is not there is no error', async () => {
	const { drive: empty, asked } = driveThat(() => undefined);
	expect(await findItem(empty, ['a', 'b#.csv'])).toBeUndefined();
	expect(asked).toMatchObject([{ path: '/root:/a/b%23.csv', action: 'look for "a/b#.csv"', accepts: [404] }]);
});

test('folders are made from the top down, and those that are there already are left as they are', async () => {
	const { drive: any, asked } = driveThat(() => undefined);
	await createFolders(any, ['Reports', '20 26']);
	const folder = { folder: {}, '@microsoft.graph.conflictBehavior': 'fail' };
	expect(asked).toEqual([
		{
			path: '/root/children',
			action: 'create the folder "Reports"',
			accepts: [409],
			body: { name: 'Reports', ...folder },
		},
		{
			path: '/root:/Reports:/children',
			action: 'create the folder "Reports/20 26"',
			accepts: [409],
			body: { name: '20 26', ...folder },
		},
	]);
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
