import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { byId, byPath, Fixture } from './fixture.ts';

const fixture = new Fixture();
const MEBI = 1024 * 1024;
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const download = (path: string, parameters: INodeParameters = {}) =>
	fixture.onDrive('file', 'download', { item: byPath(path), ...parameters });
const asked = () => fixture.cloud.journal.find({ service: 'graph', path: /\/content$/ }).length;
const fetched = () => fixture.cloud.journal.find({ service: 'graph-upload', method: 'GET' });
const ranges = () => fetched().map(({ headers }) => headers.range);
const disturb = (...faults: Parameters<typeof fixture.cloud.graph.uploads.faults.add>) =>
	fixture.cloud.graph.uploads.faults.add(...faults);

/** All files in n8n's storage. */
function stored(): string[] {
	const { folder } = fixture.engine.modules;
	return readdirSync(join(folder, 'storage'), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => join(parentPath, name));
}

/** Downloads one file, and gives its json, its binary data and its bytes' SHA-256. */
async function get(node: ReturnType<typeof download>) {
	const { items, error } = await fixture.run(node);
	expect(error).toBeUndefined();
	expect(items.length).toBe(1);
	const [{ json, binary: { data: binary } = {} }] = items as [INodeExecutionData];
	const path = fixture.engine.modules.Container.get(fixture.engine.modules.core.BinaryDataService).getPath(
		binary?.id ?? '',
	);
	const hash = createHash('sha256');
	for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
	return { json, binary, sha256: hash.digest('hex'), size: statSync(path).size };
}

test.each([0, 1, 65_536, 3 * MEBI + 1])('a file of %i bytes arrives as it is', async (size) => {
	const bytes = randomBytes(size);
	fixture.cloud.drive.put('Reports/2026/data #1.csv', bytes);
	const view = fixture.cloud.drive.file('Reports/2026/data #1.csv');
	const got = await get(download('reports/2026\\DATA #1.csv'));
	expect(got.sha256).toBe(sha256(bytes));
	expect(got.json).toEqual({
		file: {
			id: view?.id,
			name: 'data #1.csv',
			path: '/Reports/2026/data #1.csv',
			relativePath: 'data #1.csv',
			size,
			eTag: expect.stringContaining('"{') as string,
			hash: view?.quickXorHash,
			lastModifiedDateTime: expect.stringMatching(/^20/) as string,
			webUrl: expect.stringContaining('data%20%231.csv') as string,
			verified: true,
		},
		transfer: { bytes: size, requests: 2, retries: 0, resumed: 0, durationMs: expect.any(Number) as number },
	});
	expect(got.binary).toMatchObject({ fileName: 'data #1.csv', mimeType: 'text/csv', fileExtension: 'csv' });
	expect(fetched().map(({ headers }) => headers.authorization)).toEqual([undefined]);
});

test('by its id, under another name, into another field', async () => {
	fixture.cloud.drive.put('any', 'content');
	const id = fixture.cloud.drive.file('any')?.id ?? '';
	const parameters = { item: byId(id), binaryPropertyName: 'file', options: { fileName: 'other.txt' } };
	const { items } = await fixture.run(download('', parameters));
	expect(items[0]?.json.file).toMatchObject({ id, name: 'any', path: '/any' });
	expect(items[0]?.binary).toMatchObject({ file: { fileName: 'other.txt', fileExtension: 'txt' } });
});

test.each([
	['missing.csv', 'There is no file "missing.csv" in the drive'],
	['Folder', '"Folder" is a folder, not a file'],
])('%s cannot be downloaded', async (path, message) => {
	fixture.cloud.drive.folder(['Folder']);
	expect((await fixture.fail(download(path))).message).toBe(message);
	expect(asked()).toBe(0);
});

describe('what breaks goes on', () => {
	const bytes = randomBytes(6 * MEBI);
	beforeEach(() => fixture.cloud.drive.put('large.bin', bytes));
	const whole = async (options = {}) => {
		const got = await get(download('large.bin', { options }));
		expect(got.sha256).toBe(sha256(bytes));
		return got.json as { file: { verified: boolean }; transfer: Record<string, number> };
	};

	test('from the byte where it broke, as often as it breaks', async () => {
		disturb({ does: { kind: 'resetAnswer', afterBytes: 2 * MEBI } });
		disturb({ does: { kind: 'resetAnswer', afterBytes: MEBI } });
		const { file, transfer } = await whole();
		expect(file.verified).toBe(true);
		expect(transfer).toMatchObject({ bytes: bytes.length, retries: 2, resumed: 2, requests: 4 });
		expect(ranges()).toEqual([
			undefined,
			expect.stringMatching(/^bytes=\d{6,7}-$/) as string,
			expect.stringMatching(/^bytes=\d{6,7}-$/) as string,
		]);
		expect(asked()).toBe(1);
	});

	test('from the beginning when nothing has arrived', async () => {
		disturb({ does: { kind: 'loseAnswer' } });
		expect((await whole()).transfer).toMatchObject({ retries: 1, resumed: 0 });
		expect(ranges()).toEqual([undefined, undefined]);
	});

	test('where the answer ends early as if it were complete', async () => {
		disturb({ does: { kind: 'endEarly', afterBytes: MEBI } });
		expect((await whole()).transfer).toMatchObject({ resumed: 1 });
	});

	test('where the sender does not know Range', async () => {
		fixture.cloud.graph.behaviour.ignoresRange = true;
		disturb({ does: { kind: 'resetAnswer', afterBytes: 4 * MEBI } });
		expect((await whole()).transfer).toMatchObject({ resumed: 1, bytes: bytes.length });
		fixture.cloud.graph.behaviour.ignoresRange = false;
	});

	test.each([401, 404] as const)('with a fresh address when the old one has run out (%i)', async (status) => {
		const { behaviour } = fixture.cloud.graph;
		behaviour.expiredDownloadAnswer = status;
		behaviour.downloadLifetime = -1;
		fixture.pause = () => Promise.resolve(void (behaviour.downloadLifetime = 3_600_000));
		await whole();
		expect(asked()).toBe(2);
		expect(fetched().map(({ outcome }) => outcome)).toEqual([status, 200]);
	});

	test('after a pause when the sender is busy', async () => {
		const headers = { 'retry-after': '30' };
		disturb({ does: { kind: 'answer', status: 429, headers } });
		disturb({ does: { kind: 'answer', status: 503, headers } });
		await whole();
		expect(fixture.waits).toEqual([30_000, 30_000]);
	});

	test('and where it stands still', async () => {
		disturb({ does: { kind: 'stall', afterBytes: MEBI } });
		expect((await whole({ timeout: 1 })).transfer.resumed).toBeGreaterThan(0);
	});

	test('but not for ever', async () => {
		disturb({ times: 10, does: { kind: 'loseAnswer' } });
		const error = await fixture.fail(download('large.bin'));
		expect(error.message).toBe('OneDrive could not download "large.bin"');
		expect(error.description).toContain('It broke the connection');
	});

	test('nor where the content is not given out', async () => {
		disturb({ times: 3, does: { kind: 'answer', status: 403 } });
		const error = await fixture.fail(download('large.bin'));
		expect(error.message).toContain('The content of "large.bin" is not given out');
		expect(asked()).toBe(3);
	});
});

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
		const got = await get(download('busy.bin', { options: { verify } }));
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
		const before = stored();
		disturb({ does: { kind: 'resetAnswer', afterBytes: 2 * MEBI } });
		fixture.pause = () => change(bytes);
		const error = await fixture.fail(download('busy.bin', { options: { verify } }));
		expect(error.message).toBe('"busy.bin" changed while it was downloaded');
		expect(error.description).toContain('Run again');
		expect(stored()).toEqual(before);
	});

	test('without a hash is compared by size, and says so', async () => {
		fixture.cloud.graph.behaviour.hashesMissingFor = Infinity;
		await change();
		const got = await get(download('busy.bin'));
		fixture.cloud.graph.behaviour.hashesMissingFor = 0;
		expect(got.json).toMatchObject({
			file: { verified: false },
			warnings: ['The drive has no hash for "busy.bin" yet: only its size was compared.'],
		});
	});
});

test('a stop in the middle ends the download within a second, and leaves nothing behind', async () => {
	fixture.cloud.drive.putMade('endless.bin', 64 * MEBI);
	const before = stored();
	disturb({ does: { kind: 'stall', afterBytes: 32 * MEBI } });
	const run = fixture.engine.begin(download('endless.bin'));
	await fixture.until(() => fetched()[0]?.outcome === 200 && stored().length > before.length);
	const canceled = performance.now();
	run.cancel();
	const { status, error } = await run.result;
	expect(performance.now() - canceled).toBeLessThan(1000);
	expect([status, error?.message]).toEqual(['canceled', 'The execution was canceled']);
	expect(stored()).toEqual(before);
});

test('a stop during a pause does not wait for its end', async () => {
	fixture.cloud.drive.put('paused.bin', 'x');
	const pause = Promise.withResolvers<void>();
	fixture.pause = async (signal) => {
		pause.resolve();
		await once(signal as AbortSignal, 'abort');
		signal?.throwIfAborted();
	};
	disturb({ does: { kind: 'answer', status: 429, headers: { 'retry-after': '300' } } });
	const run = fixture.engine.begin(download('paused.bin'));
	await pause.promise;
	run.cancel();
	expect((await run.result).status).toBe('canceled');
});

test('1 GiB survives two drops', async () => {
	const size = 1024 * MEBI;
	fixture.cloud.drive.putMade('huge.bin', size);
	disturb({ does: { kind: 'resetAnswer', afterBytes: 300 * MEBI } });
	disturb({ does: { kind: 'resetAnswer', afterBytes: 400 * MEBI } });
	const got = await get(download('huge.bin'));
	expect(got.size).toBe(size);
	expect(got.sha256).toBe(fixture.cloud.drive.file('huge.bin')?.sha256);
	expect(got.json).toMatchObject({ file: { size, verified: true }, transfer: { resumed: 2, bytes: size } });
}, 300_000);
