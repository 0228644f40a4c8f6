import { load, MEMORY_PAGES } from './program';

/** Bytes that an MD5 takes at a time. */
const CHUNK = 64;
const PAGE = 64 * 1024;
/** What an MD5 begins with. */
const INITIAL = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];

/** Takes the MD5 of each block of a file, and of the file, in one go over the data: half the work of Node's two in turn. */
export class BlockMd5s {
	private readonly program = load();
	private readonly states = new Uint32Array(this.program.memory.buffer, 0, 8);
	/** Behind the first page, which the states have. */
	private readonly page = new Uint8Array(this.program.memory.buffer, PAGE, (MEMORY_PAGES - 1) * PAGE);
	private all = Uint32Array.from(INITIAL);
	private length = 0;
	/** What the last block has beyond whole chunks. */
	private rest: Uint8Array = new Uint8Array();

	/**
	 * @param block which, unless it is the last, has a multiple of 64 bytes
	 * @returns its MD5 in Base64
	 * @throws Error when the one before was not whole
	 */
	add(block: Uint8Array): string {
		if (this.rest.length > 0) throw new Error(`A block does not have a multiple of ${CHUNK} bytes`);
		const whole = block.length - (block.length % CHUNK);
		this.states.set([...this.all, ...INITIAL]);
		for (let at = 0; at < whole; at += PAGE) this.digest(block.subarray(at, Math.min(at + PAGE, whole)));
		const own = this.states.slice(4);
		this.all = this.states.slice(0, 4);
		this.length += block.length;
		this.rest = block.slice(whole);
		return this.finished(own, block.length);
	}

	/** The MD5 of all blocks, in Base64. */
	ofAll(): string {
		return this.finished(this.all, this.length);
	}

	/** What a state comes to behind the rest, a bit, zeros and the length in bits, which fill whole chunks. */
	private finished(state: Uint32Array, length: number): string {
		const { rest } = this;
		const end = Buffer.alloc(rest.length + 9 > CHUNK ? 2 * CHUNK : CHUNK);
		end.set(rest);
		end[rest.length] = 0x80;
		end.writeBigUInt64LE(BigInt(length) * 8n, end.length - 8);
		this.states.set(state);
		this.digest(end);
		return Buffer.from(this.states.buffer, 0, 16).toString('base64');
	}

	private digest(bytes: Uint8Array): void {
		this.page.set(bytes);
		this.program.digest(PAGE, PAGE + bytes.length);
	}
}
