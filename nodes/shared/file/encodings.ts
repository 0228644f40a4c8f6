/**
 * The encodings on offer, by iconv-lite's names: UTF-8 first, then by where they are used. Not among them are Windows-1258 and
 * DOS 864: they hold Vietnamese and Arabic letters in pieces or shapes that iconv-lite does not break text up into.
 */
const GROUPS: Record<string, Record<string, string>> = {
	Unicode: {
		utf8: 'UTF-8',
		utf16le: 'UTF-16 LE',
		utf16be: 'UTF-16 BE',
		utf32le: 'UTF-32 LE',
		utf32be: 'UTF-32 BE',
		'utf-7': 'UTF-7',
	},
	'Western European': {
		'windows-1252': 'Windows-1252',
		'iso-8859-1': 'ISO-8859-1, Latin 1',
		'iso-8859-15': 'ISO-8859-15, Latin 9',
		cp850: 'DOS 850',
		cp437: 'DOS 437',
		cp858: 'DOS 858',
		macintosh: 'Mac Roman',
		ascii: 'US-ASCII',
	},
	'Central European': { 'windows-1250': 'Windows-1250', 'iso-8859-2': 'ISO-8859-2', cp852: 'DOS 852' },
	'South European': { 'iso-8859-3': 'ISO-8859-3' },
	'South-Eastern European': { 'iso-8859-16': 'ISO-8859-16' },
	Nordic: { 'iso-8859-10': 'ISO-8859-10', cp861: 'DOS 861, Icelandic', cp865: 'DOS 865' },
	Celtic: { 'iso-8859-14': 'ISO-8859-14' },
	Portuguese: { cp860: 'DOS 860' },
	'French Canadian': { cp863: 'DOS 863' },
	Baltic: {
		'windows-1257': 'Windows-1257',
		'iso-8859-4': 'ISO-8859-4',
		'iso-8859-13': 'ISO-8859-13',
		cp775: 'DOS 775',
	},
	Cyrillic: {
		'windows-1251': 'Windows-1251',
		'koi8-r': 'KOI8-R, Russian',
		'koi8-u': 'KOI8-U, Ukrainian',
		'iso-8859-5': 'ISO-8859-5',
		cp855: 'DOS 855',
		cp866: 'DOS 866',
	},
	Greek: { 'windows-1253': 'Windows-1253', 'iso-8859-7': 'ISO-8859-7', cp737: 'DOS 737', cp869: 'DOS 869' },
	Turkish: { 'windows-1254': 'Windows-1254', 'iso-8859-9': 'ISO-8859-9', cp857: 'DOS 857' },
	Hebrew: { 'windows-1255': 'Windows-1255', 'iso-8859-8': 'ISO-8859-8', cp862: 'DOS 862' },
	Arabic: { 'windows-1256': 'Windows-1256', 'iso-8859-6': 'ISO-8859-6' },
	Armenian: { 'armscii-8': 'ARMSCII-8' },
	Thai: { 'windows-874': 'Windows-874', 'tis-620': 'TIS-620' },
	Vietnamese: { viscii: 'VISCII', tcvn: 'TCVN' },
	Japanese: { shift_jis: 'Shift_JIS', 'euc-jp': 'EUC-JP' },
	'Simplified Chinese': { gb18030: 'GB18030', gbk: 'GBK', gb2312: 'GB2312' },
	'Traditional Chinese': { big5: 'Big5', cp950: 'Windows-950' },
	Korean: { 'euc-kr': 'EUC-KR' },
};

/** Choices for a drop-down; the region comes first, so that typing it finds them. */
export const ENCODING_OPTIONS = Object.entries(GROUPS).flatMap(([region, encodings]) =>
	Object.entries(encodings).map(([value, label]) => ({
		name: region === 'Unicode' ? label : `${region} (${label})`,
		value,
	})),
);

const canonical = (name: string) => name.toLowerCase().replace(/[^0-9a-z]/g, '');

/** What iconv-lite takes for an encoding but is none of text. */
const NO_TEXT = ['binary', 'base64', 'hex'];

/** Whether text can be written in it: those on offer, and any other name that iconv-lite knows. */
export function isEncoding(name: string, known: (name: string) => boolean): boolean {
	return name.trim() !== '' && !NO_TEXT.includes(canonical(name)) && known(name);
}

export const isUtf8Name = (name: string): boolean => canonical(name) === 'utf8';

/** Whether an encoding holds every character there is. */
export const isUnicode = (name: string): boolean => /^(utf|ucs|cesu|unicode|gb18030)/.test(canonical(name));

/** Whether a byte order mark means something in it. */
export const hasByteOrderMark = (name: string): boolean =>
	/^(utf(8|16|32)|ucs|cesu|unicode)/.test(canonical(name));
