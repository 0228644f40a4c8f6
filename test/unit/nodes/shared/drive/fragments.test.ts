import {
	contentRange,
	FRAGMENT_SIZE,
	fragmentAt,
	nextExpected,
	smaller,
	type Standing,
	standingAfter,
	type Step,
	stepAfter,
	wasTooSlow,
} from '../../../../../nodes/shared/drive/fragments.ts';
import type { Outcome } from '../../../../../nodes/shared/http/attempt.ts';

const UNIT = 327_680;
const answer = (status: number, body?: unknown): Outcome => ({ status, headers: {}, body });
const cut: Outcome = { why: 'it broke the connection', slow: false };
const item = { id: '01ABC', name: 'a.csv', size: 1 };

/** The ranges of a file's fragments when nothing goes wrong. */
function* rangesOf(total: number, size: number): Generator<string> {
	for (let at = 0; at < total; ) {
		const fragment = fragmentAt(at, total, size);
		yield contentRange(fragment);
		at += fragment.length;
	}
}

test('fragments are as large as Microsoft calls best, and a multiple of what it asks for', () => {
	expect(FRAGMENT_SIZE).toBe(10 * 1024 * 1024);
	expect(FRAGMENT_SIZE % UNIT).toBe(0);
});

test.each([
	[1, ['bytes 0-0/1']],
	[10_485_760, ['bytes 0-10485759/10485760']],
	[10_485_761, ['bytes 0-10485759/10485761', 'bytes 10485760-10485760/10485761']],
	[
		26_214_400,
		['bytes 0-10485759/26214400', 'bytes 10485760-20971519/26214400', 'bytes 20971520-26214399/26214400'],
	],
])('a file of %i bytes leaves in %j', (total, ranges) => {
	expect([...rangesOf(total, FRAGMENT_SIZE)]).toEqual(ranges);
});

test('ranges stay exact in files of 250 GB', () => {
	const total = 250 * 1024 ** 3;
	expect(contentRange(fragmentAt(total - 5, total, FRAGMENT_SIZE))).toBe(
		'bytes 268435455995-268435455999/268435456000',
	);
});

test('fragments for a slow connection halve, stay multiples of 320 KiB, and do not get tiny', () => {
	const sizes = [FRAGMENT_SIZE];
	for (let time = 0; time < 6; time++) sizes.push(smaller(sizes.at(-1)!));
	expect(sizes.map((size) => size / UNIT)).toEqual([32, 16, 8, 4, 4, 4, 4]);
	expect(smaller(5 * UNIT)).toBe(4 * UNIT);
	expect(smaller(31 * UNIT)).toBe(15 * UNIT);
});

test.each<[string, Outcome, Step]>([
	['complete, as a new file', answer(201, item), { kind: 'done', item }],
	['complete, in place of another', answer(200, item), { kind: 'done', item }],
	['received', answer(202, { nextExpectedRanges: ['30-'] }), { kind: 'advance', to: 30 }],
	['received in part', answer(202, { nextExpectedRanges: ['26-28', '30-'] }), { kind: 'advance', to: 26 }],
	['received in vain', answer(202, { nextExpectedRanges: ['20-'] }), { kind: 'again', from: 20 }],
	[
		'received, and all is to come again',
		answer(202, { nextExpectedRanges: ['0-'] }),
		{ kind: 'again', from: 0 },
	],
	['received, with more than was sent', answer(202, { nextExpectedRanges: ['31-'] }), { kind: 'ask' }],
	['received, without a word what is next', answer(202, {}), { kind: 'ask' }],
	['received, and nothing is missing', answer(202, { nextExpectedRanges: [] }), { kind: 'ask' }],
	['received, without a body', answer(202), { kind: 'ask' }],
	['well, without an item', answer(200, {}), { kind: 'ask' }],
	['well, with no body at all', answer(201, null), { kind: 'ask' }],
	['well, by a page', answer(201, '<html></html>'), { kind: 'refused' }],
	['sent on', answer(302), { kind: 'refused' }],
	['there already', answer(416, { error: { code: 'invalidRange' } }), { kind: 'ask' }],
	['of a session that is gone', answer(404), { kind: 'ask' }],
	['cut off', cut, { kind: 'ask' }],
	['slow', { why: 'nothing moved for 120 s', slow: true }, { kind: 'ask' }],
	['408', answer(408), { kind: 'ask' }],
	['500', answer(500), { kind: 'ask' }],
	['502', answer(502), { kind: 'ask' }],
	['504', answer(504), { kind: 'ask' }],
	['not looked at, for too many requests', answer(429), { kind: 'again', from: 20 }],
	['not looked at, by a busy service', answer(503), { kind: 'again', from: 20 }],
	['not looked at, for the bandwidth', answer(509), { kind: 'again', from: 20 }],
	['400', answer(400), { kind: 'refused' }],
	['401', answer(401), { kind: 'refused' }],
	['403', answer(403), { kind: 'refused' }],
	['a name that is taken', answer(409, { error: { code: 'nameAlreadyExists' } }), { kind: 'refused' }],
	['412', answer(412), { kind: 'refused' }],
	['a file that is open', answer(423), { kind: 'refused' }],
	['a full drive', answer(507), { kind: 'refused' }],
])('after a fragment that was %s', (_, outcome, step) => {
	expect(stepAfter(outcome, 20, 30)).toEqual(step);
});

test.each<[string, Outcome, Standing]>([
	['that bytes are missing', answer(200, { nextExpectedRanges: ['26-'] }), { kind: 'expects', from: 26 }],
	['that none is missing', answer(200, { nextExpectedRanges: [] }), { kind: 'has all' }],
	['that it has more than was sent', answer(200, { nextExpectedRanges: ['31-'] }), { kind: 'refused' }],
	['that there is no such session', answer(404), { kind: 'gone' }],
	['nothing, for the connection was cut', cut, { kind: 'unknown' }],
	['to come back later', answer(503), { kind: 'unknown' }],
	['that it failed', answer(500), { kind: 'unknown' }],
	['403', answer(403), { kind: 'refused' }],
	['410', answer(410), { kind: 'refused' }],
	['something else', answer(200, {}), { kind: 'refused' }],
	['nothing', answer(200, undefined), { kind: 'refused' }],
	['a page', answer(200, '<html></html>'), { kind: 'refused' }],
	['to go elsewhere', answer(302), { kind: 'refused' }],
])('where a session stands when it says %s', (_, outcome, standing) => {
	expect(standingAfter(outcome, 30)).toEqual(standing);
});

test.each<[Outcome, boolean]>([
	[{ why: 'nothing moved for 120 s', slow: true }, true],
	[cut, false],
	[{ why: 'it refused the connection' }, false],
	[answer(504), true],
	[answer(408), true],
	[answer(503), false],
	[answer(429), false],
	[answer(202), false],
])('%j speaks of a slow connection: %p', (outcome, slow) => {
	expect(wasTooSlow(outcome)).toBe(slow);
});

test.each([
	[{ nextExpectedRanges: ['26-'] }, 26],
	[{ nextExpectedRanges: ['0-'] }, 0],
	[{ nextExpectedRanges: ['12345-55232', '77829-99375'] }, 12_345],
	[{ nextExpectedRanges: ['268435456000-'] }, 268_435_456_000],
	[{ nextExpectedRanges: [] }, undefined],
	[{ nextExpectedRanges: [''] }, undefined],
	[{}, undefined],
	[null, undefined],
	[undefined, undefined],
	['a page', undefined],
])('%j begins to miss at %p', (body, start) => {
	expect(nextExpected(body)).toBe(start);
});
