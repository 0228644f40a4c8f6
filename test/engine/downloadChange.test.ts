import { createHash, randomBytes } from 'node:crypto';

import { DownloadFixture } from './downloadFixture.ts';

const fixture = new DownloadFixture();
const MEBI = 1024 * 1024;
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('a file that changes', () => {
	const first = randomBytes(3 * MEBI);
	const second = randomBytes(3 * MEBI);
	beforeEach(() => fixture.cloud.drive.put('busy.bin', first));
	const change = (bytes = second) => Promise.resolve(fixture.cloud.drive.put('busy.bin', bytes));

	test.each([true, false])('ahead of its content is taken as it is then (verify: %p)', async (verify) => {
		fixture.cloud.graph.api.faults.add({
			path: /\/content$/,
			does: { kind: 'answer', status: 503, headers: { 'retry-after': '1' } },
		});
		fixture.pause = () => change(Buffer.from('short'));
		const got = await fixture.get(fixture.download('busy.bin', { options: { verify } }));
		expect(got.sha256).toBe(sha256(Buffer.from('short')));
		expect(got.json.file).toMatchObject({ size: 5, verified: verify });
		expect(got.json.warnings).toBeUndefined();
	});

	test.each([
		[true, second],
		[true, second.subarray(0, MEBI)],
		[true, Buffer.concat([second, second])],
		[false, second],
	])('in the middle does not become one file of two (verify: %p)', async (verify, bytes) => {
		const before = fixture.stored;
		fixture.disturb({ does: { kind: 'resetAnswer', afterBytes: 2 * MEBI } });
		fixture.pause = () => change(bytes);
		const error = await fixture.fail(fixture.download('busy.bin', { options: { verify } }));
		expect(error.message).toBe('"busy.bin" changed while it was downloaded');
		expect(error.description).toContain('Run again');
		expect(fixture.stored).toEqual(before);
	});

	test('without a hash is compared by size, and says so', async () => {
		fixture.cloud.graph.behaviour.hashesMissingFor = Infinity;
		await change();
		const got = await fixture.get(fixture.download('busy.bin'));
		fixture.cloud.graph.behaviour.hashesMissingFor = 0;
		expect(got.json).toMatchObject({
			file: { verified: false },
			warnings: ['The drive has no hash for "busy.bin" yet: only its size was compared.'],
		});
	});
});
