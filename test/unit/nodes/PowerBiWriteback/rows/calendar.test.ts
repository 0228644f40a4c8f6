import { isDay } from '../../../../../nodes/PowerBiWriteback/rows/calendar.ts';

test.each([1, 4, 100, 1900, 2000, 2024, 2026, 2100, 9999])(
	'the year %d has the days that JavaScript says',
	(year) => {
		for (let month = 0; month <= 13; month++)
			for (let day = 0; day <= 32; day++) {
				const date = new Date(0);
				date.setUTCFullYear(year, month - 1, day);
				const isThere = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
				expect([month, day, isDay(year, month, day)]).toEqual([month, day, isThere]);
			}
	},
);

test.each([
	[0, 1, 1],
	[NaN, 1, 1],
	[2026, NaN, 1],
	[2026, 1, NaN],
])('%p-%p-%p is none', (year, month, day) => {
	expect(isDay(year, month, day)).toBe(false);
});
