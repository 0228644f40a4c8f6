/** By month, of a year that is no leap year. */
const LAST_DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether there is such a day, by the calendar of today for all years; from the year 1 on. */
export function isDay(year: number, month: number, day: number): boolean {
	const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	const last = month === 2 && isLeapYear ? 29 : (LAST_DAYS[month] ?? 0);
	return year >= 1 && day >= 1 && day <= last;
}
