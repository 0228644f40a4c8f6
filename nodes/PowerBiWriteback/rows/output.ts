const FIRST_SIZE = 64 * 1024;

/** Bytes that are being put together, in a buffer that grows and is used again. */
export class Output {
	bytes = Buffer.allocUnsafeSlow(FIRST_SIZE);
	at = 0;

	/** Begins anew, with room for so many bytes. */
	restart(length: number): void {
		this.at = 0;
		this.reserve(length);
	}

	/** Makes room for so many more bytes. */
	reserve(length: number): void {
		const needed = this.at + length;
		if (needed <= this.bytes.length) return;
		const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.bytes.length * 2));
		this.bytes.copy(larger, 0, 0, this.at);
		this.bytes = larger;
	}

	/** Short ASCII, for which room is made. */
	ascii(text: string): void {
		this.reserve(text.length);
		for (let index = 0; index < text.length; index++) this.bytes[this.at++] = text.charCodeAt(index);
	}

	/** Room has to be made before. */
	copy(from: Buffer, start: number, end: number): void {
		const { bytes } = this;
		let { at } = this;
		for (let index = start; index < end; index++) bytes[at++] = from[index] as number;
		this.at = at;
	}

	text(text: string): void {
		this.reserve(text.length * 3);
		this.at += this.bytes.write(text, this.at);
	}
}
