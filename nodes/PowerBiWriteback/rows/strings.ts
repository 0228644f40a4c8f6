import { type CsvScanner, QUOTES_INSIDE } from './csvScanner';
import type { Output } from './output';
import { codeUnits } from './utf8';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LOWER_U = 0x75;
const ZERO = 0x30;
const HEX = Buffer.from('0123456789abcdef');
/** By control character, the letter of its short escape. */
const SHORT = new Map([
	[0x08, 0x62],
	[0x09, 0x74],
	[0x0a, 0x6e],
	[0x0c, 0x66],
	[0x0d, 0x72],
]);

export type StringFault = 'tooLong' | 'notUtf8';

/**
 * Writes a field as a JSON string. What needs no escape is copied as it is.
 * @param most UTF-16 code units that it may have
 * @returns what is wrong with it; nothing is written then
 */
export function writeString(
	out: Output,
	record: CsvScanner,
	field: number,
	most: number,
): StringFault | undefined {
	const { bytes: from } = record;
	const start = record.starts[field] as number;
	const end = record.ends[field] as number;
	const hasQuotes = record.writings[field] === QUOTES_INSIDE;
	// A character below a space takes six bytes.
	out.reserve((end - start) * 6 + 2);
	const { bytes } = out;
	const before = out.at;
	let at = before;
	let wide = false;
	let dropped = 0;
	bytes[at++] = QUOTE;
	for (let index = start; index < end; index++) {
		const byte = from[index] as number;
		if (byte >= 0x20 && byte !== QUOTE && byte !== BACKSLASH) {
			if (byte >= 0x80) wide = true;
			bytes[at++] = byte;
			continue;
		}
		if (byte === QUOTE && hasQuotes) {
			index++;
			dropped++;
		}
		at = escape(bytes, at, byte);
	}
	bytes[at++] = QUOTE;
	const length = wide ? codeUnits(from, start, end) : end - start;
	if (length === undefined) return 'notUtf8';
	if (length - dropped > most) return 'tooLong';
	out.at = at;
	return undefined;
}

function escape(bytes: Buffer, at: number, byte: number): number {
	bytes[at++] = BACKSLASH;
	if (byte === QUOTE || byte === BACKSLASH) {
		bytes[at++] = byte;
		return at;
	}
	const short = SHORT.get(byte);
	if (short !== undefined) {
		bytes[at++] = short;
		return at;
	}
	bytes[at++] = LOWER_U;
	bytes[at++] = ZERO;
	bytes[at++] = ZERO;
	bytes[at++] = HEX[byte >> 4] as number;
	bytes[at++] = HEX[byte & 15] as number;
	return at;
}

/** The first characters of a text, none of them halved. @param most UTF-16 code units */
export function truncated(text: string, most: number): string {
	const cut = text.slice(0, most);
	return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
