import type { Drive, DriveItem } from '../../../../../nodes/shared/drive/driveItem.ts';
import { verify } from '../../../../../nodes/shared/drive/verification.ts';
import { Actionable } from '../../../../../nodes/shared/errors/actionable.ts';
import type { HashedFile } from '../../../../../nodes/shared/file/hashedFile.ts';
import { FakeClock } from '../http/fakeClock.ts';

const clock = new FakeClock();
const file = { size: 3, hash: () => Promise.resolve('ours') } as HashedFile;
const itemWith = (hash?: string, size = 3): DriveItem => ({
	id: '1',
	name: 'a.csv',
	size,
	file: { hashes: hash === undefined ? {} : { quickXorHash: hash } },
});

/** A drive that knows an item, as it is at each time that one looks. */
function driveWith(...states: DriveItem[]): { drive: Drive; looks: () => number } {
	let looks = 0;
	const ask = () => Promise.resolve(states[Math.min(looks++, states.length - 1)]);
	const { signal } = new AbortController();
	return {
		drive: { root: '/drives/x', graph: { ask, access: { run: { signal } } } } as unknown as Drive,
		looks: () => looks,
	};
}

test('the same size and hash are the same content', async () => {
	const { drive, looks } = driveWith();
	expect(await verify(drive, itemWith('ours'), file, true)).toEqual({
		verified: true,
		hash: 'ours',
		warnings: [],
	});
	expect(looks()).toBe(0);
});

test.each([
	['another hash', itemWith('theirs'), true, /content with the quickXorHash theirs instead of ours/],
	['another size', itemWith('ours', 2), true, /2 bytes instead of 3/],
	['another size, even if nobody wants hashes compared', itemWith('ours', 4), false, /4 bytes instead of 3/],
])('%s is an upload that failed', async (_, item, byHash, message) => {
	const failed = verify(driveWith().drive, item, file, byHash);
	await expect(failed).rejects.toBeInstanceOf(Actionable);
	await expect(failed).rejects.toThrow(message);
	await expect(failed).rejects.toThrow(/"a\.csv"/);
});

test('without a comparison of hashes nothing is claimed', async () => {
	expect(await verify(driveWith().drive, itemWith('theirs'), file, false)).toEqual({
		verified: false,
		warnings: [],
	});
});

test('waits a little for the service to work the hash out', async () => {
	const { drive, looks } = driveWith(itemWith(), itemWith(), itemWith('ours'));
	expect(await verify(drive, itemWith(), file, true)).toEqual({ verified: true, hash: 'ours', warnings: [] });
	expect(looks()).toBe(3);
	expect(clock.sleeps).toEqual([0, 500, 1000]);
});

test('does not wait long, and then claims nothing and says so', async () => {
	const { drive } = driveWith(itemWith());
	expect(await verify(drive, itemWith(), file, true)).toEqual({
		verified: false,
		warnings: [expect.stringMatching(/no hash for "a\.csv".*only its size/)],
	});
	expect(clock.sleeps.reduce((sum, slept) => sum + slept, 0)).toBe(3500);
});

test('a hash that comes late and is another one is an upload that failed', async () => {
	const failed = verify(driveWith(itemWith('theirs')).drive, itemWith(), file, true);
	await expect(failed).rejects.toThrow(/theirs instead of ours/);
});
