import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { ContentStore } from '../../simulators/graph/contentStore.ts';
import { GraphFixture, pattern } from './graphFixture.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test.each(['disk', 'hashOnly'] as const)('%s: what is rewound never was', (keeping) => {
	const store = new ContentStore(keeping);
	const writer = store.write();
	writer.write(pattern(100));
	const mark = writer.mark();
	writer.write(Buffer.from('wrong'));
	writer.rewind(mark);
	writer.write(Buffer.from('ok'));
	const content = writer.finish();
	const expected = Buffer.concat([pattern(100), Buffer.from('ok')]);
	expect(content).toMatchObject({ size: 102, sha256: sha256(expected) });
	if (keeping === 'disk') expect(content.bytes().equals(expected)).toBe(true);
	else expect(() => content.bytes()).toThrow('hashes only');
	store.dispose();
	content.discard();
});

describe('a simulator that keeps hashes only', () => {
	const fixture = new GraphFixture({ content: 'hashOnly' });

	test('knows a file that it does not have, and memory does not grow with it', async () => {
		const size = 256 * 2 ** 20;
		const fragment = Buffer.alloc(32 * 327_680, 'memory');
		const url = await fixture.session('big.csv');
		const expected = createHash('sha256');
		const held = () => {
			collectGarbage();
			const { arrayBuffers, heapUsed } = process.memoryUsage();
			return arrayBuffers + heapUsed;
		};
		const before = held();
		for (let at = 0; at < size; at += fragment.length) {
			const bytes = fragment.subarray(0, Math.min(fragment.length, size - at));
			expected.update(bytes);
			const { status } = await fixture.fragment(url, at, bytes, size);
			expect(status).toBe(at + bytes.length < size ? 202 : 201);
			expect(held() - before).toBeLessThan(32 * 2 ** 20);
		}
		expect(fixture.drive.file('big.csv')).toMatchObject({ size, sha256: expected.digest('hex') });
		expect(() => fixture.drive.file('big.csv')?.bytes()).toThrow();
	}, 60_000);
});

describe('a simulator that keeps content', () => {
	const fixture = new GraphFixture();

	test('gives back the place of what is replaced, and of everything in the end', async () => {
		fixture.drive.put('a.csv', 'one');
		const old = fixture.drive.file('a.csv');
		fixture.drive.put('a.csv', 'two');
		expect(() => old?.bytes()).toThrow('ENOENT');
		expect(fixture.drive.file('a.csv')?.bytes().toString()).toBe('two');
		await fixture.graph.stop();
		expect(() => fixture.drive.file('a.csv')?.bytes()).toThrow('ENOENT');
	});
});
