import { GraphFixture, names, refusal } from './graphFixture.ts';
import type { Site } from '../../simulators/graph/sites/site.ts';

const fixture = new GraphFixture();
let sales: Site;

beforeEach(() => {
	sales = fixture.graph.addSite({ path: 'sites/Sales', displayName: 'Sales' });
	sales.addLibrary({ name: 'Reports' });
	sales.addLibrary({ name: 'Style Library', system: true });
});
afterEach(() => expect(fixture.violations).toEqual([]));

test('a site has its default library, others, and some that it keeps for itself', async () => {
	const drives = await fixture.get(`/sites/${sales.id}/drives`);
	expect(names(drives)).toEqual(['Documents', 'Reports']);
	expect(drives.json.value).toMatchObject([
		{
			id: sales.library('Documents').id,
			driveType: 'documentLibrary',
			webUrl: 'https://contoso.sharepoint.com/sites/Sales/Shared%20Documents',
		},
		{ webUrl: 'https://contoso.sharepoint.com/sites/Sales/Reports' },
	]);
	expect(names(await fixture.get(`/sites/${sales.id}/drives?$select=id,name,system`))).toEqual([
		'Documents',
		'Reports',
		'Style Library',
	]);
	expect((await fixture.get(`/sites/${sales.id}/drive`)).json.name).toBe('Documents');
});

test('libraries come in pages, however the site was named', async () => {
	fixture.graph.behaviour.pageSize = 1;
	for (const site of [sales.id, 'contoso.sharepoint.com:/sites/Sales:']) {
		const first = await fixture.get(`/sites/${site}/drives?$select=id,name`);
		expect(names(first)).toEqual(['Documents']);
		const second = await fixture.follow(first.json['@odata.nextLink']);
		expect(names(second)).toEqual(['Reports']);
		expect(second.json['@odata.nextLink']).toBeUndefined();
	}
});

test('a library is a drive like any other, by whatever way it is reached', async () => {
	const reports = sales.library('Reports');
	const put = await fixture.put(`/drives/${reports.id}/root:/2024/a.csv:/content`, 'abc');
	expect(put.json).toMatchObject({
		webUrl: 'https://contoso.sharepoint.com/sites/Sales/Reports/2024/a.csv',
		parentReference: { driveType: 'documentLibrary', driveId: reports.id, siteId: sales.id },
		file: { hashes: { quickXorHash: reports.file('2024/a.csv')?.quickXorHash } },
	});
	expect((await fixture.get(`/sites/${sales.id}/drives/${reports.id}/root:/2024/a.csv`)).json.id).toBe(
		put.json.id,
	);
	sales.library('Documents').put('b.csv', 'b');
	for (const drive of [`/sites/${sales.id}/drive`, '/sites/contoso.sharepoint.com:/sites/Sales:/drive']) {
		expect((await fixture.get(`${drive}/root:/B.csv`)).json.name).toBe('b.csv');
	}
	expect(refusal(await fixture.get(`/sites/${sales.id}/drives/${fixture.drive.id}/root`))).toEqual([
		404,
		'itemNotFound',
	]);
});

test('fragments go to the site that the library is in', async () => {
	const reports = sales.library('Reports');
	const { json } = await fixture.post(`/drives/${reports.id}/root:/a.csv:/createUploadSession`, {});
	expect(json.uploadUrl).toMatch(
		`${fixture.graph.uploads.origin}/sites/Sales/_api/v2.0/drives/${reports.id}`,
	);
	expect((await fixture.fragment(String(json.uploadUrl), 0, Buffer.from('abc'), 3)).status).toBe(201);
	expect(reports.file('a.csv')?.bytes().toString()).toBe('abc');
});

test('a library has limits of its own: names, size, files that are open', async () => {
	const reports = sales.addLibrary({ name: 'Small', quota: 5 });
	const put = async (path: string, body = '123') =>
		refusal(await fixture.put(`/drives/${reports.id}/root:/${path}:/content`, body));
	expect(await put('forms')).toEqual([400, 'invalidRequest', 'invalidFileName']);
	expect(await put('~a/b.csv')).toEqual([400, 'invalidRequest', 'invalidPath']);
	reports.put('a.csv', '123');
	expect(await put('b.csv')).toEqual([507, 'quotaLimitReached']);
	reports.lock('a.csv');
	expect(await put('A.CSV', '1')).toEqual([423, 'notAllowed', 'resourceLocked']);
});

test('a name that is taken gets a number, the next one the next', async () => {
	const path = `/drives/${sales.library('Reports').id}/root:/name.csv:/content`;
	const names = [];
	for (const body of ['1', '2', '3']) {
		const { json } = await fixture.put(`${path}?@microsoft.graph.conflictBehavior=rename`, body);
		names.push(json.name);
	}
	expect(names).toEqual(['name.csv', 'name 1.csv', 'name 2.csv']);
});

test('a group’s libraries are those of its team site', async () => {
	const team = fixture.graph.addGroup({ displayName: 'Marketing', mailNickname: 'marketing' });
	const library = team.library('Documents');
	library.put('plan.csv', 'plan');
	const path = `/groups/${team.group?.id}`;
	expect(names(await fixture.get(`${path}/drives`))).toEqual(['Documents']);
	expect((await fixture.get(`${path}/drive`)).json).toMatchObject({
		id: library.id,
		owner: { group: { id: team.group?.id, email: 'marketing@contoso.com' } },
	});
	expect((await fixture.get(`${path}/drive/root:/plan.csv`)).json.size).toBe(4);
	expect((await fixture.get(`${path}/drives/${library.id}/root/children`)).json.value).toHaveLength(1);
});

test('a user’s drives are their OneDrive', async () => {
	for (const path of ['/me/drives', '/users/ada@contoso.com/drives']) {
		expect((await fixture.get(path)).json.value).toMatchObject([{ id: fixture.drive.id, name: 'OneDrive' }]);
	}
	expect((await fixture.get(`/me/drives/${fixture.drive.id}/root`)).status).toBe(200);
	expect(refusal(await fixture.get('/me/drives', 'app'))).toEqual([400, 'BadRequest']);
	expect(refusal(await fixture.get('/users/ada@contoso.com/drives', 'bob'))).toEqual([403, 'accessDenied']);
});

test.each([
	['ada', [200, 201, 200]],
	['ownFiles', [403, 403, 403]],
	['reader', [403, 403, 403]],
	['app', [200, 201, 200]],
	['filesApp', [200, 201, 403]],
	['groupsApp', [200, 403, 403]],
	['mailApp', [403, 403, 403]],
])('%s may read, write and create upload sessions in a library: %j', async (as, expected) => {
	const drive = `/drives/${sales.library('Reports').id}`;
	const answers = [
		await fixture.get(`${drive}/root/children`, as),
		await fixture.send('PUT', `${drive}/root:/a.csv:/content`, { as, body: 'a' }),
		await fixture.post(`${drive}/root:/b.csv:/createUploadSession`, {}, as),
	];
	expect(answers.map(({ status }) => status)).toEqual(expected);
});
