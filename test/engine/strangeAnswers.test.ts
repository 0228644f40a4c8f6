import { randomBytes } from 'node:crypto';

import type { DataSet } from '../simulators/domo/dataSets.ts';
import { byId, byPath, Fixture } from './fixture.ts';

const MEBI = 1024 * 1024;
const dataSet: DataSet = {
	id: '845305d8-da3d-4107-a9d6-13ef3f86d4a4',
	name: 'Orders',
	columns: [{ name: 'id', type: 'LONG' }],
	rows: [[1], [2]],
};
const fixture = new Fixture({ dataSets: [dataSet] });
const PAGE = '<!DOCTYPE html>\n<html><head><title>Sign in to Contoso</title></head><body>…</body></html>';
const html = { 'content-type': 'text/html; charset=utf-8' };
const saying = (status: number, body?: unknown, headers = {}) => ({
	kind: 'answer' as const,
	...{ status, body, headers },
});
const redirect = saying(302, PAGE, { ...html, location: 'https://login.example.com/in?session=secret' });
const ELSEWHERE = 'what answered sends n8n on to login.example.com (302)';
const A_PAGE = 'a web page came instead of data, "Sign in to Contoso" (200)';

afterEach(() => {
	expect(fixture.cloud.drive.list()).toEqual([]);
	expect(fixture.waits).toEqual([]);
});

describe('what Domo cannot have answered is no DataSet', () => {
	const exporting = () =>
		fixture.upload(
			'',
			{
				source: 'domoDataSet',
				dataSetId: byId(dataSet.id),
				fileNameMode: 'dataSetName',
				// Only this option lets the page pass for rows that are missing.
				options: { rowCountMismatch: 'warn' },
			},
			{ credentials: [fixture.app, fixture.domo] },
		);

	afterEach(() => {
		expect(fixture.cloud.journal.find({ service: 'graph', method: 'PUT' })).toEqual([]);
	});

	test.each([
		['its data', 'a redirection', /\/data\?/, redirect, `export DataSet "Orders": ${ELSEWHERE}`],
		['its data', 'a page', /\/data\?/, saying(200, PAGE, html), `export DataSet "Orders": ${A_PAGE}`],
		['its data', 'a page of no type', /\/data\?/, saying(200, PAGE), `export DataSet "Orders": ${A_PAGE}`],
		[
			'its data',
			'JSON',
			/\/data\?/,
			saying(200, { status: 'ok' }),
			'export DataSet "Orders": what came is not what was asked for (200)',
		],
		['itself', 'a redirection', /4$/, redirect, `read DataSet ${dataSet.id}: ${ELSEWHERE}`],
		['itself', 'a page', /4$/, saying(200, PAGE, html), `read DataSet ${dataSet.id}: ${A_PAGE}`],
		[
			'itself',
			'something else',
			/4$/,
			saying(200, { status: 'ok' }),
			`read DataSet ${dataSet.id}: what came is not what was asked for (200)`,
		],
	])('instead of %s: %s', async (_, __, path, does, message) => {
		fixture.cloud.domo.server.faults.add({ path, does });
		const error = await fixture.fail(exporting());
		expect(error.message).toBe(`Domo could not ${message}`);
		expect(error.description).toContain('check API URL (https://api.domo.com, unless');
		expect(error.description).toContain('a proxy, a firewall or a sign-in page');
	});

	test.each([redirect, saying(200, PAGE, html), saying(200, { status: 'ok' })])(
		'nor a list of them',
		async (does) => {
			fixture.cloud.domo.server.faults.add({ path: /limit/, does });
			const node = { type: 'domo', parameters: {}, credentials: [fixture.domo] };
			await expect(fixture.engine.search(node, 'searchDataSets')).rejects.toMatchObject({
				message: expect.stringContaining('Domo could not list the DataSets: ') as string,
				description: expect.stringContaining('check API URL') as string,
			});
		},
	);

	test('but a CSV that looks like a page is one', async () => {
		const pages: DataSet = {
			...dataSet,
			id: crypto.randomUUID(),
			columns: [{ name: '<html>', type: 'STRING' }],
		};
		fixture.cloud.domo.add(pages);
		const credentials = [fixture.domo];
		const parameters = {
			resource: 'dataSet',
			operation: 'export',
			dataSetId: byId(pages.id),
			output: 'file',
		};
		await fixture.succeed({ type: 'domo', credentials, parameters });
	});
});

describe('what Microsoft Graph cannot have answered', () => {
	const small = () => fixture.upload('small');
	const large = () => fixture.upload(randomBytes(11 * MEBI));
	const list = () => fixture.onDrive('file', 'getAll');
	const item = () => fixture.onDrive('file', 'delete', { item: byPath('a.csv') });

	test.each([
		['the drive', /\/drive\?/, small, 'find the OneDrive of'],
		['a small file', /\/content/, small, 'upload "out.csv"'],
		['an upload session', /createUploadSession/, large, 'upload "out.csv"'],
		['the items of a folder', /\/children/, list, 'list the folder "/"'],
		['an item', /a\.csv/, item, 'look for the file "a.csv"'],
	])('is not %s', async (_, path, node, action) => {
		for (const [does, what] of [
			[redirect, ELSEWHERE],
			[saying(200, PAGE, html), A_PAGE],
			[saying(200, {}), 'what came is not what was asked for (200)'],
		] as const) {
			fixture.cloud.graph.api.faults.add({ path, does });
			const error = await fixture.fail(node());
			expect(error.message).toContain(`OneDrive could not ${action}`);
			expect(error.message).toContain(`: ${what}`);
			expect(error.description).toContain('check Cloud and, for a custom one, Service URL');
		}
		expect(fixture.cloud.journal.find({ service: 'graph-upload' })).toEqual([]);
	});

	test.each([
		[redirect, ELSEWHERE],
		[saying(200, PAGE, html), A_PAGE],
		[saying(202, PAGE, html), A_PAGE.replace('200', '202')],
	])('is not a fragment that arrived, and the session is given up', async (does, what) => {
		fixture.cloud.graph.uploads.faults.add({ method: 'PUT', skip: 1, does });
		const error = await fixture.fail(large());
		expect(error.message).toBe(`OneDrive could not upload "out.csv": ${what}`);
		const sent = fixture.cloud.journal.find({ service: 'graph-upload' }).map(({ method }) => method);
		expect(sent).toEqual(['PUT', 'PUT', 'DELETE']);
	});
});
