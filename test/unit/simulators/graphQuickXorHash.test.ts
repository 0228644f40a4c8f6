import { QuickXorHash } from '../../simulators/graph/quickXorHash.ts';
import { pattern } from './graphFixture.ts';

const hash = (...chunks: Uint8Array[]) =>
	chunks.reduce((sum: QuickXorHash, chunk) => sum.update(chunk), new QuickXorHash()).digest();

test.each([
	['', 'AAAAAAAAAAAAAAAAAAAAAAAAAAA='],
	['Sg==', 'SgAAAAAAAAAAAAAAAQAAAAAAAAA='],
	['h490d57Pqz5q2rtT', 'h3gEHe7giWeswgdq3MYupgAAAAA='],
])('the hash of %p is the one that the vendor publishes', (content, expected) => {
	expect(hash(Buffer.from(content, 'base64'))).toBe(expected);
});

/** The definition to the letter, one bit at a time. */
function slowHash(bytes: Uint8Array): string {
	const bits = new Uint8Array(160);
	bytes.forEach((byte, index) => {
		for (let bit = 0; bit < 8; bit += 1) bits[(index * 11 + bit) % 160]! ^= (byte >> bit) & 1;
	});
	const hashed = Buffer.from(
		Uint8Array.from({ length: 20 }, (_, at) =>
			bits.subarray(at * 8, at * 8 + 8).reduceRight((sum, bit) => sum * 2 + bit, 0),
		),
	);
	hashed.writeBigUInt64LE(hashed.readBigUInt64LE(12) ^ BigInt(bytes.length), 12);
	return hashed.toString('base64');
}

test.each([1, 19, 20, 159, 160, 161, 40_959, 40_960, 40_961, 200_003])(
	'%i bytes agree with the definition',
	(size) => {
		expect(hash(pattern(size))).toBe(slowHash(pattern(size)));
	},
);

test('how the content is cut into chunks, and where they lie in memory, makes no difference', () => {
	const content = pattern(100_000);
	const cuts = [0, 1, 4, 163, 40_000, 40_961, 99_999, 100_000];
	const chunks = cuts.slice(1).map((end, index) => content.subarray(cuts[index], end));
	expect(hash(...chunks)).toBe(hash(content));
});

test('a copy goes on by itself', () => {
	const one = new QuickXorHash().update(pattern(50_000));
	const other = one.copy().update(Buffer.from('other'));
	expect(one.update(Buffer.from('more')).digest()).toBe(hash(pattern(50_000), Buffer.from('more')));
	expect(other.digest()).toBe(hash(pattern(50_000), Buffer.from('other')));
});
