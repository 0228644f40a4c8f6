import { dateTime } from '../../../../../nodes/PowerBiWriteback/rows/dateTime.ts';
import { decimal, double, int64 } from '../../../../../nodes/PowerBiWriteback/rows/numbers.ts';
import { isPlainDateTime, isPlainNumber } from '../../../../../nodes/PowerBiWriteback/rows/plain.ts';

const plainDate = (text: string) => isPlainDateTime(Buffer.from(text), 0, text.length);
const plainNumber = (text: string, type: 'Int64' | 'Double' | 'Decimal') =>
	isPlainNumber(Buffer.from(text), 0, text.length, type);

test('every day of a year and of a leap year is plain, and no other is', () => {
	for (const year of [2024, 2026])
		for (let month = 0; month <= 13; month++)
			for (let day = 0; day <= 32; day++) {
				const text = [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
				expect([text, plainDate(text)]).toEqual([text, dateTime(text) !== undefined]);
			}
});

test.each([
	['2026-01-31T23:59:59', true],
	['2026-01-31 00:00:00', true],
	['2026-01-31T24:00:00', false],
	['2026-01-31T23:60:00', false],
	['2026-01-31T23:59:5x', false],
	['2026-01-31X23:59:59', false],
	['2026/01/31', false],
	['2026-01-31T', false],
	['0000-01-01', false],
])('%j is a plain date: %s', (text, plain) => expect(plainDate(text)).toBe(plain));

test.each([
	'0',
	'7',
	'-7',
	'-0',
	'00',
	'007',
	'1.5',
	'.5',
	'5.',
	'-',
	'',
	'1.5.5',
	'0.12345',
	'0.1234',
	'-0.5',
	'1e5',
	'+1',
])('%j is plain only where the closer look takes it', (text) => {
	if (plainNumber(text, 'Int64')) expect(int64(text)).toBe(text);
	if (plainNumber(text, 'Double')) expect(Number(double(text))).toBe(Number(text));
	if (plainNumber(text, 'Decimal')) expect(Number(decimal(text))).toBe(Number(text));
	if (['Int64', 'Double', 'Decimal'].some((type) => plainNumber(text, type as 'Int64')))
		expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(Number(text)));
});

test('numbers as they mostly come are plain', () => {
	expect(['0', '-7', '123456789012345678'].map((text) => plainNumber(text, 'Int64'))).toEqual([
		true,
		true,
		true,
	]);
	expect(['0.5', '-12.25', '1.50'].map((text) => plainNumber(text, 'Decimal'))).toEqual([true, true, true]);
	expect(plainNumber('0.12345', 'Double')).toBe(true);
});
