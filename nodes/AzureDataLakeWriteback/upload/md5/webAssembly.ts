/** The part of WebAssembly that is used here: Node's types leave it out. */
declare const WebAssembly: {
	Module: new (bytes: Uint8Array) => object;
	Instance: new (module: object) => { exports: unknown };
};

/** A function of 32-bit numbers without a result, and the memory that it works on. */
interface Code {
	parameters: number;
	locals: number;
	/** Of the memory, 64 KiB each. */
	pages: number;
	code: number[];
}

/**
 * Loads a module that exports one function by its name, and its `memory`.
 * https://webassembly.github.io/spec/core/binary/
 */
export function instantiated(name: string, { parameters, locals, pages, code }: Code): unknown {
	const bytes = Uint8Array.from([
		...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
		...section(1, [1, FUNCTION_TYPE, ...sized(new Array<number>(parameters).fill(I32)), 0]),
		...section(3, [1, 0]),
		...section(5, [1, 0, pages]),
		...section(7, [2, ...exported('memory', 2), ...exported(name, 0)]),
		...section(10, [1, ...sized([1, locals, I32, ...code, END])]),
	]);
	return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
}

const [I32, FUNCTION_TYPE] = [0x7f, 0x60];
export const [LOOP, WITHOUT_RESULT, END, REPEAT_IF] = [0x03, 0x40, 0x0b, 0x0d];
export const [ADD, AND, OR, XOR, ROTATE_LEFT, LESS] = [0x6a, 0x71, 0x72, 0x73, 0x77, 0x49];

export function get(local: number): number[] {
	return [0x20, local];
}

export function set(local: number): number[] {
	return [0x21, local];
}

/** A word behind the address that was put down before. */
export function read(word: number): number[] {
	return [0x28, 2, 4 * word];
}

export function write(word: number): number[] {
	return [0x36, 2, 4 * word];
}

export function constant(value: number): number[] {
	return [0x41, ...signed(value | 0)];
}

function section(id: number, content: number[]): number[] {
	return [id, ...sized(content)];
}

function sized(content: number[]): number[] {
	return [...unsigned(content.length), ...content];
}

function exported(name: string, kind: number): number[] {
	return [...sized([...Buffer.from(name)]), kind, 0];
}

/** Seven bits in a byte, the lowest first; the eighth tells whether another follows. */
function unsigned(value: number): number[] {
	return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** The same for a number whose highest bit is repeated as far as it takes. */
function signed(value: number): number[] {
	return value >= -0x40 && value < 0x40 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}
