import { createHash, randomBytes } from 'node:crypto';

import { DownloadFixture } from './downloadFixture.ts';
import { byId } from './fixture.ts';

const fixture = new DownloadFixture();
const MEBI = 1024 * 1024;
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test.each([0, 1, 65_536, 3 * MEBI + 1])('a file of %i bytes arrives as it is', async (size) => {
	const bytes = randomBytes(size);
	fixture.cloud.drive.put('Reports/2026/data #1.csv', bytes);
	const view = fixture.cloud.drive.file('Reports/2026/data #1.csv');
	const got = await fixture.get(fixture.download('reports/2026\\DATA #1.csv'));
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
	expect(fixture.fetched.map(({ headers }) => headers.authorization)).toEqual([undefined]);
});

test('by its id, under another name, into another field', async () => {
	fixture.cloud.drive.put('any', 'content');
	const id = fixture.cloud.drive.file('any')?.id ?? '';
	const parameters = { item: byId(id), binaryPropertyName: 'file', options: { fileName: 'other.txt' } };
	const { items } = await fixture.run(fixture.download('', parameters));
	expect(items[0]?.json.file).toMatchObject({ id, name: 'any', path: '/any' });
	expect(items[0]?.binary).toMatchObject({ file: { fileName: 'other.txt', fileExtension: 'txt' } });
});

test.each([
	['missing.csv', 'There is no file "missing.csv" in the drive'],
	['Folder', '"Folder" is a folder, not a file'],
])('%s cannot be downloaded', async (path, message) => {
	fixture.cloud.drive.folder(['Folder']);
	expect((await fixture.fail(fixture.download(path))).message).toBe(message);
	expect(fixture.asked).toBe(0);
});
