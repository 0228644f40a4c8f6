import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { FileContent } from '../../simulators/adls/content/fileContent.ts';
import { TemporaryFolder } from '../../temporaryFolder.ts';
import { AdlsFixture, refused } from './adlsFixture.ts';
import { pattern } from './graphFixture.ts';

const temporary = new TemporaryFolder();
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function* inChunks(bytes: Buffer): AsyncGenerator<Buffer> {
	for (let at = 0; at < bytes.length; at += 1000) yield await Promise.resolve(bytes.subarray(at, at + 1000));
}

async function add(content: FileContent, at: number, bytes: Buffer) {
	return content.accept(at, await content.receive(inChunks(bytes), bytes.length, false));
}

describe.each(['disk', 'hashOnly'] as const)('%s', (keeping) => {
	const bytes = pattern(10_000);
	let content: FileContent;

	beforeEach(() => (content = new FileContent(keeping)));
	afterEach(() => content.close());

	test('the hash is that of the bytes in their order', async () => {
		for (const at of [6000, 3000, 0, 9000])
			await add(content, at, bytes.subarray(at, Math.min(at + 3000, 10_000)));
		expect(content.flush(10_000, false)).toBe(0);
		expect(content).toMatchObject({ length: 10_000, sha256: sha256(bytes), hasUncommitted: false });
		if (keeping === 'disk') expect(Buffer.concat([...content.read(0, 10_000)]).equals(bytes)).toBe(true);
		else expect(() => [...content.read(0, 10_000)]).toThrow('hashes only');
	});

	test('what comes again is known, and takes no place', async () => {
		expect(await add(content, 0, bytes)).toBe('new');
		expect(await add(content, 0, bytes)).toBe('again');
		content.flush(10_000, false);
		expect(content.sha256).toBe(sha256(bytes));
	});

	test('bytes that are not hashed yet may become others', async () => {
		await add(content, 5000, bytes.subarray(0, 5000));
		expect(await add(content, 5000, bytes.subarray(5000))).toBe('changed');
		await add(content, 0, bytes.subarray(0, 5000));
		content.flush(10_000, false);
		expect(content.sha256).toBe(sha256(bytes));
	});

	test('a body that breaks off leaves nothing', async () => {
		const broken = async function* () {
			yield bytes.subarray(0, 100);
			throw await Promise.resolve(new Error('broken'));
		};
		await expect(content.receive(broken(), 200, false)).rejects.toThrow('broken');
		expect(content.hasUncommitted).toBe(false);
	});

	test('no file has a name', async () => {
		await add(content, 0, bytes);
		expect(temporary.names('')).toEqual([]);
	});
});

test('bytes that are hashed already may become others as long as they are kept', async () => {
	const content = new FileContent('disk');
	await add(content, 0, Buffer.from('wrong'));
	await add(content, 5, Buffer.from('more'));
	await add(content, 0, Buffer.from('right'));
	content.flush(9, false);
	expect(content.sha256).toBe(sha256(Buffer.from('rightmore')));
	content.close();
});

describe('a simulator that keeps hashes only', () => {
	const fixture = new AdlsFixture({ content: 'hashOnly' });

	test('knows a file that it does not have, and memory does not grow with it', async () => {
		const chunk = Buffer.alloc(8 * 2 ** 20, 'memory');
		const count = 32;
		const expected = createHash('sha256');
		for (let index = 0; index < count; index++) expected.update(chunk);
		await fixture.create('big.csv');
		const held = () => {
			collectGarbage();
			const { arrayBuffers, heapUsed } = process.memoryUsage();
			return arrayBuffers + heapUsed;
		};
		const before = held();
		for (let index = 0; index < count; index += 4) {
			const turn = [index + 3, index + 1, index, index + 2];
			await Promise.all(turn.map((place) => fixture.append('big.csv', place * chunk.length, chunk)));
			expect(held() - before).toBeLessThan(48 * 2 ** 20);
		}
		expect(refused(await fixture.flush('big.csv', count * chunk.length))).toEqual([200, undefined]);
		const file = fixture.files.file('big.csv');
		expect(file).toMatchObject({ size: count * chunk.length, sha256: expected.digest('hex') });
		expect(() => file?.bytes()).toThrow('hashes only');
		expect(fixture.violations).toEqual([]);
	}, 60_000);
});
