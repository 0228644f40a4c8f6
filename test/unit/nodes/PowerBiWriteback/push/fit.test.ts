import { inWords } from '../../../../../nodes/PowerBiWriteback/push/duration.ts';
import { assertFits, type Load, mayBeFull } from '../../../../../nodes/PowerBiWriteback/push/fit.ts';

const load = (more: Partial<Load>): Load => ({
	rows: 1,
	retentionPolicy: 'none',
	dropOldest: false,
	...more,
});

test.each<[string, Partial<Load>]>([
	['5,000,000 rows', { rows: 5_000_000 }],
	['200,000 rows with FIFO', { rows: 200_000, retentionPolicy: 'basicFIFO' }],
	[
		'more with FIFO, where that is allowed',
		{ rows: 9_000_000, retentionPolicy: 'basicFIFO', dropOldest: true },
	],
])('%s fit', (_, more) => expect(() => assertFits(load(more))).not.toThrow());

test.each<[string, Partial<Load>, string]>([
	[
		'5,000,001 rows',
		{ rows: 5_000_001 },
		'5,000,001 rows cannot be added: a table without retention policy holds 5,000,000',
	],
	[
		'more than FIFO keeps',
		{ rows: 200_001, retentionPolicy: 'basicFIFO' },
		'Of 200,001 rows Power BI would keep the last 200,000 and drop the others without a word',
	],
])('%s do not', (_, more, message) => expect(() => assertFits(load(more))).toThrow(message));

test.each([
	[1, 4_999_999, 'none' as const, []],
	[1, 5_000_000, 'basicFIFO' as const, []],
	[
		2,
		4_999_999,
		'none' as const,
		[
			'The table may be full: 4,999,999 rows were pushed to it before, and without retention policy it holds 5,000,000.',
		],
	],
])('what is said of %i rows after %i, retention policy %s', (rows, stored, retentionPolicy, warnings) => {
	expect(mayBeFull(load({ rows, retentionPolicy }), stored)).toEqual(warnings);
});

test.each([
	[1, '1 s'],
	[118_001, '119 s'],
	[121_000, '3 min'],
	[3_600_000, '1 h'],
	[7_260_001, '2 h 2 min'],
])('%i ms are %s', (milliseconds, words) => expect(inWords(milliseconds)).toBe(words));
