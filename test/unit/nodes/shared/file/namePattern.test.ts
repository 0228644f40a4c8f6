import { matcherOf } from '../../../../../nodes/shared/file/namePattern.ts';

test.each<[string, string, boolean]>([
	['', 'anything.csv', true],
	['  ,, ', 'anything.csv', true],
	['*', 'anything.csv', true],
	['sales.csv', 'sales.csv', true],
	['sales.csv', 'SALES.CSV', true],
	['sales.csv', 'sales.csv.gz', false],
	['sales.csv', 'old sales.csv', false],
	['*.csv', 'sales.csv', true],
	['*.csv', '.csv', true],
	['*.csv', 'salesxcsv', false],
	['sales*', 'sales', true],
	['sales_????.csv', 'sales_2026.csv', true],
	['sales_????.csv', 'sales_26.csv', false],
	['s?.csv', 's😀.csv', true],
	['*a*b*.csv', 'xxaxxbxx.csv', true],
	['*a*b*.csv', 'xxbxxaxx.csv', false],
	['*.csv, *.xlsx', 'Plan.XLSX', true],
	['*.csv,*.xlsx', 'Plan.docx', false],
	['a (1) [x]+$^.csv', 'A (1) [X]+$^.csv', true],
	['a.b', 'aXb', false],
	['UMSÄTZE*', 'umsa\u0308tze 2026.csv', true],
	['**', 'x', true],
	['a**', 'a', true],
	['?*', '', false],
])('%p means %p: %p', (pattern, name, meant) => {
	expect(matcherOf(pattern)(name)).toBe(meant);
});

test('many stars take no time to speak of', () => {
	expect(matcherOf(`${'*a'.repeat(60)}b`)('a'.repeat(255))).toBe(false);
});
