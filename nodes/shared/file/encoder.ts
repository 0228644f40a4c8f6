import { isUtf8 } from 'node:buffer';

import { Actionable } from '../errors/actionable';
import { characterEncoder, type Encoder } from './characterEncoder';
import { hasByteOrderMark, isEncoding, isUtf8Name } from './encodings';

export interface EncodingChoice {
	/** By iconv-lite's name; `utf8` leaves the data as they are. */
	encoding: string;
	byteOrderMark: boolean;
}

export type { Encoder };

/**
 * An encoder for text as it arrives, wherever that is cut.
 * @returns undefined when the data are to stay as they are
 * @throws Actionable when there is no such encoding, or it has no byte order mark
 */
export async function encoderFor({ encoding, byteOrderMark }: EncodingChoice): Promise<Encoder | undefined> {
	const iconv = await import('iconv-lite');
	if (!isEncoding(encoding, (name) => iconv.encodingExists(name)))
		throw new Actionable(
			`File Encoding "${encoding}" is not known`,
			'Choose one from the list, such as utf8, utf16le, windows-1252 or shift_jis',
		);
	if (byteOrderMark && !hasByteOrderMark(encoding))
		throw new Actionable(
			`File Encoding "${encoding}" has no byte order mark`,
			'Turn Byte Order Mark off, or choose a Unicode encoding such as UTF-8 or UTF-16 LE',
		);
	if (!isUtf8Name(encoding))
		return new OtherEncoding(encoding, characterEncoder(iconv, encoding, byteOrderMark));
	return byteOrderMark ? new Utf8WithMark() : undefined;
}

const MARK = Buffer.from('\ufeff');
const NOTHING = Buffer.alloc(0);

/** UTF-8 stays UTF-8, with the mark ahead of it, once. */
class Utf8WithMark implements Encoder {
	readonly lost = { count: 0 };
	private head: Buffer | undefined = NOTHING;

	write(chunk: Buffer): Buffer {
		if (!this.head) return chunk;
		this.head = Buffer.concat([this.head, chunk]);
		return this.head.length < MARK.length ? NOTHING : this.end();
	}

	end(): Buffer {
		const head = this.head ?? NOTHING;
		const rest = this.head === undefined || startsWithMark(head) ? head : Buffer.concat([MARK, head]);
		this.head = undefined;
		return rest;
	}
}

/** Makes sure that what arrives is UTF-8, and hands it on in whole characters, less a mark of its own. */
class OtherEncoding implements Encoder {
	readonly lost: Encoder['lost'];
	private carry = NOTHING;
	private started = false;
	private read = 0;

	constructor(
		private readonly encoding: string,
		private readonly characters: Encoder,
	) {
		this.lost = characters.lost;
	}

	write(chunk: Buffer): Buffer {
		const bytes = this.carry.length > 0 ? Buffer.concat([this.carry, chunk]) : chunk;
		const whole = wholeCharacters(bytes);
		this.carry = Buffer.from(bytes.subarray(whole));
		return this.encode(bytes.subarray(0, whole));
	}

	end(): Buffer {
		const last = this.encode(this.carry);
		return Buffer.concat([last, this.characters.end()]);
	}

	private encode(bytes: Buffer): Buffer {
		if (!isUtf8(bytes))
			throw new Actionable(
				`The data are not UTF-8 text (near byte ${this.read}), so they cannot be written as ${this.encoding}`,
				'Set File Encoding to UTF-8, which leaves the data as they are',
			);
		const marked = !this.started && startsWithMark(bytes);
		this.started ||= bytes.length > 0;
		this.read += bytes.length;
		return this.characters.write(marked ? bytes.subarray(MARK.length) : bytes);
	}
}

const startsWithMark = (bytes: Buffer) => bytes.subarray(0, MARK.length).equals(MARK);

/** How many bytes from the beginning are whole UTF-8 characters. */
function wholeCharacters(bytes: Buffer): number {
	for (let back = 1; back <= Math.min(3, bytes.length); back++) {
		const byte = bytes[bytes.length - back] as number;
		if (byte < 0x80) break;
		if (byte >= 0xc0)
			return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? bytes.length - back : bytes.length;
	}
	return bytes.length;
}
