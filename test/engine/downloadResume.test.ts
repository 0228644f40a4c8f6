import { createHash, randomBytes } from 'node:crypto';

import { DownloadFixture } from './downloadFixture.ts';

const fixture = new DownloadFixture();
const MEBI = 1024 * 1024;
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('what breaks goes on', () => {
	const bytes = randomBytes(6 * MEBI);
	beforeEach(() => fixture.cloud.drive.put('large.bin', bytes));
	const whole = async (options = {}) => {
		const got = await fixture.get(fixture.download('large.bin', { options }));
		expect(got.sha256).toBe(sha256(bytes));
		return got.json as { file: { verified: boolean }; transfer: Record<string, number> };
	};

	test('from the byte where it broke, as often as it breaks', async () => {
		fixture.disturb({ does: { kind: 'resetAnswer', afterBytes: 2 * MEBI } });
		fixture.disturb({ does: { kind: 'resetAnswer', afterBytes: MEBI } });
		const { file, transfer } = await whole();
		expect(file.verified).toBe(true);
		expect(transfer).toMatchObject({ bytes: bytes.length, retries: 2, resumed: 2, requests: 4 });
		expect(fixture.fetched.map(({ headers }) => headers.range)).toEqual([
			undefined,
			expect.stringMatching(/^bytes=[1-9]\d*-$/) as string,
			expect.stringMatching(/^bytes=[1-9]\d*-$/) as string,
		]);
		expect(fixture.asked).toBe(1);
	});

	test('from the beginning when nothing has arrived', async () => {
		fixture.disturb({ does: { kind: 'loseAnswer' } });
		expect((await whole()).transfer).toMatchObject({ retries: 1, resumed: 0 });
		expect(fixture.fetched.map(({ headers }) => headers.range)).toEqual([undefined, undefined]);
	});

	test('where the answer ends early as if it were complete', async () => {
		fixture.disturb({ does: { kind: 'endEarly', afterBytes: MEBI } });
		expect((await whole()).transfer).toMatchObject({ resumed: 1 });
	});

	test('where the sender does not know Range', async () => {
		fixture.cloud.graph.behaviour.ignoresRange = true;
		fixture.disturb({ does: { kind: 'resetAnswer', afterBytes: 4 * MEBI } });
		expect((await whole()).transfer).toMatchObject({ resumed: 1, bytes: bytes.length });
		fixture.cloud.graph.behaviour.ignoresRange = false;
	});

	test.each([401, 404] as const)('with a fresh address when the old one has run out (%i)', async (status) => {
		const { behaviour } = fixture.cloud.graph;
		behaviour.expiredDownloadAnswer = status;
		behaviour.downloadLifetime = -1;
		fixture.pause = () => Promise.resolve(void (behaviour.downloadLifetime = 3_600_000));
		await whole();
		expect(fixture.asked).toBe(2);
		expect(fixture.fetched.map(({ outcome }) => outcome)).toEqual([status, 200]);
	});

	test('after a pause when the sender is busy', async () => {
		const headers = { 'retry-after': '30' };
		fixture.disturb({ does: { kind: 'answer', status: 429, headers } });
		fixture.disturb({ does: { kind: 'answer', status: 503, headers } });
		await whole();
		expect(fixture.waits).toEqual([30_000, 30_000]);
	});

	test('and where it stands still', async () => {
		fixture.disturb({ does: { kind: 'stall', afterBytes: MEBI } });
		expect((await whole({ timeout: 2 })).transfer.resumed).toBeGreaterThan(0);
	});

	test('but not for ever', async () => {
		fixture.disturb({ times: 10, does: { kind: 'loseAnswer' } });
		const error = await fixture.fail(fixture.download('large.bin'));
		expect(error.message).toBe('OneDrive could not download "large.bin"');
		expect(error.description).toContain('It broke the connection');
	});

	test('nor where the content is not given out', async () => {
		fixture.disturb({ times: 3, does: { kind: 'answer', status: 403 } });
		const error = await fixture.fail(fixture.download('large.bin'));
		expect(error.message).toContain('The content of "large.bin" is not given out');
		expect(fixture.asked).toBe(3);
	});
});

test('1 GiB survives two drops', async () => {
	const size = 1024 * MEBI;
	fixture.cloud.drive.putMade('huge.bin', size);
	fixture.disturb({ does: { kind: 'resetAnswer', afterBytes: 300 * MEBI } });
	fixture.disturb({ does: { kind: 'resetAnswer', afterBytes: 400 * MEBI } });
	const got = await fixture.get(fixture.download('huge.bin'));
	expect(got.size).toBe(size);
	expect(got.sha256).toBe(fixture.cloud.drive.file('huge.bin')?.sha256);
	expect(got.json).toMatchObject({ file: { size, verified: true }, transfer: { resumed: 2, bytes: size } });
}, 300_000);
