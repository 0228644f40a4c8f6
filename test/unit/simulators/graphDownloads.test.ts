import { type Answer } from '../../simulators/ask.ts';
import { GraphFixture, pattern, refusal } from './graphFixture.ts';

let now = Date.now();
const fixture = new GraphFixture({ now: () => now });
const bytes = pattern(100_000);
const content = '/me/drive/root:/in/a.csv:/content';

beforeEach(() => fixture.drive.put('in/a.csv', bytes));

/** The URL that Graph leads to. */
async function leadTo(path = content): Promise<string> {
	const { status, text, headers } = await fixture.get(path);
	expect([status, text]).toEqual([302, '']);
	return String(headers.location);
}

async function download(headers: Record<string, string> = {}, url?: string): Promise<Answer> {
	return await fixture.ask(url ?? (await leadTo()), { headers });
}

test('content is on another host, whose address needs no token', async () => {
	const url = await leadTo();
	expect(new URL(url).hostname).not.toBe(new URL(fixture.graph.api.origin).hostname);
	const { status, headers, bytes: received } = await download({}, url);
	expect([status, received.equals(bytes)]).toEqual([200, true]);
	const { json } = await fixture.get('/me/drive/root:/in/a.csv');
	expect(headers).toMatchObject({
		'content-type': 'text/csv',
		'content-length': '100000',
		'accept-ranges': 'bytes',
		etag: json.eTag,
	});
	expect((await download({}, String(json['@microsoft.graph.downloadUrl']))).status).toBe(200);
	expect(fixture.violations).toEqual([]);
});

test('an item has its download URL unless other properties are selected', async () => {
	const url = '@microsoft.graph.downloadUrl';
	const shown = async (select: string) =>
		(await fixture.get(`/me/drive/root:/in/a.csv?$select=${select}`)).json;
	expect(Object.keys(await shown('id,name'))).not.toContain(url);
	for (const name of [url, 'content.downloadUrl']) expect(await shown(`id,${name}`)).toHaveProperty([url]);
	const { json } = await fixture.get('/me/drive/root:/in:/children');
	expect((json.value as object[])[0]).toHaveProperty([url]);
	expect((await fixture.get('/me/drive/root:/in')).json).not.toHaveProperty([url]);
	expect(fixture.violations).toEqual([]);
});

test('a download URL takes no token', async () => {
	const refused = await download({ authorization: 'Bearer ada' });
	expect([refused.status, refused.headers['content-type']]).toEqual([401, 'text/html']);
	expect(fixture.violations).toEqual([expect.stringContaining('pre-authenticated')]);
	fixture.graph.behaviour.toleratesAuthorizationOnDownload = true;
	expect((await download({ authorization: 'Bearer ada' })).status).toBe(200);
	expect(fixture.violations).toHaveLength(1);
	expect(fixture.graph.requests.at(-1)?.warnings).toEqual([expect.stringContaining('pre-authenticated')]);
});

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
	const url = await leadTo('/me/drive/root:/in/empty.csv:/content');
	const { status, text } = await download({}, url);
	expect([status, text]).toEqual([200, '']);
	expect((await download({ range: 'bytes=0-' }, url)).status).toBe(416);
});

test('a download URL lives for a while, and only as long as the file', async () => {
	const url = await leadTo();
	now += fixture.graph.behaviour.downloadLifetime;
	expect((await download({}, url)).status).toBe(401);
	fixture.graph.behaviour.expiredDownloadAnswer = 404;
	expect((await download({}, url)).status).toBe(404);
	const fresh = await leadTo();
	expect((await download({}, fresh)).status).toBe(200);
	await fixture.patch('/me/drive/root:/in/a.csv', { name: 'b.csv' });
	expect((await download({}, fresh)).status).toBe(200);
	await fixture.send('DELETE', '/me/drive/root:/in/b.csv');
	expect((await download({}, fresh)).status).toBe(404);
	expect(fixture.violations).toEqual([]);
});

test('a download URL is of no use when anything of it is changed, and only for reading', async () => {
	const url = await leadTo();
	const other = new URL(url);
	other.searchParams.set('tempauth', `${other.searchParams.get('tempauth')}x`);
	expect((await download({}, other.href)).status).toBe(401);
	expect((await download({}, url.replace('/personal/ada', '/personal/bob'))).status).toBe(401);
	expect((await download({}, url.replace(/UniqueId=./, 'UniqueId=x'))).status).toBe(404);
	expect((await download({}, url.replace(/tempauth=[^&]*/, ''))).status).toBe(401);
	expect(fixture.violations).toEqual([]);
	expect((await fixture.ask(url, { method: 'PUT', body: 'x' })).status).toBe(405);
	expect(fixture.violations).toHaveLength(1);
});

test('Range on the request that leads there is ignored and journaled', async () => {
	const { status } = await fixture.send('GET', content, { headers: { range: 'bytes=0-9' } });
	expect(status).toBe(302);
	expect(fixture.violations).toEqual([expect.stringContaining('Range')]);
});

test('what is known already is not sent again; folders have no content', async () => {
	const { json } = await fixture.get('/me/drive/root:/in/a.csv');
	const ask = async (tag: unknown) =>
		(await fixture.send('GET', content, { headers: { 'if-none-match': String(tag) } })).status;
	expect([await ask(json.eTag), await ask(json.cTag), await ask('"other"')]).toEqual([304, 304, 302]);
	expect(refusal(await fixture.get('/me/drive/root:/in:/content'))).toEqual([404, 'itemNotFound']);
	expect(refusal(await fixture.get('/me/drive/root:/none.csv:/content'))).toEqual([404, 'itemNotFound']);
	expect(refusal(await fixture.get(content.replace('/me', '/users/ada@contoso.com'), 'mailApp'))).toEqual([
		403,
		'accessDenied',
	]);
	expect(fixture.violations).toEqual([]);
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
	const url = await leadTo('/me/drive/root:/made.bin:/content');
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
