import {
	askedDelay,
	backOff,
	isAmbiguous,
	isTransient,
} from '../../../../../nodes/shared/http/retryDelay.ts';

const now = Date.parse('2026-03-01T12:00:00Z');

test.each([
	['41', 41_000],
	['315', 315_000],
	['0.25', 250],
	['0', 0],
	['-3', 0],
	['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
	['Sun, 01 Mar 2026 11:59:00 GMT', 0],
])('a Retry-After of %p asks for %i ms', (retryAfter, milliseconds) => {
	expect(askedDelay(retryAfter, now)).toBe(milliseconds);
});

test.each([undefined, '', 'soon', 'Infinity'])('a Retry-After of %p asks for nothing', (retryAfter) => {
	expect(askedDelay(retryAfter, now)).toBeUndefined();
});

test('without being asked, waits half a second, then twice as long each time, but never above half a minute', () => {
	expect([1, 2, 3, 4, 5, 6, 7, 8, 30].map((attempt) => backOff(attempt, 0))).toEqual([
		500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
	]);
});

test('spreads the waits of many clients over up to a quarter more', () => {
	expect(backOff(1, 0.5)).toBe(562.5);
	expect(backOff(30, 1)).toBe(37_500);
});

test.each([
	// What a repetition may change, and whether the request may have been carried out all the same.
	[undefined, true, true],
	[408, true, true],
	[500, true, true],
	[502, true, true],
	[504, true, true],
	[429, true, false],
	[503, true, false],
	[509, true, false],
	[400, false, false],
	[401, false, false],
	[403, false, false],
	[404, false, false],
	[409, false, false],
	[412, false, false],
	[416, false, false],
	[423, false, false],
	[501, false, false],
	[507, false, false],
])('status %p: transient %p, perhaps carried out %p', (status, transient, ambiguous) => {
	expect(isTransient({ status })).toBe(transient);
	expect(isAmbiguous({ status })).toBe(ambiguous);
});
