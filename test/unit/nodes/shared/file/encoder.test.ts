import * as iconv from 'iconv-lite';

import { Actionable } from '../../../../../nodes/shared/errors/actionable.ts';
import { type Encoder, encoderFor } from '../../../../../nodes/shared/file/encoder.ts';

const MARK = '\ufeff';

async function encoderOf(encoding: string, byteOrderMark = false): Promise<Encoder> {
	const encoder = await encoderFor({ encoding, byteOrderMark });
	if (!encoder) throw new Error('the data would stay as they are');
	return encoder;
}

function encode(encoder: Encoder, ...chunks: Buffer[]): Buffer {
	return Buffer.concat([...chunks.map((chunk) => encoder.write(chunk)), encoder.end()]);
}

const encoded = async (text: string, encoding: string, byteOrderMark = false) =>
	encode(await encoderOf(encoding, byteOrderMark), Buffer.from(text));

const bytewise = (bytes: Buffer) => Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));

describe.each([
	['utf16le', 'Zoë – 日本 😀𝄞?'],
	['utf16be', 'Zoë – 日本 😀𝄞?'],
	['utf32le', 'Zoë – 日本 😀𝄞?'],
	['windows-1252', '“Zoë” – 5 €?'],
	['windows-874', 'กรุงเทพ €?'],
	['shift_jis', '売上ｱｲｳ、Ж\\~?'],
	['gb18030', '销售€ Zoë 😀?'],
	['gbk', '销售€ 朱镕基?'],
	['big5', '銷售額 …?'],
	['euc-kr', '매출액 뷁…?'],
	['euc-jp', '売上ｱ、鄧?'],
])('%s', (encoding, text) => {
	const bytes = Buffer.from(text);
	const expected = iconv.encode(text, encoding);

	test('is the same wherever the text is cut in two', async () => {
		for (let cut = 0; cut <= bytes.length; cut++) {
			const encoder = await encoderOf(encoding);
			expect(encode(encoder, bytes.subarray(0, cut), bytes.subarray(cut))).toEqual(expected);
			expect(encoder.lost.count).toBe(0);
		}
	});

	test('is the same when the text comes byte by byte', async () => {
		expect(encode(await encoderOf(encoding), ...bytewise(bytes))).toEqual(expected);
	});

	test('does not hold on to the chunks: their memory may be used again', async () => {
		const encoder = await encoderOf(encoding);
		const pieces = bytewise(Buffer.from(bytes)).map((piece) => {
			const out = encoder.write(piece);
			piece.fill(0xff);
			return out;
		});
		expect(Buffer.concat([...pieces, encoder.end()])).toEqual(expected);
	});
});

test('UTF-7 says the same wherever the text is cut, though not in the same bytes', async () => {
	const text = 'Zoë – 日本 😀𝄞?';
	const bytes = encode(await encoderOf('utf-7'), ...bytewise(Buffer.from(text)));
	expect(iconv.decode(bytes, 'utf-7')).toBe(text);
});

test.each([
	['windows-1252', 'Is 5 € enough? 日本? Ω?', 3, '日', 'Is 5 \x80 enough? ??? ??'],
	['iso-8859-1', '5 €? €', 2, '€', '5 ?? ?'],
	['ascii', 'Zoë??', 1, 'ë', 'Zo???'],
	['shift_jis', 'a?é? 😀', 2, 'é', 'a??? ?'],
	['euc-kr', '?😀é?', 2, '😀', '????'],
	['windows-1252', '????', 0, undefined, '????'],
	['windows-1252', 'Zoë 😀 is 5 €', 1, '😀', 'Zo\xeb ? is 5 \x80'],
	['koi8-r', '😀?\u{10ffff}', 2, '😀', '???'],
	['windows-1252', 'a\ufffdb', 1, '\ufffd', 'a?b'],
	['ascii', 'é\ufffd😀', 3, 'é', '???'],
	['cp857', '\ufffd?', 1, '\ufffd', '??'],
	['shift_jis', '\ufffd?', 1, '\ufffd', '??'],
])('in %s, %p loses %i characters', async (encoding, text, count, example, written) => {
	const bytes = Buffer.from(text);
	const cuts = Array.from(bytes.keys(), (cut) => [bytes.subarray(0, cut), bytes.subarray(cut)]);
	for (const chunks of [...cuts, bytewise(bytes)]) {
		const encoder = await encoderOf(encoding);
		expect(encode(encoder, ...chunks).toString('latin1')).toBe(written);
		expect(encoder.lost).toEqual({ count, ...(example && { example }) });
	}
});

test('the example is the first of what is lost, however much more follows', async () => {
	const encoder = await encoderOf('ascii');
	encode(encoder, Buffer.from('é'), Buffer.from('ü'.repeat(1000)));
	expect(encoder.lost).toEqual({ count: 1001, example: 'é' });
});

test.each([
	['a byte that begins nothing', [0x61, 0xff, 0x61], 0],
	['Latin 1', [...Buffer.from('Zoë', 'latin1'), 0x61], 0],
	['a character cut off at the end', [0x61, 0xe2, 0x82], 1],
	['half a surrogate pair', [0xed, 0xa0, 0x80], 0],
	['an overlong form', [0xc0, 0xaf], 0],
	['a continuation without a beginning', [0x61, 0x80, 0x61], 0],
])('refuses what is not UTF-8: %s', async (_, bytes, near) => {
	const failing = async (chunks: Buffer[]) => encode(await encoderOf('utf16le'), ...chunks);
	await expect(failing([Buffer.from(bytes)])).rejects.toBeInstanceOf(Actionable);
	await expect(failing([Buffer.from(bytes)])).rejects.toThrow(new RegExp(`not UTF-8.*near byte ${near}\\)`));
	await expect(failing(bytewise(Buffer.from(bytes)))).rejects.toBeInstanceOf(Actionable);
});

test.each([
	['utf16le', 'fffe', '6100'],
	['utf16be', 'feff', '0061'],
	['utf32le', 'fffe0000', '61000000'],
	['utf8', 'efbbbf', '61'],
])('%s: a byte order mark is put ahead once, whether the data have one or not', async (encoding, mark, a) => {
	const hex = async (text: string) => (await encoded(text, encoding, true)).toString('hex');
	expect(await hex('')).toBe(mark);
	expect(await hex('a')).toBe(mark + a);
	expect(await hex(MARK)).toBe(mark);
	expect(await hex(`${MARK}a`)).toBe(mark + a);
	for (const text of ['a', `${MARK}a`]) {
		const encoder = await encoderOf(encoding, true);
		expect(encode(encoder, ...bytewise(Buffer.from(text))).toString('hex')).toBe(mark + a);
	}
});

test.each(['utf16le', 'windows-1252', 'shift_jis'])(
	"%s: the data's own mark is not text",
	async (encoding) => {
		const encoder = await encoderOf(encoding);
		expect(encode(encoder, ...bytewise(Buffer.from(`${MARK}ab`)))).toEqual(iconv.encode('ab', encoding));
		expect(encoder.lost.count).toBe(0);
	},
);

test('a mark further on is a character like any other', async () => {
	const text = `${MARK}a${MARK}b`;
	const encoder = await encoderOf('utf16le');
	expect(encode(encoder, ...bytewise(Buffer.from(text))).toString('utf16le')).toBe(`a${MARK}b`);
});

test('UTF-8 without a mark leaves the data as they are', async () => {
	expect(await encoderFor({ encoding: 'utf8', byteOrderMark: false })).toBeUndefined();
	expect(await encoderFor({ encoding: 'UTF-8', byteOrderMark: false })).toBeUndefined();
});

test('UTF-8 with a mark leaves all behind it as it is, be it UTF-8 or not', async () => {
	const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x61]);
	expect(encode(await encoderOf('utf8', true), bytes)).toEqual(Buffer.concat([Buffer.from(MARK), bytes]));
});

test.each([
	['klingon', false, /"klingon" is not known/],
	['base64', false, /not known/],
	['windows-1252', true, /no byte order mark/],
	['utf-7', true, /no byte order mark/],
])('%s with a byte order mark %p cannot be meant so', async (encoding, byteOrderMark, message) => {
	await expect(encoderFor({ encoding, byteOrderMark })).rejects.toBeInstanceOf(Actionable);
	await expect(encoderFor({ encoding, byteOrderMark })).rejects.toThrow(message);
});
