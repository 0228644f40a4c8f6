import { usualLimits } from '../../simulators/powerBi/limits.ts';
import { leastTime } from '../../simulators/powerBi/quota/leastTime.ts';

const minute = 60_000;
const hour = 3_600_000;

test.each([
	['nothing', { rows: 0 }, 0],
	['what fits into an hour', { rows: 1_000_000 }, 0],
	['one row more', { rows: 1_000_001 }, hour],
	['three hours’ worth', { rows: 3_000_000 }, 2 * hour],
	['what fits into a minute', { rows: 12_000, rowsPerPost: 100 }, 0],
	['one request more', { rows: 12_001, rowsPerPost: 100 }, minute],
	['small requests until the table is large', { rows: 250_000, rowsPerPost: 1000 }, 2 * minute],
	// 120 in each of two minutes and ten in the third: the 121st last of them is an hour old at the end of the second.
	['small requests from there on', { rows: 251_000, rowsPerPost: 1000 }, minute + hour],
	['small requests to a large table', { rows: 121, rowsPerPost: 1, stored: 250_000 }, hour],
	['small requests to a table that loses rows', { rows: 300_000, rowsPerPost: 1000, fifo: true }, 2 * minute],
])('%s', (_, push, expected) => {
	expect(leastTime(push)).toBe(expected);
});

test('other limits give other times', () => {
	expect(leastTime({ rows: 20_001, limits: { ...usualLimits, rowsPerHour: 10_000 } })).toBe(2 * hour);
});
