import {
	ADD,
	AND,
	constant,
	END,
	get,
	instantiated,
	LESS,
	LOOP,
	OR,
	read,
	REPEAT_IF,
	ROTATE_LEFT,
	set,
	WITHOUT_RESULT,
	write,
	XOR,
} from './webAssembly';

export interface Program {
	memory: { buffer: ArrayBuffer };
	/** Takes what lies between two addresses, a multiple of 64 bytes, into the two states at the memory's beginning. */
	digest: (from: number, to: number) => void;
}

/**
 * Takes two MD5s of the same data side by side, in the time of one: each step of an MD5 waits for the step before, which leaves a
 * processor free to do the other's meanwhile. A state is four 32-bit words.
 *
 * https://www.rfc-editor.org/rfc/rfc1321
 */
export function load(): Program {
	return instantiated('digest', {
		parameters: 2,
		locals: LOCALS,
		pages: MEMORY_PAGES,
		code: digest(),
	}) as Program;
}

/** Of 64 KiB each. */
export const MEMORY_PAGES = 2;

/** Where the parameters and the locals are: two states, what they were before a chunk, and a word of the chunk. */
const [FROM, TO, STATES, BEFORE, WORD, LOCALS] = [0, 1, 2, 10, 18, 17];
const WORDS_OF_STATES = Array.from({ length: 8 }, (_, index) => index);

/** How a round chooses among the words of a chunk, by how much each fourth step rotates, and what it makes of b, c and d. */
const ROUNDS = [
	{ word: (step: number) => step, shifts: [7, 12, 17, 22], mix: choose },
	{ word: (step: number) => 5 * step + 1, shifts: [5, 9, 14, 20], mix: chooseByLast },
	{ word: (step: number) => 3 * step + 5, shifts: [4, 11, 16, 23], mix: parity },
	{ word: (step: number) => 7 * step, shifts: [6, 10, 15, 21], mix: outer },
];

function digest(): number[] {
	return [
		...WORDS_OF_STATES.flatMap((index) => [...constant(0), ...read(index), ...set(STATES + index)]),
		...[LOOP, WITHOUT_RESULT],
		...WORDS_OF_STATES.flatMap((index) => [...get(STATES + index), ...set(BEFORE + index)]),
		...ROUNDS.flatMap(({ word, shifts, mix }, round) =>
			[shifts, shifts, shifts, shifts]
				.flat()
				.flatMap((shift, index) => step(16 * round + index, { word, shift, mix })),
		),
		...WORDS_OF_STATES.flatMap((index) => [
			...[...get(STATES + index), ...get(BEFORE + index), ADD],
			...set(STATES + index),
		]),
		...[...get(FROM), ...constant(64), ADD, ...set(FROM)],
		...[...get(FROM), ...get(TO), LESS, REPEAT_IF, 0, END],
		...WORDS_OF_STATES.flatMap((index) => [...constant(0), ...get(STATES + index), ...write(index)]),
	];
}

interface Step {
	word: (step: number) => number;
	shift: number;
	mix: (b: number, c: number, d: number) => number[];
}

/** One of the 64 steps, in both states: a = b + ((a + mix(b, c, d) + word + sine) <<< shift), after which they change places. */
function step(number: number, { word, shift, mix }: Step): number[] {
	const sine = Math.floor(Math.abs(Math.sin(number + 1)) * 2 ** 32);
	const inState = (state: number) => {
		const at = (place: number) => state + ((place - number + 64) % 4);
		const [a, b, c, d] = [at(0), at(1), at(2), at(3)];
		return [
			...[...get(a), ...get(WORD), ADD],
			...[...mix(b, c, d), ...constant(shift), ROTATE_LEFT],
			...[...get(b), ADD, ...set(a)],
		];
	};
	return [
		...[...get(FROM), ...read(word(number) % 16), ...constant(sine), ADD, ...set(WORD)],
		...[STATES, STATES + 4].flatMap(inState),
	];
}

// What each round adds. The word b comes from the step before: the less has to wait for it, the better.

function choose(b: number, c: number, d: number): number[] {
	return [...get(c), ...get(d), XOR, ...get(b), AND, ...get(d), XOR, ADD];
}

function chooseByLast(b: number, c: number, d: number): number[] {
	return [...get(c), ...not(d), AND, ADD, ...get(b), ...get(d), AND, ADD];
}

function parity(b: number, c: number, d: number): number[] {
	return [...get(c), ...get(d), XOR, ...get(b), XOR, ADD];
}

function outer(b: number, c: number, d: number): number[] {
	return [...not(d), ...get(b), OR, ...get(c), XOR, ADD];
}

function not(local: number): number[] {
	return [...get(local), ...constant(-1), XOR];
}
