import * as iconv from 'iconv-lite';

import { characterEncoder } from '../../../../../nodes/shared/file/characterEncoder.ts';
import { ENCODING_OPTIONS } from '../../../../../nodes/shared/file/encodings.ts';

const LIMITED = ENCODING_OPTIONS.map(({ value }) => value).filter((name) => !/^(utf|gb18030)/.test(name));
/** All characters up to U+FFFF but the one that iconv-lite reads in bytes that stand for none. */
const CHARACTERS = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
	(character) => character !== '\ufffd' && character.isWellFormed(),
);

const encoderOf = (encoding: string) => characterEncoder(iconv, encoding, false);

test.each(LIMITED)('%s: each character becomes what iconv-lite makes of it', (encoding) => {
	const encoder = encoderOf(encoding);
	const text = CHARACTERS.join('');
	const written = Buffer.concat([encoder.write(Buffer.from(text)), encoder.end()]);
	const expected = iconv.encode(text, encoding);
	expect(written.equals(expected)).toBe(true);
	expect(encoder.lost.count).toBe(expected.filter((byte) => byte === 0x3f).length - 1);
});

test.each(LIMITED)('%s: a character beyond U+FFFF, or one that is none, is one question mark', (encoding) => {
	const encoder = encoderOf(encoding);
	expect(encoder.write(Buffer.from('😀\u{10ffff}\ufffd?')).toString()).toBe('????');
	expect(encoder.lost).toEqual({ count: 3, example: '😀' });
});

test.each(['utf16le', 'utf16be', 'utf32le', 'gb18030', 'utf-7'])('%s loses nothing', (encoding) => {
	const encoder = encoderOf(encoding);
	const text = '?😀\u{10ffff}\ufffd?';
	const written = Buffer.concat([encoder.write(Buffer.from(text)), encoder.end()]);
	expect(iconv.decode(written, encoding)).toBe(text);
	expect(encoder.lost).toEqual({ count: 0 });
});

test('the example is the first character that is lost, wherever it stands', () => {
	for (const [text, example] of [
		['aé日', 'é'],
		['a日é', '日'],
		['?😀é', '😀'],
	] as const) {
		const encoder = encoderOf('ascii');
		encoder.write(Buffer.from('fits'));
		encoder.write(Buffer.from(text));
		expect(encoder.lost.example).toBe(example);
	}
});
