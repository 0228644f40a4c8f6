import type { Drive, DriveItem } from '../../../../../../nodes/shared/drive/driveItem.ts';
import { checkArrival, type Content } from '../../../../../../nodes/shared/drive/download/arrival.ts';
import { FakeClock } from '../../http/fakeClock.ts';
import { driveThat } from '../fakeDrive.ts';

new FakeClock();

const fileOf = (hash?: string, size = 3, eTag = 'e1'): DriveItem => ({
	id: '01A',
	name: 'a.csv',
	size,
	eTag,
	file: { hashes: { quickXorHash: hash } },
});
const content = (hash = 'ours', size = 3, pieced = false): Content => ({ hash, size, pieced });

/** The drive has the file as it is now. */
function driveWith(now: DriveItem): { drive: Drive; reads: () => number } {
	const { drive, asked } = driveThat(() => now);
	const run = { signal: new AbortController().signal };
	Object.assign(drive.graph, { access: { run } });
	return { drive, reads: () => asked.length };
}

test('the hash that the drive has is enough', async () => {
	const item = fileOf('ours', 4);
	const { drive, reads } = driveWith(item);
	expect(await checkArrival(drive, item, content(), true)).toEqual({ item, verified: true, warnings: [] });
	expect(reads()).toBe(0);
});

test('a hash that comes late is waited for', async () => {
	const now = fileOf('ours');
	const { verified } = await checkArrival(driveWith(now).drive, fileOf(), content(), true);
	expect(verified).toBe(true);
});

test('what was changed before it was downloaded is what it is now', async () => {
	const now = fileOf('ours', 3, 'e2');
	const { drive } = driveWith(now);
	expect(await checkArrival(drive, fileOf('before', 9), content(), true)).toEqual({
		item: now,
		verified: true,
		warnings: [],
	});
});

test.each<[string, DriveItem, DriveItem, Content, boolean, RegExp]>([
	['changed', fileOf('a'), fileOf('b', 3, 'e2'), content(), true, /changed while it was downloaded/],
	['changed, without hashes', fileOf(), fileOf(undefined, 3, 'e2'), content(), true, /changed while/],
	['is not what arrived', fileOf('a'), fileOf('a'), content(), true, /is not what the drive says it holds/],
	['has another size and no hash', fileOf(), fileOf(undefined, 4), content(), true, /is not what the drive/],
	['changed between two pieces', fileOf('a'), fileOf('b', 3, 'e2'), content('x', 3, true), false, /changed/],
])('a file that %s is refused', async (_, item, now, arrived, byHash, message) => {
	const { drive } = driveWith(now);
	await expect(checkArrival(drive, item, arrived, byHash)).rejects.toThrow(message);
});

test('a file without a hash is compared by its size', async () => {
	expect(await checkArrival(driveWith(fileOf()).drive, fileOf(), content(), true)).toMatchObject({
		verified: false,
		warnings: ['The drive has no hash for "a.csv" yet: only its size was compared.'],
	});
});

test.each([
	['in one piece of the right size', content('any'), 0, []],
	['in pieces', content('any', 3, true), 1, []],
	[
		'with another size than the drive says',
		content('any', 5),
		1,
		['"a.csv" has 5 bytes, although the drive says that it has 3.'],
	],
])('unverified, what came %s is taken as it came', async (_, arrived, looks, warnings) => {
	const { drive, reads } = driveWith(fileOf('theirs'));
	expect(await checkArrival(drive, fileOf('theirs'), arrived, false)).toEqual({
		item: fileOf('theirs'),
		verified: false,
		warnings,
	});
	expect(reads()).toBe(looks);
});
