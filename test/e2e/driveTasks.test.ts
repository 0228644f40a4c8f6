import type { Drive } from '../simulators/graph/drive.ts';
import { by, Fixture, type Parameters, step } from './fixture.ts';
import { csv, sales } from './sales.ts';

const site = by('url', 'https://contoso.sharepoint.com/sites/Sales');
const fixture = new Fixture();

const services = {
	SharePoint: {
		node: (name: string, parameters: Parameters) =>
			step(name, 'sharePointWriteback', fixture.credentials.sharePointUser, { site, ...parameters }),
		drive: (): Drive => fixture.cloud.sites.sales.library('Documents'),
	},
	OneDrive: {
		node: (name: string, parameters: Parameters) =>
			step(name, 'oneDriveWriteback', fixture.credentials.user, parameters),
		drive: (): Drive => fixture.cloud.drive,
	},
};

describe.each(['SharePoint', 'OneDrive'] as const)('%s, by hand in n8n', (service) => {
	const { node, drive } = services[service];

	test('a DataSet is uploaded', async () => {
		const dataSetId = by('id', sales.id);
		const exported = step('Export', 'domo', fixture.credentials.domo, { dataSetId });
		const upload = node('Upload', { folderPath: 'Domo\\Sales', fileName: 'sales.csv' });
		const [output] = (await fixture.run(exported, upload)).json('Upload');
		expect(output).toMatchObject({ file: { path: '/Domo/Sales/sales.csv', verified: true } });
		expect(drive().file('Domo/Sales/sales.csv')?.bytes().equals(csv())).toBe(true);
	});

	test('a folder is listed', async () => {
		for (const path of ['Listed/one.csv', 'Listed/two.txt', 'Listed/2026/three.csv']) drive().put(path, path);
		const options = { recursive: true, namePattern: '*.csv' };
		const list = node('List', { operation: 'getAll', folderPath: 'Listed', options });
		const found = (await fixture.run(list)).json('List');
		expect(found.map(({ relativePath, type, size }) => [relativePath, type, size]).sort()).toEqual([
			['2026/three.csv', 'file', 21],
			['one.csv', 'file', 14],
		]);
	});

	test('a file is downloaded', async () => {
		drive().put('Downloaded/sales.csv', csv());
		const download = node('Download', { operation: 'download', item: by('path', 'Downloaded/sales.csv') });
		const [output] = (await fixture.run(download)).items('Download');
		expect(output?.json).toMatchObject({ file: { name: 'sales.csv', size: csv().length, verified: true } });
		const { id = '', fileName, mimeType } = output?.binary?.data ?? {};
		expect([fileName, mimeType]).toEqual(['sales.csv', 'text/csv']);
		expect((await fixture.api.binary(id)).equals(csv())).toBe(true);
	});

	test('a folder is created, and once only', async () => {
		const create = node('Create', {
			resource: 'folder',
			operation: 'create',
			folderPath: 'Created/2026/März',
		});
		const outputs = [
			...(await fixture.run(create)).json('Create'),
			...(await fixture.run(create)).json('Create'),
		];
		expect(outputs.map(({ path, created }) => [path, created])).toEqual([
			['/Created/2026/März', true],
			['/Created/2026/März', false],
		]);
		expect(drive().list('Created/2026')).toEqual(['März']);
	});

	test('a file is deleted, and a folder', async () => {
		for (const path of ['Deleted/old.csv', 'Deleted/kept.csv', 'Gone/all.csv']) drive().put(path, path);
		const file = node('File', { operation: 'delete', item: by('path', 'Deleted/old.csv') });
		const folder = node('Folder', { resource: 'folder', operation: 'delete', item: by('path', 'Gone') });
		const execution = await fixture.run(file, folder);
		expect(execution.json('File')).toMatchObject([{ deleted: true, path: '/Deleted/old.csv' }]);
		expect(execution.json('Folder')).toMatchObject([{ deleted: true, path: '/Gone' }]);
		expect(drive().list('Deleted')).toEqual(['kept.csv']);
		expect(drive().list()).not.toContain('Gone');
	});

	test('a folder is synced with another', async () => {
		for (const path of ['same.csv', 'changed.csv', '2026/new.csv']) drive().put(`Source/${path}`, path);
		drive().put('Target/same.csv', 'same.csv');
		drive().put('Target/changed.csv', 'before');
		drive().put('Target/extra.csv', 'extra');
		const before = drive().history('Target/same.csv').length;
		const sources = { downloadMode: 'many', folderPath: 'Source', recursive: true };
		const execution = await fixture.run(
			node('Download', { operation: 'download', ...sources }),
			node('Sync', { resource: 'folder', operation: 'sync', folderPath: 'Target', removeExtra: true }),
		);
		const actions = execution.json('Sync').map(({ action, file }) => {
			return [(file as { relativePath: string }).relativePath, action];
		});
		expect(Object.fromEntries(actions)).toEqual({
			'same.csv': 'unchanged',
			'changed.csv': 'updated',
			'2026/new.csv': 'created',
			'extra.csv': 'deleted',
		});
		expect(drive().list('Target')).toEqual(['2026', 'changed.csv', 'same.csv']);
		for (const path of ['same.csv', 'changed.csv', '2026/new.csv'])
			expect(drive().file(`Target/${path}`)?.bytes().toString()).toBe(path);
		expect(drive().history('Target/same.csv')).toHaveLength(before);
	});
});
