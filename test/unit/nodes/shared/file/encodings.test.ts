import * as iconv from 'iconv-lite';

import { encoderFor } from '../../../../../nodes/shared/file/encoder.ts';
import {
	ENCODING_OPTIONS,
	hasByteOrderMark,
	isEncoding,
	isUnicode,
	isUtf8Name,
} from '../../../../../nodes/shared/file/encodings.ts';

const everything = 'Zoë – 日本語 Ж ﷼ 😀';
const cyrillic = 'Привет, Жёлтый';
/** For each encoding on offer, text of who uses it. */
const SAMPLES: Record<string, string> = {
	utf8: everything,
	utf16le: everything,
	utf16be: everything,
	utf32le: everything,
	utf32be: everything,
	'utf-7': everything,
	gb18030: everything,
	'windows-1252': '“Zoë” – 5 €',
	'iso-8859-1': 'Zoë Åse ½',
	'iso-8859-15': 'Œuvre à 5 €',
	cp850: 'Åse, São Ýr',
	cp437: 'Zoë ═ Ω',
	cp858: 'Åse 5 €',
	macintosh: '“Zoë” – 5 ƒ',
	ascii: 'plain ~ text',
	'windows-1250': 'Łódź, Příbram, Győr €',
	'iso-8859-2': 'Łódź, Příbram, Győr',
	cp852: 'Łódź, Příbram, Győr',
	'iso-8859-3': 'Ħaż-Żebbuġ, ĉiuĵaŭde',
	'iso-8859-16': 'București, Țară €',
	'iso-8859-10': 'Þingvöllr, Ŋáŋŋa',
	cp861: 'Þingvöllur, Ísafjörður',
	cp865: 'Ærø, Åse',
	'iso-8859-14': 'Tŷ Ŵyn, ḃéal',
	cp860: 'São João, Évora',
	cp863: 'Québec, Noël',
	'windows-1257': 'Šiauliai, Ķegums, Õhne',
	'iso-8859-4': 'Šiauliai, Ķegums, Õhne',
	'iso-8859-13': 'Šiauliai, Ķegums, Õhne',
	cp775: 'Šiauliai, Ķegums, Õhne',
	'windows-1251': cyrillic,
	'koi8-r': cyrillic,
	'koi8-u': 'Київ, Ґалаґан',
	'iso-8859-5': cyrillic,
	cp855: cyrillic,
	cp866: cyrillic,
	'windows-1253': 'Αθήνα, Ωμέγα €',
	'iso-8859-7': 'Αθήνα, Ωμέγα',
	cp737: 'Αθήνα, Ωμέγα',
	cp869: 'Αθήνα, Ωμέγα',
	'windows-1254': 'İstanbul, Iğdır, Şile €',
	'iso-8859-9': 'İstanbul, Iğdır, Şile',
	cp857: 'İstanbul, Iğdır, Şile',
	'windows-1255': 'שלום ₪',
	'iso-8859-8': 'שלום',
	cp862: 'שלום',
	'windows-1256': 'مرحبا، پژ €',
	'iso-8859-6': 'مرحبا، عالم',
	'armscii-8': 'Հայաստան',
	'windows-874': 'กรุงเทพ €',
	'tis-620': 'กรุงเทพ',
	viscii: 'Tiếng Việt, Đà Nẵng',
	tcvn: 'Tiếng Việt, Đà Nẵng',
	shift_jis: '売上テスト、ｱｲｳ',
	'euc-jp': '売上テスト、ｱｲｳ',
	gbk: '销售额 朱镕基 €',
	gb2312: '销售额',
	big5: '銷售額',
	cp950: '銷售額',
	'euc-kr': '매출액 뷁',
};

test('every encoding on offer has a sample here', () => {
	expect(Object.keys(SAMPLES).sort()).toEqual(ENCODING_OPTIONS.map(({ value }) => value).sort());
});

test.each(ENCODING_OPTIONS)('$name holds the text of who uses it', async ({ value }) => {
	const sample = SAMPLES[value]!;
	expect(isEncoding(value, (name) => iconv.encodingExists(name))).toBe(true);
	const encoder = await encoderFor({ encoding: value, byteOrderMark: false });
	const bytes = encoder
		? Buffer.concat([encoder.write(Buffer.from(sample)), encoder.end()])
		: Buffer.from(sample);
	expect(iconv.decode(bytes, value)).toBe(sample);
	expect(encoder?.lost.count ?? 0).toBe(0);
});

/** Letters, digits and signs of any CSV. */
const PLAIN = String.fromCharCode(9, 10, 13, ...Array.from({ length: 0x7f - 0x20 }, (_, at) => at + 0x20));

test.each(ENCODING_OPTIONS)('$name holds all of printable ASCII', async ({ value }) => {
	const encoder = await encoderFor({ encoding: value, byteOrderMark: false });
	const bytes = encoder
		? Buffer.concat([encoder.write(Buffer.from(PLAIN)), encoder.end()])
		: Buffer.from(PLAIN);
	expect(iconv.decode(bytes, value)).toBe(PLAIN);
	expect(encoder?.lost.count ?? 0).toBe(0);
});

test('the list begins with UTF-8, names nothing twice, and finds encodings by their region', () => {
	expect(ENCODING_OPTIONS[0]).toEqual({ name: 'UTF-8', value: 'utf8' });
	expect(new Set(ENCODING_OPTIONS.map(({ name }) => name)).size).toBe(ENCODING_OPTIONS.length);
	expect(new Set(ENCODING_OPTIONS.map(({ value }) => value)).size).toBe(ENCODING_OPTIONS.length);
	expect(ENCODING_OPTIONS).toContainEqual({ name: 'Japanese (Shift_JIS)', value: 'shift_jis' });
});

test.each(['UTF-8', 'Windows-1252', 'latin1', 'cp932', 'ISO_8859-1', 'utf-16', 'UCS-2'])(
	'%s is an encoding, though not by the name on offer',
	(name) => expect(isEncoding(name, (each) => iconv.encodingExists(each))).toBe(true),
);

test.each(['windows-1258', 'cp864'])(
	'%s, which holds too little of its own language, is not on offer',
	(name) => {
		expect(ENCODING_OPTIONS.map(({ value }) => value)).not.toContain(name);
	},
);

test.each(['', '  ', 'base64', 'BASE-64', 'hex', 'binary', 'klingon'])(
	'%p is no encoding of text',
	(name) => {
		expect(isEncoding(name, (each) => iconv.encodingExists(each))).toBe(false);
	},
);

test.each([
	// Whether it is UTF-8, holds every character, and may begin with a byte order mark.
	['utf8', true, true, true],
	['UTF-8', true, true, true],
	['utf16le', false, true, true],
	['UTF-16', false, true, true],
	['utf32be', false, true, true],
	['UCS-2', false, true, true],
	['utf-7', false, true, false],
	['gb18030', false, true, false],
	['gbk', false, false, false],
	['windows-1252', false, false, false],
	['shift_jis', false, false, false],
	['ascii', false, false, false],
])('%s: UTF-8 %p, Unicode %p, byte order mark %p', (name, utf8, unicode, mark) => {
	expect([isUtf8Name(name), isUnicode(name), hasByteOrderMark(name)]).toEqual([utf8, unicode, mark]);
});
