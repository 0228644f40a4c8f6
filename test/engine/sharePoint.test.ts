import { Fixture } from './fixture.ts';
import { by, SharePoint } from './sharePointFixture.ts';

const fixture = new Fixture();
const sharePoint = new SharePoint(fixture);
const HOST = 'https://contoso.sharepoint.com';

const sales = () => fixture.cloud.sites.sales;
const documents = () => sales().libraries[0]!;
const landed = (drive = documents(), name = 'out.csv') => drive.file(name)?.bytes().toString();

describe('the site is found', () => {
	test.each<[string, () => ReturnType<typeof by>]>([
		['as chosen from the list', () => by('list', sales().id)],
		['by its id', () => by('id', ` ${sales().id} `)],
		['by its address', () => by('url', `${HOST}/sites/Sales`)],
		['by the address of a page in it', () => by('url', `${HOST}/sites/sales/SitePages/Home.aspx?web=1`)],
		[
			'by the address of its library',
			() => by('url', `${HOST}/sites/Sales/Shared%20Documents/Forms/AllItems.aspx`),
		],
		['by a sharing link', () => by('url', `${HOST}/:f:/s/Sales/EkPm3?e=1`)],
		['by an address where an id was to be', () => by('id', `${HOST}/sites/Sales`)],
	])('%s', async (title, site) => {
		await fixture.succeed(sharePoint.upload(title, { site: site() }));
		expect(landed()).toBe(title);
	});

	test('by the id of a Microsoft 365 group', async () => {
		const { marketing } = fixture.cloud.sites;
		await fixture.succeed(sharePoint.upload('a,b', { site: by('id', marketing.group!.id) }));
		expect(landed(marketing.libraries[0])).toBe('a,b');
	});

	test('at the root of the tenant', async () => {
		const { root } = fixture.cloud.sites;
		await fixture.succeed(sharePoint.upload('a,b', { site: by('url', `${HOST}/`) }));
		expect(landed(root.libraries[0])).toBe('a,b');
	});
});

describe('the library is found', () => {
	test.each([
		['as the default one', by('list', ''), 'Documents'],
		['by the name that people see', by('name', 'documents'), 'Documents'],
		['by the name in addresses', by('name', 'Shared Documents'), 'Documents'],
		['by another name', by('name', 'Reports'), 'Reports'],
	])('%s', async (title, library, name) => {
		await fixture.succeed(sharePoint.upload(title, { library }));
		expect(landed(sales().library(name))).toBe(title);
	});

	test('by its id', async () => {
		const reports = sales().library('Reports');
		await fixture.succeed(sharePoint.upload('by id', { library: by('id', reports.id) }));
		expect(landed(reports)).toBe('by id');
	});

	test('or the error names those that there are', async () => {
		const error = await fixture.fail(sharePoint.upload('a', { library: by('name', 'Report') }));
		expect(error.message).toBe('There is no library "Report" in the site Sales');
		expect(error.description).toContain('Documents, Reports');
	});
});

test('the folder is one from the list, or a path with either slash', async () => {
	await fixture.succeed(sharePoint.upload('1', { folderPath: 'Europe\\North/', fileName: 'typed.csv' }));
	const chosen = { folderMode: 'list', folder: by('list', 'Europe/North'), fileName: 'chosen.csv' };
	const [output] = await fixture.succeed(sharePoint.upload('2', chosen));
	expect(output?.file).toMatchObject({ path: '/Europe/North/chosen.csv', verified: true });
	await fixture.succeed(sharePoint.upload('3', { folderMode: 'list', folder: by('list', '/') }));
	expect(documents().list('Europe/North')).toEqual(['chosen.csv', 'typed.csv']);
	expect(landed()).toBe('3');
});

test('rename gives the numbers of the service, and its name is told', async () => {
	const names: unknown[] = [];
	for (let time = 0; time < 3; time++) {
		const [output] = await fixture.succeed(
			sharePoint.upload(`${time}`, { fileName: 'name.csv', conflictBehavior: 'rename' }),
		);
		names.push((output?.file as { name: string }).name);
	}
	expect(names).toEqual(['name.csv', 'name 1.csv', 'name 2.csv']);
});

test('a signed-in user writes', async () => {
	const credentials = [await sharePoint.user()];
	await fixture.succeed(sharePoint.upload('by Megan', { authentication: 'oAuth2' }, { credentials }));
	expect(landed()).toBe('by Megan');
});

describe('an app that holds only Sites.Selected', () => {
	const only = () => ({ credentials: [sharePoint.selectedApp] });

	test('writes to the site that was granted to it', async () => {
		const site = by('url', `${HOST}/sites/Sales/SitePages/Home.aspx`);
		await fixture.succeed(sharePoint.upload('granted', { site }, only()));
		expect(landed()).toBe('granted');
	});

	test('is told what it needs for another', async () => {
		const site = by('url', `${HOST}/sites/x7f3`);
		const { message, description } = await fixture.fail(sharePoint.upload('a', { site }, only()));
		expect(message).toContain('SharePoint could not find the site');
		expect(description).toContain('An app with Sites.Selected needs the role "read" on this site');
	});
});

describe('Office files that SharePoint rewrites', () => {
	test('are not reported as damaged', async () => {
		const [output] = await fixture.succeed(sharePoint.upload('PK workbook', { fileName: 'book.xlsx' }));
		expect(output?.file).toMatchObject({ name: 'book.xlsx', verified: false });
		expect(output?.warnings).toEqual([
			expect.stringContaining('writes its own properties into Office files'),
		]);
	});

	test('are in step as long as neither side changes', async () => {
		const staticData = {};
		const sync = async (content: string) => {
			const file = { data: Buffer.from(content), fileName: 'plan.xlsx' };
			const node = sharePoint.upload('', { resource: 'folder', operation: 'sync' });
			const [output] = await fixture.succeed({ ...node, items: [{ binary: { data: file } }], staticData });
			return output?.action;
		};
		expect([await sync('PK one'), await sync('PK one'), await sync('PK two')]).toEqual([
			'created',
			'unchanged',
			'updated',
		]);
	});

	test('are compared like all others where nothing was rewritten', async () => {
		fixture.cloud.graph.behaviour.rewritesOfficeFiles = false;
		const [output] = await fixture.succeed(sharePoint.upload('PK workbook', { fileName: 'book.xlsx' }));
		fixture.cloud.graph.behaviour.rewritesOfficeFiles = true;
		expect(output?.file).toMatchObject({ verified: true });
	});
});

test.each([
	['no site', { site: by('list', '={{ "" }}') }, 'Site is empty', 'choose By URL'],
	[
		'an id that is none',
		{ site: by('id', 'Sales') },
		'Site "Sales" is no site ID',
		'object ID of a Microsoft 365 group',
	],
	[
		'an address that is none',
		{ site: by('url', '={{ "sites/Sales" }}') },
		'is no web address',
		'from the browser',
	],
])('%s is refused before anything is sent', async (_, parameters, message, fix) => {
	const error = await fixture.fail(sharePoint.upload('a', parameters));
	expect(error.message).toContain(message);
	expect(error.description).toContain(fix);
	expect(fixture.cloud.journal.entries).toEqual([]);
});
