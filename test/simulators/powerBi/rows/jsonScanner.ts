const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;

export type Kind = 'string' | 'number' | 'true' | 'false' | 'null';

/** Thrown where rows are not what the service takes. */
export class RowsRefused extends Error {}

/**
 * Reads JSON from its bytes, token by token, and leaves the text of every token as it is: numbers keep all their digits,
 * and nothing is made of what nobody asks for.
 */
export class JsonScanner {
	readonly bytes: Buffer;
	/** Where the last scalar begins and ends; for a string, without its quotes. */
	start = 0;
	end = 0;
	/** Whether the last string has escapes. */
	escaped = false;
	/** Whether the last number has neither fraction nor exponent. */
	whole = false;
	kind: Kind = 'null';
	private at = 0;

	constructor(bytes: Buffer) {
		this.bytes = bytes;
	}

	/** Goes past the character when it comes next. */
	accepts(character: string): boolean {
		if (this.peek() !== character.charCodeAt(0)) return false;
		this.at += 1;
		return true;
	}

	/** @throws RowsRefused */
	expect(character: string): void {
		if (!this.accepts(character)) throw new RowsRefused(`JSON with ${character} expected at byte ${this.at}`);
	}

	/** @throws RowsRefused when anything is left */
	expectEnd(): void {
		if (this.peek() !== undefined) throw new RowsRefused(`something after the JSON at byte ${this.at}`);
	}

	/** Reads the string that comes next. @throws RowsRefused */
	string(): void {
		this.expect('"');
		this.kind = 'string';
		this.escaped = false;
		this.start = this.at;
		for (;;) {
			const byte = this.bytes[this.at];
			if (byte === QUOTE) break;
			if (byte === undefined || byte < 0x20) throw new RowsRefused(`a string broken off at byte ${this.at}`);
			if (byte === BACKSLASH) {
				this.escaped = true;
				this.at += 1;
			}
			this.at += 1;
		}
		this.end = this.at;
		this.at += 1;
	}

	/** Reads the string, number, boolean or null that comes next. @throws RowsRefused */
	scalar(): void {
		const first = this.peek();
		if (first === QUOTE) return this.string();
		if (first === MINUS || isDigit(first)) return this.number();
		this.start = this.at;
		for (const word of ['true', 'false', 'null'] as const) {
			if (this.bytes.toString('latin1', this.at, this.at + word.length) !== word) continue;
			this.kind = word;
			this.end = this.at += word.length;
			return;
		}
		throw new RowsRefused(`no string, number, boolean or null at byte ${this.at}`);
	}

	/** The last string, or the last number's digits. @throws RowsRefused for an escape that there is not */
	text(): string {
		if (!this.escaped || this.kind !== 'string') return this.bytes.toString('utf8', this.start, this.end);
		try {
			return JSON.parse(this.bytes.toString('utf8', this.start - 1, this.end + 1)) as string;
		} catch {
			throw new RowsRefused(`a wrong escape in the string at byte ${this.start}`);
		}
	}

	private number(): void {
		this.kind = 'number';
		this.start = this.at;
		if (this.bytes[this.at] === MINUS) this.at += 1;
		if (this.bytes[this.at] === ZERO) this.at += 1;
		else this.digits();
		const afterWhole = this.at;
		if (this.bytes[this.at] === 0x2e) {
			this.at += 1;
			this.digits();
		}
		if (this.bytes[this.at] === 0x65 || this.bytes[this.at] === 0x45) {
			this.at += 1;
			if (this.bytes[this.at] === 0x2b || this.bytes[this.at] === MINUS) this.at += 1;
			this.digits();
		}
		this.end = this.at;
		this.whole = this.end === afterWhole;
	}

	private digits(): void {
		if (!isDigit(this.bytes[this.at])) throw new RowsRefused(`a number broken off at byte ${this.at}`);
		while (isDigit(this.bytes[this.at])) this.at += 1;
	}

	/** The byte that comes next, spaces aside. */
	private peek(): number | undefined {
		while (isSpace(this.bytes[this.at])) this.at += 1;
		return this.bytes[this.at];
	}
}

function isSpace(byte: number | undefined): boolean {
	return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function isDigit(byte: number | undefined): boolean {
	return byte !== undefined && byte >= ZERO && byte <= NINE;
}
