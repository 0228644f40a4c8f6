import { createHash, randomBytes } from 'node:crypto';

import { BlockMd5s } from '../../../../../../nodes/AzureDataLakeWriteback/upload/md5/blockMd5s.ts';

const PAGE = 64 * 1024;
const md5Of = (data: Buffer) => createHash('md5').update(data).digest('base64');

test('a block of any length up to several chunks has the MD5 that it has elsewhere', () => {
	const bytes = randomBytes(200);
	for (let length = 0; length <= bytes.length; length++) {
		const block = bytes.subarray(0, length);
		const md5s = new BlockMd5s();
		expect({ length, own: md5s.add(block), all: md5s.ofAll() }).toEqual({
			...{ length, own: md5Of(block), all: md5Of(block) },
		});
	}
});

test.each([
	[64, 128, 1],
	[PAGE, PAGE + 64, PAGE - 64, PAGE],
	[3 * PAGE + 64, 2 * PAGE + 63],
	[0, 64, 0, 55],
	[64, 56],
])('blocks of %i and %i bytes and so on have each its MD5, and all of them one', (...lengths) => {
	const blocks = lengths.map((length) => randomBytes(length));
	const md5s = new BlockMd5s();
	expect(blocks.map((block) => md5s.add(block))).toEqual(blocks.map(md5Of));
	expect(md5s.ofAll()).toBe(md5Of(Buffer.concat(blocks)));
	expect(md5s.ofAll()).toBe(md5Of(Buffer.concat(blocks)));
});

test('beyond 512 MiB, the length in bits takes more than 32 of them', () => {
	const block = Buffer.alloc(32 * 1024 * 1024);
	const [md5s, expected] = [new BlockMd5s(), createHash('md5')];
	for (let count = 0; count < 17; count++) {
		md5s.add(block);
		expected.update(block);
	}
	expect(md5s.ofAll()).toBe(expected.digest('base64'));
});

test('only the last block may be less than whole', () => {
	const md5s = new BlockMd5s();
	md5s.add(randomBytes(10));
	expect(() => md5s.add(randomBytes(64))).toThrow('A block does not have a multiple of 64 bytes');
});
