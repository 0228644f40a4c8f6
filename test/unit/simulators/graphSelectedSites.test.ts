import type { Site } from '../../simulators/graph/sites/site.ts';
import { GraphFixture, names, refusal } from './graphFixture.ts';

const fixture = new GraphFixture();
let sales: Site;
let other: Site;

beforeEach(() => {
	sales = fixture.graph.addSite({ path: 'sites/Sales', displayName: 'Sales', members: ['ada-id'] });
	other = fixture.graph.addSite({ path: 'sites/Other', displayName: 'Other' });
});
afterEach(() => expect(fixture.violations).toEqual([]));

const paths = (site: Site) => [
	`/sites/${site.id}`,
	`/sites/contoso.sharepoint.com:/${site.path}`,
	`/sites/${site.id}/drives`,
	`/sites/${site.id}/drive`,
	`/drives/${site.library('Documents').id}/root/children`,
	`/drives/${site.library('Documents').id}/root/delta`,
];
const writes = async (site: Site, as: string) => {
	const drive = `/drives/${site.library('Documents').id}`;
	return [
		await fixture.send('PUT', `${drive}/root:/a.csv:/content`, { as, body: 'a' }),
		await fixture.post(`${drive}/root:/b.csv:/createUploadSession`, {}, as),
		await fixture.post(`${drive}/root/children`, { name: 'in', folder: {} }, as),
		await fixture.send('DELETE', `${drive}/root:/a.csv`, { as }),
	].map(({ status }) => status);
};

test('an application without a grant sees nothing', async () => {
	for (const path of paths(sales)) {
		const { status, json } = await fixture.get(path, 'selected');
		expect([path, status]).toEqual([path, 403]);
		expect(json.error).toMatchObject({ code: 'accessDenied', message: 'Access denied' });
	}
	fixture.graph.behaviour.foreignSiteAnswer = 404;
	for (const path of paths(sales)) {
		expect(refusal(await fixture.get(path, 'selected'))).toEqual([404, 'itemNotFound']);
	}
});

test('what is granted for reading can be read', async () => {
	sales.grant('selected', 'read');
	for (const path of paths(sales))
		expect([path, (await fixture.get(path, 'selected')).status]).toEqual([path, 200]);
	sales.library('Documents').put('a.csv', 'a');
	expect(await writes(sales, 'selected')).toEqual([403, 403, 403, 403]);
	for (const path of paths(other)) expect((await fixture.get(path, 'selected')).status).toBe(403);
});

test('what is granted for writing can be written, until that is taken back', async () => {
	sales.grant('selected', 'write');
	expect(await writes(sales, 'selected')).toEqual([201, 200, 201, 204]);
	expect(await writes(other, 'selected')).toEqual([403, 403, 403, 403]);
	sales.grant('selected');
	expect(await writes(sales, 'selected')).toEqual([403, 403, 403, 403]);
});

test('a search finds nothing, or is refused', async () => {
	sales.grant('selected', 'write');
	expect(names(await fixture.get('/sites?search=Sales', 'selected'))).toEqual([]);
	fixture.graph.behaviour.selectedSearch = 'refused';
	for (const path of ['/sites?search=Sales', '/sites/getAllSites']) {
		expect(refusal(await fixture.get(path, 'selected'))).toEqual([403, 'accessDenied']);
	}
	expect(refusal(await fixture.get('/users/ada@contoso.com/followedSites', 'selected'))).toEqual([
		403,
		'accessDenied',
	]);
});

test('a user sees what is both granted to the application and open to themselves', async () => {
	sales.grant('selected', 'write');
	expect(await writes(sales, 'selectedUser')).toEqual([201, 200, 201, 204]);
	expect(await writes(sales, 'selectedBob')).toEqual([403, 403, 403, 403]);
	expect(await writes(other, 'selectedUser')).toEqual([403, 403, 403, 403]);
	expect(names(await fixture.get('/sites?search=*', 'selectedUser'))).toEqual([]);
	expect(refusal(await fixture.get('/me/drive/root', 'selectedUser'))).toEqual([403, 'accessDenied']);
});
