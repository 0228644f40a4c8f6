import type { Drive, DriveItem } from '../../../../../nodes/shared/drive/driveItem.ts';
import { findLanded } from '../../../../../nodes/shared/drive/landed.ts';
import { pathOf } from '../../../../../nodes/shared/drive/target.ts';
import type { ConflictBehavior } from '../../../../../nodes/shared/file/conflictBehavior.ts';
import type { HashedFile } from '../../../../../nodes/shared/file/hashedFile.ts';
import { FakeClock } from '../http/fakeClock.ts';

new FakeClock();

const targetOf = (name: string, conflictBehavior: ConflictBehavior) => ({
	folder: ['Reports'],
	name,
	conflictBehavior,
});

test('the path is that of the folder and the name', () => {
	expect(pathOf(targetOf('a.csv', 'fail'))).toEqual(['Reports', 'a.csv']);
});

const began = Date.parse('2026-03-01T12:00:00Z');
const file = { size: 3, hash: () => Promise.resolve('ours') } as HashedFile;
const item = (name: string, created = '2026-03-01T12:00:05Z', hash = 'ours', size = 3): DriveItem => ({
	id: name,
	name,
	size,
	createdDateTime: created,
	file: { hashes: { quickXorHash: hash } },
});

function landed(items: DriveItem[], conflictBehavior: ConflictBehavior, since?: number) {
	const ask = (_: unknown, path: string) =>
		Promise.resolve(items.find(({ name }) => path === `/drives/x/root:/Reports/${encodeURIComponent(name)}`));
	const { signal } = new AbortController();
	const drive = { root: '/drives/x', graph: { ask, access: { run: { signal } } } } as unknown as Drive;
	return findLanded(drive, targetOf('a.csv', conflictBehavior), file, since);
}

const before = '2026-03-01T11:00:00Z';

test.each<[string, DriveItem[], ConflictBehavior, string | undefined]>([
	['nothing is there', [], 'replace', undefined],
	['ours is there', [item('a.csv')], 'replace', 'a.csv'],
	['ours took the place of an older one', [item('a.csv', before)], 'replace', 'a.csv'],
	['something else is there', [item('a.csv', undefined, 'other')], 'replace', undefined],
	['something of another size is there', [item('a.csv', undefined, 'ours', 4)], 'replace', undefined],
	['ours is new', [item('a.csv')], 'fail', 'a.csv'],
	['the same was there before', [item('a.csv', before)], 'fail', undefined],
	['ours came within the same second', [item('a.csv', '2026-03-01T11:59:59.500Z')], 'fail', 'a.csv'],
	['ours got a number', [item('a.csv', before), item('a 1.csv')], 'rename', 'a 1.csv'],
	[
		'the numbers before it are taken',
		[item('a.csv', before), item('a 1.csv', before), item('a 2.csv')],
		'rename',
		'a 2.csv',
	],
	[
		'the same was there under a number',
		[item('a.csv', before), item('a 1.csv', before)],
		'rename',
		undefined,
	],
	['somebody else added something new', [item('a.csv', undefined, 'other')], 'rename', undefined],
])('finds what an upload has made whose answer was lost: %s', async (_, items, conflictBehavior, name) => {
	expect((await landed(items, conflictBehavior, began))?.name).toBe(name);
});

test('claims nothing as its own where it does not know what time it is there', async () => {
	expect(await landed([item('a.csv')], 'fail')).toBeUndefined();
});
