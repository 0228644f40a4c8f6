import { Actionable } from '../../shared/errors/actionable';

const QUOTE = 0x22;
const COMMA = 0x2c;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** A record that is longer than this has a quote that is never closed. */
const LONGEST_RECORD = 16 * 1024 * 1024;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** How a field is written. */
export const PLAIN = 0;
export const QUOTED = 1;
/** In quotes, with doubled quotes inside. */
export const QUOTES_INSIDE = 2;

/**
 * Finds the fields of a CSV (RFC 4180) in its bytes, without making text of them: most of them leave as they came. A line of
 * nothing at all is skipped where a record has several fields.
 */
export class CsvScanner {
	/** The bytes in which the fields of the current record are. */
	bytes: Buffer = Buffer.alloc(0);
	/** By field: where it starts and ends, without its quotes, and how it is written. */
	readonly starts: number[] = [];
	readonly ends: number[] = [];
	readonly writings: number[] = [];
	/** Fields of the current record. */
	count = 0;
	/** Records found so far. */
	records = 0;
	/** Fields of the first record. */
	private width = 0;
	private at = 0;
	private final = false;
	private begun = false;
	/** Holds the bytes. It is used again, since memory that is given back all the time is not at once there to be had anew. */
	private room: Buffer = Buffer.alloc(0);

	/** Takes more bytes on: a copy of them. What is left of those before is kept. */
	feed(chunk: Buffer): void {
		const { bytes, at } = this;
		const rest = bytes.length - at;
		if (rest > LONGEST_RECORD) throw this.broken('a record of more than 16 MB');
		const needed = rest + chunk.length;
		if (needed > this.room.length) this.room = Buffer.allocUnsafeSlow(Math.max(needed, this.room.length * 2));
		bytes.copy(this.room, 0, at);
		chunk.copy(this.room, rest);
		this.bytes = this.room.subarray(0, needed);
		this.at = 0;
		if (this.begun || this.bytes.length < BYTE_ORDER_MARK.length) return;
		this.begun = true;
		if (this.bytes.subarray(0, 3).equals(BYTE_ORDER_MARK)) this.at = 3;
	}

	/** No more bytes come. */
	end(): void {
		this.final = true;
	}

	/**
	 * Goes on to the next record.
	 * @returns false when it is not all there yet
	 * @throws Actionable when this is no CSV
	 */
	next(): boolean {
		while (this.record()) {
			const blank = this.count === 1 && this.ends[0] === this.starts[0] && this.writings[0] === PLAIN;
			if (blank && this.width > 1) continue;
			this.records += 1;
			if (this.records === 1) this.width = this.count;
			return true;
		}
		return false;
	}

	/** The text of a field. */
	text(field: number): string {
		const text = this.bytes.toString('utf8', this.starts[field], this.ends[field]);
		return this.writings[field] === QUOTES_INSIDE ? text.replaceAll('""', '"') : text;
	}

	private record(): boolean {
		const { bytes, starts, ends, writings } = this;
		const length = bytes.length;
		let at = this.at;
		let count = 0;
		if (at >= length) return false;
		for (;;) {
			let writing = PLAIN;
			let start = at;
			let end: number;
			if (bytes[at] === QUOTE) {
				writing = QUOTED;
				start = at + 1;
				end = start;
				for (;;) {
					while (end < length && bytes[end] !== QUOTE) end++;
					if (end + 1 >= length && !this.final) return false;
					if (end >= length) throw this.broken('a quotation mark that is never closed');
					if (bytes[end + 1] !== QUOTE) break;
					writing = QUOTES_INSIDE;
					end += 2;
				}
				at = end + 1;
				if (bytes[at] === CARRIAGE_RETURN) {
					if (at + 1 >= length && !this.final) return false;
					at++;
				}
			} else {
				while (at < length && bytes[at] !== COMMA && bytes[at] !== LINE_FEED) at++;
				end = at > start && bytes[at - 1] === CARRIAGE_RETURN && bytes[at] !== COMMA ? at - 1 : at;
			}
			if (at >= length && !this.final) return false;
			starts[count] = start;
			ends[count] = end;
			writings[count] = writing;
			count++;
			const separator = bytes[at];
			at++;
			if (separator === COMMA) continue;
			if (separator !== LINE_FEED && at <= length) throw this.broken('text behind a closing quotation mark');
			this.at = at;
			this.count = count;
			return true;
		}
	}

	private broken(what: string): Actionable {
		const place = this.records === 0 ? 'in its first line' : `behind row ${this.records - 1}`;
		return new Actionable(
			`The data are no CSV: there is ${what} ${place}`,
			'Values that hold commas, quotes or line breaks have to stand in quotes, with quotes in them doubled',
		);
	}
}

/**
 * The records of a CSV. The scanner is handed over whenever there may be more records in it: `while (scanner.next())`.
 * @throws whatever the chunks' sender throws
 */
export async function* scanned(chunks: AsyncIterable<Buffer>): AsyncGenerator<CsvScanner> {
	const scanner = new CsvScanner();
	for await (const chunk of chunks) {
		scanner.feed(chunk);
		yield scanner;
	}
	scanner.end();
	yield scanner;
}
