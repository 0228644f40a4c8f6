import { dayIn, expandMacros } from '../../../../../nodes/shared/file/macros.ts';

test.each([
	['UTC', '2026-03-01T23:59:59Z', '2026-03-01'],
	['Europe/Berlin', '2026-03-01T23:00:00Z', '2026-03-02'],
	['America/New_York', '2026-03-01T04:59:59Z', '2026-02-28'],
	['Pacific/Kiritimati', '2026-03-01T10:00:00Z', '2026-03-02'],
	['Pacific/Pago_Pago', '2026-03-01T10:59:00Z', '2026-02-28'],
	['Asia/Kathmandu', '2026-03-01T18:15:00Z', '2026-03-02'],
	// The clock goes on from 2:00 to 3:00, and from midnight to 1:00: the day is that on the wall all the same.
	['Europe/Berlin', '2026-03-29T00:59:59Z', '2026-03-29'],
	['Europe/Berlin', '2026-03-29T22:00:00Z', '2026-03-30'],
	['Africa/Cairo', '2026-04-23T21:59:59Z', '2026-04-23'],
	['Africa/Cairo', '2026-04-23T22:00:00Z', '2026-04-24'],
	// The clock goes back: the last hour of the day comes an hour later.
	['Europe/Berlin', '2026-10-25T22:59:59Z', '2026-10-25'],
	['Europe/Berlin', '2026-10-25T23:00:00Z', '2026-10-26'],
	['UTC', '2026-12-31T23:59:59.999Z', '2026-12-31'],
	['Asia/Tokyo', '2026-12-31T15:00:00Z', '2027-01-01'],
	['UTC', '2028-02-29T12:00:00Z', '2028-02-29'],
])('the day in %s at %s is %s', (timeZone, time, day) => {
	expect(dayIn(timeZone, Date.parse(time))).toBe(day);
});

test.each([
	['2026-03-01', '<current_date>', '2026-03-01'],
	['2026-03-01', '<current_date-1>', '2026-02-28'],
	['2028-03-01', '<current_date-1>', '2028-02-29'],
	['2100-03-01', '<current_date-1>', '2100-02-28'],
	['2026-03-01', '<current_date-31>', '2026-01-29'],
	['2026-01-31', '<current_date+1>', '2026-02-01'],
	['2026-12-31', '<current_date+1>', '2027-01-01'],
	['2026-01-01', '<current_date-365>', '2025-01-01'],
	['2028-02-29', '<current_date+366>', '2029-03-01'],
	['2026-03-28', '<current_date+1>', '2026-03-29'],
	['2026-03-01', '<current_date+7>', '2026-03-08'],
	['2026-03-01', '<current_date-0>', '2026-03-01'],
	['2026-03-01', '<current_date-007>', '2026-02-22'],
	['2026-03-01', '<current_date - 1 >', '2026-02-28'],
	['2026-03-01', '<CURRENT_DATE+1>', '2026-03-02'],
	['9999-12-30', '<current_date+1>', '9999-12-31'],
	['9999-12-31', '<current_date+1>', '<current_date+1>'],
	['0000-01-02', '<current_date-1>', '0000-01-01'],
	['0000-01-01', '<current_date-1>', '<current_date-1>'],
])('on %s %s is %s', (today, macro, day) => {
	expect(expandMacros(macro, today)).toBe(day);
});

test('every macro in a text is expanded, and only they', () => {
	expect(expandMacros('sales_<current_date-1>_to_<current_date>.csv', '2026-03-01')).toBe(
		'sales_2026-02-28_to_2026-03-01.csv',
	);
});

test.each([
	'<current_date+3000000>',
	'<current_date-1000000>',
	'<current_date+99999999999>',
	'<current_date-99999999999>',
	'<current_date+123456789012345678901234567890>',
	'<current_date1>',
	'<current_date+>',
	'<current_date+1.5>',
	'<current_date--1>',
	'<current date>',
	'<current_datetime>',
	'current_date',
	'',
])('%p is left as it was written', (text) => {
	expect(expandMacros(text, '2026-03-01')).toBe(text);
});
