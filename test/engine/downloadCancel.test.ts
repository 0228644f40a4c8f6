import { endless, stop } from './cancellation.ts';
import { DownloadFixture } from './downloadFixture.ts';

const fixture = new DownloadFixture();
const MEBI = 1024 * 1024;

test('a stop in the middle ends the download within a second, and leaves nothing behind', async () => {
	fixture.cloud.drive.putMade('endless.bin', 64 * MEBI);
	const before = fixture.stored;
	fixture.disturb({ does: { kind: 'stall', afterBytes: 32 * MEBI } });
	const run = fixture.begin(fixture.download('endless.bin'));
	await fixture.until(() => fixture.fetched[0]?.outcome === 200 && fixture.stored.length > before.length);
	await stop(fixture, run);
	expect(fixture.stored).toEqual(before);
});

test('a stop during a pause does not wait for its end', async () => {
	fixture.cloud.drive.put('paused.bin', 'x');
	const pause = Promise.withResolvers<void>();
	fixture.pause = async (signal) => {
		pause.resolve();
		await endless(signal);
	};
	fixture.disturb({ does: { kind: 'answer', status: 429, headers: { 'retry-after': '300' } } });
	const run = fixture.begin(fixture.download('paused.bin'));
	await pause.promise;
	await stop(fixture, run);
});
