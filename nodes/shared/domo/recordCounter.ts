const QUOTE = 0x22;
const LINE_FEED = 0x0a;

/**
 * Counts the records of a CSV while it passes: line feeds outside quotes, and a last record without one. A doubled quote
 * inside quotes closes and opens them again, which comes to the same.
 */
export class RecordCounter {
	private records = 0;
	private quoted = false;
	private open = false;

	add(chunk: Buffer): void {
		let { records, quoted } = this;
		for (let at = 0; at < chunk.length; at++) {
			const byte = chunk[at];
			if (byte === QUOTE) quoted = !quoted;
			else if (byte === LINE_FEED && !quoted) records++;
		}
		this.records = records;
		this.quoted = quoted;
		if (chunk.length > 0) this.open = quoted || chunk[chunk.length - 1] !== LINE_FEED;
	}

	/** Whether what has passed ends within quotes: there is more to come of its last record. */
	get isCut(): boolean {
		return this.quoted;
	}

	get count(): number {
		return this.records + (this.open ? 1 : 0);
	}
}
