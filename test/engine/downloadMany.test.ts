import type { IDataObject } from 'n8n-workflow';

import { DownloadManyFixture } from './downloadManyFixture.ts';

const fixture = new DownloadManyFixture();

test.each([
	[{}, ['a.csv', 'b.txt']],
	[{ namePattern: '*.CSV' }, ['a.csv']],
	[{ namePattern: '*.csv', recursive: true }, ['a.csv', 'Sub/c.csv', 'Sub/Sub/d.csv']],
	[{ folderPath: '', recursive: true, namePattern: 'e*' }, ['Out/e.csv']],
	[{ namePattern: 'none' }, []],
])('%j brings %j', async (parameters, files) => {
	expect(await fixture.came(fixture.many(parameters))).toEqual(files);
});

test('each is an item of its own, in the order of the list, paired with the item that asked', async () => {
	const parameters = { recursive: true, folderPath: '={{ $json.folder }}', options: { concurrency: 3 } };
	const items = [{ json: { folder: 'Out' } }, { json: { folder: 'In' } }];
	const { items: outputs } = await fixture.run(fixture.many(parameters, { items }));
	expect(
		outputs.map(({ json, binary, pairedItem }) => [
			(json.file as IDataObject).path,
			binary?.data?.fileName,
			pairedItem,
		]),
	).toEqual([
		['/Out/e.csv', 'e.csv', { item: 0 }],
		['/In/a.csv', 'a.csv', { item: 1 }],
		['/In/b.txt', 'b.txt', { item: 1 }],
		['/In/Sub/c.csv', 'c.csv', { item: 1 }],
		['/In/Sub/Sub/d.csv', 'd.csv', { item: 1 }],
	]);
});

test('a folder that is not there is named', async () => {
	const error = await fixture.fail(fixture.many({ folderPath: 'Inn' }));
	expect(error.message).toBe('There is no folder "Inn" in the drive');
});

test('the first failure stops the other downloads', async () => {
	fixture.cloud.graph.uploads.faults.add({ does: { kind: 'stall', afterBytes: 0 } });
	fixture.cloud.graph.uploads.faults.add({ does: { kind: 'answer', status: 400 } });
	const error = await fixture.fail(fixture.many());
	expect(error.message).toMatch(/^OneDrive could not download "[ab]\.(csv|txt)" \(400\)$/);
	expect(fixture.cloud.journal.find({ service: 'graph-upload', method: 'GET' }).length).toBe(2);
});
