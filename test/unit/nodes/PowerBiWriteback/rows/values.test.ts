import { dateTime } from '../../../../../nodes/PowerBiWriteback/rows/dateTime.ts';
import { decimal, double, int64 } from '../../../../../nodes/PowerBiWriteback/rows/numbers.ts';

test.each([
	['1', '1'],
	['-007', '-7'],
	['+5', '5'],
	[' 12 ', '12'],
	['12.000', '12'],
	['1e3', '1000'],
	['9223372036854775806', '9223372036854775806'],
	['9223372036854775807', undefined],
	['-9223372036854775807', '-9223372036854775807'],
	['-9223372036854775808', undefined],
	['1.5', undefined],
	['1e400', undefined],
	['', undefined],
	['abc', undefined],
	['0x10', undefined],
])('%j as Int64 is %j', (text, expected) => expect(int64(text)).toBe(expected));

test.each([
	['12.50', '12.5'],
	['.5', '0.5'],
	['-0.0001', '-0.0001'],
	['123456789012345678901234.1234', '123456789012345678901234.1234'],
	['1234567890123456789012345', undefined],
	['0.00001', undefined],
	['1.5e-3', '0.0015'],
	['1.5E3', '1500'],
	['12e-1', '1.2'],
	['1e-5', undefined],
	['.', undefined],
])('%j as Decimal is %j', (text, expected) => expect(decimal(text)).toBe(expected));

test.each([
	['0.1', '0.1'],
	['5.', '5'],
	['1E+21', '1e21'],
	['-1e-7', '-1e-7'],
	['NaN', undefined],
	['Infinity', undefined],
	['-inf', undefined],
	['1e309', undefined],
	['1.7976931348623157e308', undefined],
	['1,5', undefined],
])('%j as Double is %j', (text, expected) => {
	expect(double(text)).toBe(expected);
	if (expected) expect(Number(expected)).toBe(Number(text));
});

test.each([
	['2026-01-31', '2026-01-31T00:00:00'],
	['2026-01-31 23:59', '2026-01-31T23:59:00'],
	['2026-01-31T23:59:59.1230', '2026-01-31T23:59:59.123'],
	['2026-01-31T23:59:59Z', '2026-01-31T23:59:59'],
	['2026-01-31T23:59:59+02:00', '2026-01-31T21:59:59'],
	['9999-12-31T23:59:59-01:00', undefined],
	['0001-01-01T00:30:00+01:00', undefined],
	['2026-01-31T23:59:59.5-0130', '2026-02-01T01:29:59.5'],
	['2024-02-29', '2024-02-29T00:00:00'],
	['2026-02-29', undefined],
	['2026-13-01', undefined],
	['2026-01-31T24:00:00', undefined],
	['2026-01-31T12:00:00+25:00', undefined],
	['2026-01-31T12:00:00.12345678', undefined],
	['31.01.2026', undefined],
	['0000-01-01', undefined],
	['', undefined],
])('%j as a date is %j', (text, expected) => expect(dateTime(text)).toBe(expected));
