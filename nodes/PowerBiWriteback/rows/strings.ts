import { isUtf8 } from 'node:buffer';

import { QUOTES_INSIDE } from './csvScanner';
import type { Output } from './output';

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
	from: Buffer,
	[start, end, writing]: readonly [number, number, number],
	most: number,
): StringFault | undefined {
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
		if (byte === QUOTE && writing === QUOTES_INSIDE) {
			index++;
			dropped++;
		}
		at = escape(bytes, at, byte);
	}
	bytes[at++] = QUOTE;
	if (wide && !isUtf8(from.subarray(start, end))) return 'notUtf8';
	const length = end - start - dropped;
	// There are never more characters than bytes.
	if (length > most && (!wide || codeUnits(from, start, end) - dropped > most)) return 'tooLong';
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

/** UTF-16 code units of UTF-8: one for each character, two beyond the basic plane. */
function codeUnits(from: Buffer, start: number, end: number): number {
	let units = 0;
	for (let index = start; index < end; index++) {
		const byte = from[index] as number;
		if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
	}
	return units;
}

/** The first characters of a text, none of them halved. @param most UTF-16 code units */
export function truncated(text: string, most: number): string {
	const cut = text.slice(0, most);
	return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
