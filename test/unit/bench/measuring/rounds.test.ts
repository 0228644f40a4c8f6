import { differences, inTurn, quotients } from '../../../bench/measuring/rounds.ts';

test('the sides take turns, and each keeps its results in order', async () => {
	const order: string[] = [];
	const side = (name: string) => () => {
		order.push(name);
		return Promise.resolve(order.length);
	};
	expect(await inTurn(2, { a: side('a'), b: side('b') })).toEqual({ a: [1, 3], b: [2, 4] });
	expect(order).toEqual(['a', 'b', 'a', 'b']);
});

test('a side that fails ends it', async () => {
	const broken = () => Promise.reject(new Error('broken'));
	await expect(inTurn(1, { broken })).rejects.toThrow('broken');
});

test('rounds are compared one by one', () => {
	expect(quotients([1, 9], [2, 3])).toEqual([0.5, 3]);
	expect(differences([1, 9], [2, 3])).toEqual([-1, 6]);
	expect(() => quotients([1], [])).toThrow('same number of rounds');
});
