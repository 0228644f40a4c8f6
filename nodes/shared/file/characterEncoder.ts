import { isUnicode } from './encodings';

export type Iconv = typeof import('iconv-lite');

/** Turns UTF-8 text into another encoding. */
export interface Encoder {
	write(utf8: Buffer): Buffer;
	end(): Buffer;
	/** What did not fit into the encoding and became a question mark. */
	readonly lost: { count: number; example?: string };
}

/** An encoder that has to be given whole characters. */
export function characterEncoder(iconv: Iconv, encoding: string, addBOM: boolean): Encoder {
	// Where every character has one byte, iconv-lite takes the halves of a surrogate pair for two characters.
	return iconv.encode('\u{10ffff}', encoding).toString() === '??'
		? new SingleByteEncoder(iconv, encoding)
		: new IconvEncoder(iconv, encoding, addBOM);
}

const QUESTION_MARK = 0x3f;
/** What iconv-lite reads in a byte that stands for no character. Like all characters beyond U+FFFF, it has none itself. */
const NO_CHARACTER = 0xfffd;

/** Looks up the byte of each character. */
class SingleByteEncoder implements Encoder {
	readonly lost: Encoder['lost'] = { count: 0 };
	private readonly table = Buffer.alloc(0x10000, QUESTION_MARK);

	constructor(iconv: Iconv, encoding: string) {
		const characters = iconv.decode(Buffer.from([...Array(256).keys()]), encoding);
		for (let byte = 0; byte < 256; byte++) this.table[characters.charCodeAt(byte)] = byte;
		this.table[NO_CHARACTER] = QUESTION_MARK;
	}

	write(utf8: Buffer): Buffer {
		const { table, lost } = this;
		const encoded = Buffer.allocUnsafe(utf8.length);
		let [length, count] = [0, 0];
		for (let at = 0; at < utf8.length; ) {
			const start = at;
			const lead = utf8[at++] as number;
			let character = lead;
			if (lead >= 0xf0) {
				character = NO_CHARACTER;
				at += 3;
			} else if (lead >= 0xe0) {
				character = ((lead & 0x0f) << 12) | (rest(utf8, at++) << 6) | rest(utf8, at++);
			} else if (lead >= 0x80) {
				character = ((lead & 0x1f) << 6) | rest(utf8, at++);
			}
			const byte = table[character] as number;
			if (byte === QUESTION_MARK && character !== QUESTION_MARK) {
				count += 1;
				lost.example ??= utf8.toString('utf8', start, at);
			}
			encoded[length++] = byte;
		}
		lost.count += count;
		return encoded.subarray(0, length);
	}

	end(): Buffer {
		return Buffer.alloc(0);
	}
}

/** The bits of a character that a byte after its first one holds. */
const rest = (utf8: Buffer, at: number) => (utf8[at] as number) & 0x3f;

/** Any other encoding. */
class IconvEncoder implements Encoder {
	readonly lost: Encoder['lost'] = { count: 0 };
	private readonly target: ReturnType<Iconv['getEncoder']>;
	private readonly lossless: boolean;

	constructor(
		private readonly iconv: Iconv,
		private readonly encoding: string,
		addBOM: boolean,
	) {
		this.lossless = isUnicode(encoding);
		this.target = iconv.getEncoder(encoding, { addBOM });
	}

	write(utf8: Buffer): Buffer {
		const text = utf8.toString();
		const encoded = this.target.write(text);
		if (!this.lossless) this.compare(utf8, encoded, text);
		return encoded;
	}

	end(): Buffer {
		return this.target.end() ?? Buffer.alloc(0);
	}

	/** What has no place in the encoding leaves as a question mark: more of them come out than went in. */
	private compare(before: Buffer, after: Buffer, text: string): void {
		const lost = count(after, QUESTION_MARK) - count(before, QUESTION_MARK);
		this.lost.count += lost;
		if (lost > 0)
			this.lost.example ??= [...text].find(
				(character) => character !== '?' && this.iconv.encode(character, this.encoding)[0] === QUESTION_MARK,
			);
	}
}

function count(bytes: Buffer, wanted: number): number {
	let found = 0;
	for (let at = bytes.indexOf(wanted); at !== -1; at = bytes.indexOf(wanted, at + 1)) found += 1;
	return found;
}
