import { type Standing, standingOf } from '../../../../../nodes/PowerBiWriteback/push/interrupted.ts';
import { Uncertain } from '../../../../../nodes/PowerBiWriteback/push/poster.ts';
import { Canceled } from '../../../../../nodes/shared/errors/canceled.ts';

const at = (rowsIn: number): Standing => ({
	table: 'T',
	rowsIn,
	rows: 25_000,
	underWay: 10_000,
	check: '0123456789abcdef',
	replaces: false,
});

test.each([
	[25_000, undefined, 'all 25,000 rows are in "T".'],
	[
		10_000,
		new Canceled(),
		'10,000 of 25,000 rows are in "T"; go on with Start Row 10001 and Start Row Check 0123456789abcdef.',
	],
	[0, new Canceled(), '0 of 25,000 rows are in "T"; go on with Start Row 1.'],
	[
		10_000,
		new Uncertain('it broke the connection'),
		'10,000 of 25,000 rows are in "T", and it is not known whether the next 10,000 are; go on with Start Row 10001 and Start Row Check 0123456789abcdef.',
	],
])('what is said of a push with %i rows in that ended with %p', (rowsIn, error, words) => {
	expect(standingOf(at(rowsIn), error)).toBe(words);
});
