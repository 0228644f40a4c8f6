import { Actionable } from '../../shared/errors/actionable';

/** By first byte, the bytes of a character; 0 where none begins so. */
function lengthOf(first: number): number {
	if (first < 0x80) return 1;
	if (first < 0xc2) return 0;
	if (first < 0xe0) return 2;
	if (first < 0xf0) return 3;
	return first < 0xf5 ? 4 : 0;
}

/**
 * How many UTF-16 code units some UTF-8 comes to: one for each character, two beyond the basic plane.
 * https://www.rfc-editor.org/rfc/rfc3629#section-4
 *
 * @returns undefined for what is no UTF-8
 */
export function codeUnits(bytes: Buffer, start: number, end: number): number | undefined {
	let units = 0;
	for (let at = start; at < end; ) {
		const first = bytes[at] as number;
		const length = lengthOf(first);
		if (length === 0 || at + length > end) return undefined;
		if (length > 1) {
			// What could be written shorter, halves of surrogate pairs, and what lies beyond the last plane.
			const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
			const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
			const second = bytes[at + 1] as number;
			if (second < least || second > most) return undefined;
			for (let next = at + 2; next < at + length; next++)
				if (((bytes[next] as number) & 0xc0) !== 0x80) return undefined;
		}
		units += length === 4 ? 2 : 1;
		at += length;
	}
	return units;
}

/** @param what to follow by "is not text in UTF-8" */
export const notUtf8 = (what: string): Actionable =>
	new Actionable(
		`${what} is not text in UTF-8`,
		'Save the file as UTF-8, for example by Excel\'s "CSV UTF-8"',
	);
