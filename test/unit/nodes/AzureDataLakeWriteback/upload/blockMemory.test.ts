import {
	giveMemoryBack,
	takeMemory,
} from '../../../../../nodes/AzureDataLakeWriteback/upload/blockMemory.ts';

test('what was given back is taken again, by one at a time, for the same size', () => {
	const [one, other] = [takeMemory(64), takeMemory(64)];
	expect([one.byteLength, other.byteLength]).toEqual([64, 64]);
	expect(other).not.toBe(one);
	giveMemoryBack(one);
	giveMemoryBack(other);
	const larger = takeMemory(128);
	expect(larger.byteLength).toBe(128);
	const again = new Set([takeMemory(64), takeMemory(64)]);
	expect(again).toEqual(new Set([one, other]));
	expect(again.has(takeMemory(64))).toBe(false);
});
