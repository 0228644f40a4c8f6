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
