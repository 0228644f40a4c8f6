import { createHash, randomBytes } from 'node:crypto';

import { LakeFixture } from './lakeFixture.ts';

const MEBI = 1024 * 1024;
const fixture = new LakeFixture();
const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('base64');

describe('an upload', () => {
	test.each([
		['nothing', 0],
		['a byte', 1],
		['a block', 8 * MEBI],
		['a block and a byte', 8 * MEBI + 1],
		['many blocks', 45 * MEBI + 12_345],
	])('of %s arrives byte for byte', async (_, size) => {
		const bytes = randomBytes(size);
		const [json] = await fixture.succeed(
			fixture.store(bytes, { fileName: 'out.csv', folderPath: 'Reports/2026' }),
		);
		const file = fixture.files.file('Reports/2026/out.csv');
		expect(json?.file).toEqual({
			...{ name: 'out.csv', path: '/Reports/2026/out.csv', fileSystem: 'exports', size, verified: true },
			...{ hash: md5(bytes), eTag: `"${file?.eTag}"` },
			url: `${fixture.dfs.origin}/exports/Reports/2026/out.csv`,
		});
		expect(json?.transfer).toMatchObject({ bytes: size, retries: 0, skipped: false });
		expect(file?.bytes().equals(bytes)).toBe(true);
		expect(file).toMatchObject({ contentType: 'text/csv', contentMD5: md5(bytes) });
	});
});
