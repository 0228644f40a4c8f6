import { GraphFixture, pattern, refusal, unit } from './graphFixture.ts';

const fixture = new GraphFixture();
const total = 3 * unit + 100;
const bytes = pattern(total);
let url: string;

beforeEach(async () => {
	url = await fixture.session('in/a.csv');
});

async function send(first: number, end: number, of = total) {
	return await fixture.fragment(url, first, bytes.subarray(first, end), of);
}

async function ranges(): Promise<unknown> {
	return (await fixture.ask(url)).json.nextExpectedRanges;
}

test('fragments one after the other become the file, which shows only then', async () => {
	const first = await send(0, 2 * unit);
	expect(first.status).toBe(202);
	expect(first.json).toMatchObject({
		nextExpectedRanges: [`${2 * unit}-`],
		expirationDateTime: expect.any(String) as string,
	});
	expect((await fixture.get('/me/drive/root:/in/a.csv')).status).toBe(404);
	expect(fixture.drive.list()).toEqual([]);
	expect(await ranges()).toEqual([`${2 * unit}-`]);
	const last = await send(2 * unit, total);
	expect(last.status).toBe(201);
	expect(last.json).toMatchObject({ name: 'a.csv', size: total });
	expect(fixture.drive.file('in/a.csv')?.bytes().equals(bytes)).toBe(true);
	expect(fixture.drive.history('in/a.csv')).toHaveLength(1);
	expect(last.json.file).toMatchObject({
		hashes: { quickXorHash: fixture.drive.file('in/a.csv')?.quickXorHash },
	});
	expect(fixture.graph.openSessions).toBe(0);
	expect(refusal(await fixture.ask(url))).toEqual([404, 'itemNotFound', 'uploadSessionNotFound']);
	expect(fixture.violations).toEqual([]);
});

test('a file that is there is replaced, in its place', async () => {
	fixture.drive.put('in/a.csv', 'old');
	const { status, json } = await send(0, 100, 100);
	expect(status).toBe(200);
	expect(json.id).toBe((await fixture.get('/me/drive/root:/in/a.csv')).json.id);
	expect(fixture.drive.history('in/a.csv').map(({ size }) => size)).toEqual([3, 100]);
});

test('the ranges that are expected may name their end', async () => {
	fixture.graph.behaviour.closedRanges = true;
	expect((await send(0, unit)).json.nextExpectedRanges).toEqual([`${unit}-${total - 1}`]);
});

test('a fragment that has been received is refused, which may follow from a lost answer', async () => {
	await send(0, unit);
	const again = await send(0, unit);
	expect(refusal(again)).toEqual([416, 'invalidRange', 'fragmentOverlap']);
	expect(refusal(await send(0, 2 * unit))).toEqual([416, 'invalidRange', 'fragmentOverlap']);
	expect(await ranges()).toEqual([`${unit}-`]);
	expect(fixture.violations).toEqual([]);
});

test('a gap is refused and journaled', async () => {
	expect(refusal(await send(unit, 2 * unit))).toEqual([416, 'invalidRange', 'fragmentOutOfOrder']);
	expect(fixture.violations).toEqual([expect.stringContaining('byte 0 is next')]);
});

test('the total stays the same', async () => {
	await send(0, unit);
	expect(refusal(await send(unit, 2 * unit, total + 1))).toEqual([
		400,
		'invalidRequest',
		'fragmentLengthMismatch',
	]);
	expect(fixture.violations).toHaveLength(1);
});

test('a fragment that is not the last is a multiple of 320 KiB', async () => {
	expect(refusal(await send(0, unit + 1))).toEqual([400, 'invalidRequest']);
	expect(fixture.violations).toHaveLength(1);
	expect(await ranges()).toEqual(['0-']);
	expect((await send(0, 100, 100)).status).toBe(201);
});

test.each([
	['bytes=0-2/3'],
	['bytes 0-2 / 3'],
	[' bytes  0-2/3'],
	['Bytes 0-2/3'],
	['bytes 0-2/*'],
	['bytes 0-3/3'],
	['bytes 2-0/3'],
	['bytes 0--1/0'],
	['bytes 0-0/0'],
	['0-2/3'],
	[undefined],
])('Content-Range %p is refused and journaled', async (range) => {
	const headers: Record<string, string> = range === undefined ? {} : { 'content-range': range };
	const body = range === 'bytes 0-3/3' ? 'abcd' : 'abc';
	const answer = await fixture.ask(url, { method: 'PUT', body, headers });
	expect(answer.json.error).toMatchObject({ code: 'invalidRequest' });
	expect(answer.json.error).toHaveProperty('message', 'The Content-Range header is missing or malformed.');
	expect(fixture.violations).toHaveLength(1);
	expect(fixture.drive.list()).toEqual([]);
});

test.each([
	['shorter', { body: 'ab' }],
	['longer', { body: 'abcd' }],
	['empty', { body: '' }],
	['chunked', { body: 'abc', headers: { 'transfer-encoding': 'chunked' } }],
])(
	'a body that is %s is refused and journaled',
	async (_, asking: { body: string; headers?: Record<string, string> }) => {
		const headers = { 'content-range': 'bytes 0-2/3', ...asking.headers };
		expect(refusal(await fixture.ask(url, { method: 'PUT', body: asking.body, headers }))).toEqual([
			400,
			'invalidRequest',
		]);
		expect(fixture.violations).toHaveLength(1);
	},
);

test('a session is cancelled by DELETE', async () => {
	await send(0, unit);
	expect((await fixture.ask(url, { method: 'DELETE' })).status).toBe(204);
	expect(refusal(await send(unit, 2 * unit))).toEqual([404, 'itemNotFound', 'uploadSessionNotFound']);
	expect((await fixture.ask(url, { method: 'DELETE' })).status).toBe(404);
	expect(fixture.drive.list()).toEqual([]);
	expect(fixture.violations).toEqual([]);
});
