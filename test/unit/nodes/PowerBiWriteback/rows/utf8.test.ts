import { isUtf8 } from 'node:buffer';

import { codeUnits } from '../../../../../nodes/PowerBiWriteback/rows/utf8.ts';

const unitsOf = (bytes: Buffer) => codeUnits(bytes, 0, bytes.length);
/** Bytes at which something changes. */
const EDGES = [
	0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef,
	0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff,
];

test.each([
	'',
	'x',
	'ä',
	'\u07ff\u0800',
	'東京',
	'\ud7ff\ue000\uffff',
	'😀',
	'\u{10000}\u{10ffff}',
	'a😀é\0',
])('%j is counted as JavaScript counts it', (text) => {
	expect(unitsOf(Buffer.from(text))).toBe(text.length);
});

test('what is no UTF-8 has no code units, and nothing else', () => {
	const check = (bytes: Buffer) => {
		expect([bytes.toString('hex'), unitsOf(bytes)]).toEqual([
			bytes.toString('hex'),
			isUtf8(bytes) ? bytes.toString().length : undefined,
		]);
	};
	for (let first = 0; first < 256; first++) for (const second of EDGES) check(Buffer.from([first, second]));
	for (const first of EDGES.filter((byte) => byte >= 0xc2))
		for (const second of EDGES)
			for (const third of [0x7f, 0x80, 0xbf, 0xc0]) {
				check(Buffer.from([first, second, third]));
				for (const fourth of [0x41, 0x80, 0xbf, 0xc2]) check(Buffer.from([first, second, third, fourth]));
			}
});

test('only the bytes between start and end are looked at', () => {
	expect(codeUnits(Buffer.from('\xffä\xff', 'latin1'), 1, 2)).toBeUndefined();
	expect(codeUnits(Buffer.concat([Buffer.of(0xff), Buffer.from('ä'), Buffer.of(0xff)]), 1, 3)).toBe(1);
	expect(codeUnits(Buffer.from('ää'), 0, 3)).toBeUndefined();
});
