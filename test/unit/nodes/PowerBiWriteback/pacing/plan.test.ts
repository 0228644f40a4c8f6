import { leastDuration, type Spent, waitBefore } from '../../../../../nodes/PowerBiWriteback/pacing/plan.ts';
import { leastTime } from '../../../../simulators/powerBi/quota/leastTime.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const posts = (count: number, at: number, rows = 1): Spent[] =>
	Array.from({ length: count }, () => ({ at, posts: 1, rows }));
const small = { rows: 1, large: false };

test.each<[string, Spent[], number, { rows: number; large: boolean }, number]>([
	['nothing was pushed', [], 0, small, 0],
	['119 POSTs in this minute', posts(119, 0), 0, small, 0],
	['120 in this minute', posts(120, 0), 10 * SECOND, small, 50 * SECOND],
	['120 a minute ago', posts(120, 0), MINUTE, small, 0],
	['120, the first of them earlier', [...posts(1, 0), ...posts(119, 5000)], 6000, small, 54 * SECOND],
	['990,000 rows in this hour', posts(99, 0, 10_000), MINUTE, { rows: 10_000, large: false }, 0],
	[
		'990,001 rows',
		[...posts(99, 0, 10_000), ...posts(1, 5)],
		MINUTE,
		{ rows: 10_000, large: false },
		HOUR - MINUTE,
	],
	['a million, an hour ago', posts(100, 0, 10_000), HOUR, { rows: 10_000, large: false }, 0],
	['120 in this hour, a large table', posts(120, 0), 2 * MINUTE, { rows: 1, large: true }, HOUR - 2 * MINUTE],
	['120 in this hour, a small one', posts(120, 0), 2 * MINUTE, small, 0],
])('%s: the wait', (_, spent, now, next, wait) => {
	expect(waitBefore(spent, now, next)).toBe(wait);
});

test.each([
	[100, 10_000, 0],
	[300, 10_000, 0],
	[500, 10_000, 0],
	[400, 1000, 0],
	[400, 1000, 250_000],
	[130, 1, 0],
])('%i POSTs of %i rows on top of %i take the least time that the service allows', (count, rows, stored) => {
	const batches = Array.from({ length: count }, () => rows);
	const least = leastTime({ rows: count * rows, rowsPerPost: rows, stored });
	expect(leastDuration([], 1_000_000, { batches, stored })).toBe(least);
});

test('a table that keeps 200,000 rows never becomes a large one', () => {
	const batches = Array.from({ length: 300 }, () => 1000);
	expect(leastDuration([], 0, { batches, stored: 200_000, kept: 200_000 })).toBe(2 * MINUTE);
});

test('whatever is pushed as soon as the plan allows keeps every limit in every window', () => {
	const log: Spent[] = [];
	let now = 0;
	let stored = 0;
	for (let index = 0; index < 700; index++) {
		const rows = 1 + ((index * 7919) % 10_000);
		now += waitBefore(log, now, { rows, large: stored >= 250_000 });
		log.push({ at: now, posts: 1, rows });
		stored += rows;
		const within = (span: number) => log.filter(({ at }) => at > now - span);
		expect(within(MINUTE).length).toBeLessThanOrEqual(120);
		expect(within(HOUR).reduce((sum, each) => sum + each.rows, 0)).toBeLessThanOrEqual(1_000_000);
		if (stored - rows >= 250_000) expect(within(HOUR).length).toBeLessThanOrEqual(120);
	}
});
