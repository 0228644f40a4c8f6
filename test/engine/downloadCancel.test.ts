import { once } from 'node:events';

import { DownloadFixture } from './downloadFixture.ts';

const fixture = new DownloadFixture();
const MEBI = 1024 * 1024;

test('a stop in the middle ends the download within a second, and leaves nothing behind', async () => {
	fixture.cloud.drive.putMade('endless.bin', 64 * MEBI);
	const before = fixture.stored;
	fixture.disturb({ does: { kind: 'stall', afterBytes: 32 * MEBI } });
	const run = fixture.engine.begin(fixture.download('endless.bin'));
	await fixture.until(() => fixture.fetched[0]?.outcome === 200 && fixture.stored.length > before.length);
	const canceled = performance.now();
	run.cancel();
	const { status, error } = await run.result;
	expect(performance.now() - canceled).toBeLessThan(1000);
	expect([status, error?.message]).toEqual(['canceled', 'The execution was canceled']);
	expect(fixture.stored).toEqual(before);
});

test('a stop during a pause does not wait for its end', async () => {
	fixture.cloud.drive.put('paused.bin', 'x');
	const pause = Promise.withResolvers<void>();
	fixture.pause = async (signal) => {
		pause.resolve();
		await once(signal as AbortSignal, 'abort');
		signal?.throwIfAborted();
	};
	fixture.disturb({ does: { kind: 'answer', status: 429, headers: { 'retry-after': '300' } } });
	const run = fixture.engine.begin(fixture.download('paused.bin'));
	await pause.promise;
	run.cancel();
	expect((await run.result).status).toBe('canceled');
});
