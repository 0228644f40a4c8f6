import { randomBytes } from 'node:crypto';

import { QuickXorHash } from '../../../../../nodes/shared/file/quickXorHash.ts';

function hashOf(...chunks: Uint8Array[]): string {
	const hash = new QuickXorHash();
	for (const chunk of chunks) hash.update(chunk);
	return hash.digest();
}

/** The definition to the letter, a bit at a time: slow, and hard to get wrong. */
function naive(bytes: Uint8Array): string {
	const bits = Array<number>(160).fill(0);
	bytes.forEach((byte, index) => {
		for (let bit = 0; bit < 8; bit++) {
			const place = (index * 11 + bit) % 160;
			bits[place] = bits[place]! ^ ((byte >> bit) & 1);
		}
	});
	let length = BigInt(bytes.length);
	for (let place = 96; length > 0n; place++, length >>= 1n) bits[place] = bits[place]! ^ Number(length & 1n);
	const value = bits.reduce((sum, bit, place) => sum | (BigInt(bit) << BigInt(place)), 0n);
	return Buffer.from(value.toString(16).padStart(40, '0'), 'hex').reverse().toString('base64');
}

test.each([
	['', 'AAAAAAAAAAAAAAAAAAAAAAAAAAA='],
	['Sg==', 'SgAAAAAAAAAAAAAAAQAAAAAAAAA='],
	['h490d57Pqz5q2rtT', 'h3gEHe7giWeswgdq3MYupgAAAAA='],
])('the bytes %p in base64 have the published hash', (content, hash) => {
	expect(hashOf(Buffer.from(content, 'base64'))).toBe(hash);
	expect(naive(Buffer.from(content, 'base64'))).toBe(hash);
});

test.each([
	1, 2, 14, 15, 19, 20, 21, 159, 160, 161, 319, 320, 321, 1759, 1760, 1761, 81_919, 81_920, 81_921, 300_007,
])('%i bytes have the hash of the definition', (size) => {
	const bytes = randomBytes(size);
	expect(hashOf(bytes)).toBe(naive(bytes));
});

test('bytes of all ones have the hash of the definition', () => {
	const bytes = Buffer.alloc(1000, 0xff);
	expect(hashOf(bytes)).toBe(naive(bytes));
});

test('the length counts, where the bytes do not', () => {
	expect(new Set([0, 1, 160, 320].map((size) => hashOf(Buffer.alloc(size)))).size).toBe(4);
});

test.each([1, 3, 7, 159, 160, 161, 1000, 81_920, 100_000])(
	'chunks of %i bytes make no difference',
	(size) => {
		const bytes = randomBytes(200_000);
		const hash = new QuickXorHash();
		for (let at = 0; at < bytes.length; at += size) hash.update(bytes.subarray(at, at + size));
		expect(hash.digest()).toBe(hashOf(bytes));
	},
);

test('chunks of any sizes, empty ones too, make no difference', () => {
	const bytes = randomBytes(100_000);
	const cuts = [0, 0, 1, 1, 164, 324, 325, 40_000, 99_999, 100_000, 100_000];
	const chunks = cuts.slice(1).map((end, index) => bytes.subarray(cuts[index], end));
	expect(hashOf(...chunks)).toBe(naive(bytes));
});

describe.each<[string, (size: number) => Uint8Array]>([
	['Buffer', (size) => Buffer.alloc(size)],
	['Uint8Array', (size) => new Uint8Array(size)],
])('in a %s', (_, make) => {
	test.each([0, 1, 2, 3, 4, 5, 6, 7])(
		'bytes that begin at %i in their memory make no difference',
		(offset) => {
			const bytes = randomBytes(2000);
			const memory = make(3001).subarray(offset, offset + bytes.length);
			memory.set(bytes);
			expect(hashOf(memory)).toBe(naive(bytes));
			expect(hashOf(memory.subarray(0, 1), memory.subarray(1, 700), memory.subarray(700))).toBe(naive(bytes));
		},
	);

	test.each([1, 2, 3, 5, 161, 1000])(
		'chunks that each have a memory of their own, %i bytes first',
		(first) => {
			const bytes = randomBytes(100_001);
			const chunks = [bytes.subarray(0, first), bytes.subarray(first)].map((chunk) => {
				const memory = make(chunk.length);
				memory.set(chunk);
				return memory;
			});
			expect(hashOf(...chunks)).toBe(naive(bytes));
		},
	);
});

test('a digest on the way changes nothing', () => {
	const hash = new QuickXorHash();
	const bytes = randomBytes(500);
	hash.update(bytes.subarray(0, 200));
	expect(hash.digest()).toBe(naive(bytes.subarray(0, 200)));
	hash.update(bytes.subarray(200));
	expect(hash.digest()).toBe(naive(bytes));
});
