import type { ColumnType } from '../schema/column';
import { isDay } from './calendar';

/**
 * Values as they mostly come, which leave as they are. What these functions say no to may be right all the same, and is looked
 * at more closely.
 */

const MINUS = 0x2d;
const POINT = 0x2e;
const COLON = 0x3a;
const SPACE = 0x20;
const LETTER_T = 0x54;
const ZERO = 0x30;
/** So many digits fit every type, whatever they are. */
const SAFE_DIGITS = 18;
const DECIMAL_PLACES = 4;
const DATE_LENGTH = 10;
const DATE_TIME_LENGTH = 19;

/** A number in JSON's own form: digits, with a minus before them and a point among them at most. */
export function isPlainNumber(bytes: Buffer, start: number, end: number, type: ColumnType): boolean {
	const first = bytes[start] === MINUS ? start + 1 : start;
	if (first >= end || end - first > SAFE_DIGITS) return false;
	let point = -1;
	for (let at = first; at < end; at++) {
		const byte = (bytes[at] as number) - ZERO;
		if (byte >= 0 && byte <= 9) continue;
		if (bytes[at] !== POINT || point >= 0 || type === 'Int64') return false;
		point = at;
	}
	const wholeEnd = point < 0 ? end : point;
	if (bytes[first] === ZERO && (wholeEnd !== first + 1 || first !== start)) return false;
	if (point < 0) return true;
	const places = end - point - 1;
	return wholeEnd > first && places > 0 && (type === 'Double' || places <= DECIMAL_PLACES);
}

/** `2026-01-31`, or with a time to the second and no zone behind a T or a space. The calendar has the day. */
export function isPlainDateTime(bytes: Buffer, start: number, end: number): boolean {
	const length = end - start;
	if (length !== DATE_LENGTH && length !== DATE_TIME_LENGTH) return false;
	if (bytes[start + 4] !== MINUS || bytes[start + 7] !== MINUS) return false;
	const year = two(bytes, start) * 100 + two(bytes, start + 2);
	const month = two(bytes, start + 5);
	const day = two(bytes, start + 8);
	if (!isDay(year, month, day)) return false;
	if (length === DATE_LENGTH) return true;
	const separator = bytes[start + 10];
	if (separator !== LETTER_T && separator !== SPACE) return false;
	if (bytes[start + 13] !== COLON || bytes[start + 16] !== COLON) return false;
	return two(bytes, start + 11) <= 23 && two(bytes, start + 14) <= 59 && two(bytes, start + 17) <= 59;
}

/** Two digits as a number; NaN for anything else. */
function two(bytes: Buffer, at: number): number {
	const tens = (bytes[at] as number) - ZERO;
	const ones = (bytes[at + 1] as number) - ZERO;
	return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}
