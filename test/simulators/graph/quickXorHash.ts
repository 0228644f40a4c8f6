/** The hash shifts by 11 bits a byte through 160 bits, so every 160 bytes it is back where it began. */
const COLUMNS = 160;
const WORDS = COLUMNS / 4;
const BLOCK = COLUMNS * 256;
const HASH_BYTES = 20;
const SHIFT = 11;

/**
 * The hash that OneDrive and SharePoint give for a file's content.
 * Bytes that are 160 apart meet at the same bit, so they are first combined, four at a time, in 160 columns; the columns
 * are shifted into place only at the end.
 * @see https://learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash
 */
export class QuickXorHash {
	private readonly columns = new Int32Array(WORDS);
	/** Input waits here for a full block: chunks come at any offset, words have to be aligned. */
	private readonly block = new Uint8Array(BLOCK);
	private readonly blockWords = new Int32Array(this.block.buffer);
	private filled = 0;
	private length = 0;

	update(chunk: Uint8Array): this {
		for (let at = 0; at < chunk.length; ) {
			const piece = chunk.subarray(at, at + BLOCK - this.filled);
			this.block.set(piece, this.filled);
			this.filled += piece.length;
			at += piece.length;
			if (this.filled === BLOCK) this.fold();
		}
		this.length += chunk.length;
		return this;
	}

	/** A hash of the same bytes so far, to go on with separately. */
	copy(): QuickXorHash {
		const twin = new QuickXorHash();
		twin.columns.set(this.columns);
		twin.block.set(this.block.subarray(0, this.filled));
		twin.filled = this.filled;
		twin.length = this.length;
		return twin;
	}

	/** Base64, as `file.hashes.quickXorHash` has it. */
	digest(): string {
		const { columns, length } = this.copy().fold();
		const hash = Buffer.alloc(HASH_BYTES);
		const bytes = new Uint8Array(columns.buffer);
		for (const [column, byte] of bytes.entries()) {
			const bit = (column * SHIFT) % (HASH_BYTES * 8);
			const shifted = byte << bit % 8;
			const at = Math.floor(bit / 8);
			hash.writeUInt8(hash.readUInt8(at) ^ (shifted & 0xff), at);
			const next = (at + 1) % HASH_BYTES;
			hash.writeUInt8(hash.readUInt8(next) ^ (shifted >> 8), next);
		}
		const tail = HASH_BYTES - 8;
		hash.writeBigUInt64LE(hash.readBigUInt64LE(tail) ^ BigInt(length), tail);
		return hash.toString('base64');
	}

	private fold(): this {
		this.block.fill(0, this.filled);
		for (let column = 0; column < WORDS; column++) {
			let combined = this.columns[column]!;
			for (let word = column; word < BLOCK / 4; word += WORDS) combined ^= this.blockWords[word]!;
			this.columns[column] = combined;
		}
		this.filled = 0;
		return this;
	}
}
