import { median, rounded, spread } from '../../../bench/measuring/statistics.ts';

test.each([
	[[7], 7],
	[[9, 1, 5], 5],
	[[10, 9, 100, 2], 9.5],
])('the median of %j is %d', (values, middle) => {
	expect(median(values)).toBe(middle);
});

test('the values stay in their order', () => {
	const values = [3, 1, 2];
	median(values);
	expect(values).toEqual([3, 1, 2]);
});

test('of nothing there is no median', () => {
	expect(() => median([])).toThrow('no values');
});

test('the spread is from the smallest to the largest', () => {
	expect(spread([10, 9, 100])).toEqual([9, 100]);
});

test.each([
	[0.123456, 0.123],
	[999.9996, 1000],
	[1234.567, 1235],
])('%d is shown as %d', (value, shown) => {
	expect(rounded(value)).toBe(shown);
});
