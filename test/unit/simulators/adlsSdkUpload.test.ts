import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import type { Authentication } from './adlsClient.ts';
import { AdlsFixture } from './adlsFixture.ts';
import { pattern } from './graphFixture.ts';

const fixture = new AdlsFixture();
const bytes = pattern(3_000_000);
const sha256 = createHash('sha256').update(bytes).digest('hex');

describe.each<Authentication>(['sharedKey', 'accountSas', 'fileSystemSas'])('by %s', (authentication) => {
	const file = (path = 'in/a b.csv') =>
		fixture.client(authentication).getFileSystemClient('files').getFileClient(path);

	afterEach(() => {
		expect(fixture.violations).toEqual([]);
		expect(fixture.lake.blobRequests).toEqual([]);
	});

	test('appends in parallel, in any order, show at the flush', async () => {
		const client = file();
		await client.create();
		const positions = [2_000_000, 0, 1_000_000];
		await Promise.all(
			positions.map((at) => client.append(bytes.subarray(at, at + 1_000_000), at, 1_000_000)),
		);
		expect(fixture.files.visible('in/a b.csv').map(({ size }) => size)).toEqual([0]);
		const { etag } = await client.flush(bytes.length, { close: true });
		expect(fixture.files.file('in/a b.csv')).toMatchObject({ sha256, size: bytes.length });
		expect(etag).toBe(`"${fixture.files.file('in/a b.csv')?.eTag}"`);
		expect(fixture.files.file('in/a b.csv')?.bytes().equals(bytes)).toBe(true);
	});

	test('an upload sets the headers and the metadata', async () => {
		const contentMD5 = createHash('md5').update(bytes).digest();
		await file().upload(bytes, {
			metadata: { dataSet: 'Verkäufe' },
			pathHttpHeaders: { contentType: 'text/csv', contentMD5, cacheControl: 'no-store' },
		});
		expect(fixture.files.file('in/a b.csv')).toMatchObject({
			...{ sha256, contentType: 'text/csv', contentMD5: contentMD5.toString('base64') },
			properties: { dataSet: 'Verkäufe' },
		});
	});

	test('a stream is uploaded in chunks', async () => {
		await file().uploadStream(Readable.from([bytes]), { chunkSize: 500_000, maxConcurrency: 3 });
		expect(fixture.files.file('in/a b.csv')?.sha256).toBe(sha256);
	});

	test('a file is uploaded in chunks', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'upload-'));
		const path = join(folder, 'data.csv');
		writeFileSync(path, bytes);
		await file().uploadFile(path, { chunkSize: 700_000, singleUploadThreshold: 1_000_000 });
		rmSync(folder, { recursive: true });
		expect(fixture.files.file('in/a b.csv')?.sha256).toBe(sha256);
	});

	test.each([0, 1])('%i bytes are a file too', async (size) => {
		await file('one.csv').upload(bytes.subarray(0, size));
		await file('two.csv').uploadStream(Readable.from([bytes.subarray(0, size)]));
		expect(['one.csv', 'two.csv'].map((path) => fixture.files.file(path)?.size)).toEqual([size, size]);
	});

	test('a rename publishes under names of all kinds', async () => {
		for (const target of ['50% #1?.csv', 'a+b & c.csv', 'Größe ü.csv', '😀.csv', "it's.csv", 'x%20y.csv']) {
			const client = file('in/.tmp-1');
			await client.upload(bytes.subarray(0, 10));
			await client.move('files', `in/${encodeURIComponent(target)}`, {
				destinationConditions: { ifNoneMatch: '*' },
			});
			expect(fixture.files.list('in')).toEqual([`in/${target}`]);
			await file(`in/${target}`).delete();
		}
	});
});
