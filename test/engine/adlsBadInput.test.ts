import { LakeFixture } from './lakeFixture.ts';

const fixture = new LakeFixture();

describe('bad input is refused before any request', () => {
	test.each<[string, object, string]>([
		['a file system', { fileSystem: 'Exports' }, 'File System "Exports" is no name of a file system'],
		['a folder', { folderPath: 'a/b./c' }, 'Folder Path "b." ends with a period'],
		['a file name', { fileName: 'a/b.csv' }, 'File Name "a/b.csv" holds /'],
		['a long name', { fileName: 'x'.repeat(256) }, 'has 256 characters'],
		[
			'metadata',
			{ options: { metadata: { pairs: [{ name: 'a b', value: '' }] } } },
			'Metadata name "a b" is not allowed',
		],
		[
			'a value',
			{ options: { metadata: { pairs: [{ name: 'a', value: '東' }] } } },
			'The value of metadata "a"',
		],
		['blocks', { options: { blocksInFlight: 0 } }, 'Blocks in Flight is "0"'],
		['a content type', { options: { contentType: 'text/csv\r\nx: y' } }, 'Content Type'],
	])('%s', async (_, parameters, message) => {
		const error = await fixture.fail(fixture.store('data', parameters as never));
		expect(error.message).toContain(message);
		expect(fixture.cloud.journal.find({ service: 'adls' })).toEqual([]);
	});
});
