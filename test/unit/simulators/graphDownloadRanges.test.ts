import { type Answer } from '../../simulators/ask.ts';
import { GraphFixture, pattern } from './graphFixture.ts';

const fixture = new GraphFixture();
const bytes = pattern(100_000);

beforeEach(() => fixture.drive.put('in/a.csv', bytes));
afterEach(() => expect(fixture.violations).toEqual([]));

/** The URL that Graph leads to. */
async function leadTo(path = 'in/a.csv'): Promise<string> {
	const { headers } = await fixture.get(`/me/drive/root:/${path}:/content`);
	return String(headers.location);
}

async function download(headers: Record<string, string> = {}, url?: string): Promise<Answer> {
	return await fixture.ask(url ?? (await leadTo()), { headers });
}

test.each([
	['bytes=0-9', 206, 'bytes 0-9/100000', 0, 10],
	['bytes=99990-', 206, 'bytes 99990-99999/100000', 99_990, 100_000],
	['bytes=99990-200000', 206, 'bytes 99990-99999/100000', 99_990, 100_000],
	['bytes=-10', 206, 'bytes 99990-99999/100000', 99_990, 100_000],
	['bytes=-200000', 206, 'bytes 0-99999/100000', 0, 100_000],
	['bytes=100000-', 416, 'bytes */100000', 0, 0],
	['bytes=-0', 416, 'bytes */100000', 0, 0],
	['bytes=9-0', 200, undefined, 0, 100_000],
	['bytes=0-1,4-5', 200, undefined, 0, 100_000],
	['lines=0-9', 200, undefined, 0, 100_000],
])('%s is answered with %d', async (range, status, contentRange, first, end) => {
	const answer = await download({ range });
	expect([answer.status, answer.headers['content-range']]).toEqual([status, contentRange]);
	expect(answer.bytes.equals(bytes.subarray(first, end))).toBe(true);
	expect(fixture.violations).toEqual([]);
});

test('If-Range gives everything once the file has changed', async () => {
	const url = await leadTo();
	const { etag } = (await download({}, url)).headers;
	const part = async () => (await download({ range: 'bytes=5-', 'if-range': String(etag) }, url)).status;
	expect(await part()).toBe(206);
	fixture.drive.put('in/a.csv', 'new content');
	expect(await part()).toBe(200);
});

test('a range may be ignored', async () => {
	fixture.graph.behaviour.ignoresRange = true;
	const { status, bytes: received } = await download({ range: 'bytes=5-' });
	expect([status, received.length]).toEqual([200, 100_000]);
});

test('an empty file can be downloaded, but nothing of it', async () => {
	fixture.drive.put('in/empty.csv', '');
	const url = await leadTo('in/empty.csv');
	const { status, text } = await download({}, url);
	expect([status, text]).toEqual([200, '']);
	expect((await download({ range: 'bytes=0-' }, url)).status).toBe(416);
});

test('a download may break off, drip, or end early as if it were complete', async () => {
	const faults = fixture.graph.uploads.faults;
	const path = /download\.aspx/;
	faults.add({ path, does: { kind: 'resetAnswer', afterBytes: 70_000 } });
	await expect(download()).rejects.toThrow();
	faults.add({ path, does: { kind: 'drip', bytes: 999 } });
	expect((await download({ range: 'bytes=70000-' })).bytes.equals(bytes.subarray(70_000))).toBe(true);
	faults.add({ path, does: { kind: 'endEarly', afterBytes: 70_000 } });
	const short = await download();
	expect([short.bytes.length, short.headers['content-length']]).toEqual([70_000, undefined]);
	expect(faults.spent).toBe(true);
});

test('content that is made while it is read is the same in pieces and as a whole', async () => {
	const size = 300_000;
	fixture.drive.putMade('made.bin', size);
	const file = fixture.drive.file('made.bin');
	const url = await leadTo('made.bin');
	const whole = (await download({}, url)).bytes;
	expect([whole.length, whole.equals(file?.bytes() ?? Buffer.alloc(0))]).toEqual([size, true]);
	const pieces = [
		await download({ range: 'bytes=0-131070' }, url),
		await download({ range: 'bytes=131071-' }, url),
	];
	expect(Buffer.concat(pieces.map((piece) => piece.bytes)).equals(whole)).toBe(true);
	fixture.drive.put('copy.bin', whole);
	expect(fixture.drive.file('copy.bin')?.quickXorHash).toBe(file?.quickXorHash);
});
