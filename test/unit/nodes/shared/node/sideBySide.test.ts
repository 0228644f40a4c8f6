import { sideBySide } from '../../../../../nodes/shared/node/sideBySide.ts';

test('results come in the order of the entries, whoever ends first', async () => {
	const { promise: first, resolve } = Promise.withResolvers<void>();
	const results = sideBySide(['a', 'b'], 2, async (entry) => {
		if (entry === 'a') await first;
		else resolve();
		return entry.toUpperCase();
	});
	expect(await results).toEqual(['A', 'B']);
});

test('no more than so many are under way', async () => {
	let running = 0;
	let most = 0;
	await sideBySide([1, 2, 3, 4, 5, 6, 7], 3, async () => {
		most = Math.max(most, ++running);
		await Promise.resolve();
		running -= 1;
	});
	expect(most).toBe(3);
});

test('after a failure nothing is begun, and what is under way ends first', async () => {
	const begun: number[] = [];
	let ended = false;
	const { promise, resolve } = Promise.withResolvers<void>();
	const work = sideBySide([0, 1, 2], 2, async (entry) => {
		begun.push(entry);
		if (entry === 0) throw new Error('broken');
		await promise;
		ended = true;
	});
	resolve();
	await expect(work).rejects.toThrow('broken');
	expect([begun, ended]).toEqual([[0, 1], true]);
});

test('nothing to do is done at once', async () => {
	expect(await sideBySide([], 3, () => Promise.reject(new Error('never')))).toEqual([]);
});
