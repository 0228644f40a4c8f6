import { GraphFixture, names, refusal } from './graphFixture.ts';

const fixture = new GraphFixture();
const host = 'contoso.sharepoint.com';
const titles = (json: Record<string, unknown>) =>
	(json.value as Array<{ displayName?: string; webUrl: string }>).map(
		(site) => site.displayName ?? site.webUrl,
	);

test('a site is known by its id, its path, its host, as the root and by its group', async () => {
	const root = fixture.graph.addSite({ path: '', displayName: 'Contoso' });
	const sales = fixture.graph.addSite({ path: 'sites/R&D Lab', displayName: 'Lab' });
	const team = fixture.graph.addGroup({ displayName: 'Marketing', mailNickname: 'marketing' });
	const known: Array<[string, string]> = [
		['/sites/root', root.id],
		[`/sites/${host}`, root.id],
		[`/sites/${root.id}`, root.id],
		[`/sites/${sales.id}`, sales.id],
		[`/sites/${encodeURIComponent(sales.id)}`, sales.id],
		[`/sites/${host}:/sites/R%26D%20Lab`, sales.id],
		[`/sites/${host}:/SITES/r%26d%20lab`, sales.id],
		[`/groups/${team.group?.id}/sites/root`, team.id],
	];
	for (const [path, id] of known) {
		const { status, json } = await fixture.get(path);
		expect([path, status, json.id]).toEqual([path, 200, id]);
	}
	expect(sales.id).toMatch(/^contoso\.sharepoint\.com,[0-9a-f-]{36},[0-9a-f-]{36}$/);
	expect((await fixture.get(`/sites/${sales.id}`)).json).toMatchObject({
		name: 'R&D Lab',
		displayName: 'Lab',
		webUrl: 'https://contoso.sharepoint.com/sites/R&D%20Lab',
		siteCollection: { hostname: host },
	});
	expect(fixture.violations).toEqual([]);
});

test.each([
	[`/sites/${host}:/sites/none`, [404, 'itemNotFound']],
	[`/sites/${host},a,b`, [404, 'itemNotFound']],
	['/sites/fabrikam.sharepoint.com:/sites/Sales', [400, 'invalidRequest']],
	['/sites/fabrikam.sharepoint.com', [400, 'invalidRequest']],
	['/groups/none/sites/root', [404, 'Request_ResourceNotFound']],
])('%s is refused, which is its user’s mistake', async (path, expected) => {
	fixture.graph.addSite({ path: '', displayName: 'Contoso' });
	expect(refusal(await fixture.get(path))).toEqual(expected);
	expect(fixture.violations).toEqual([]);
});

test('an address without a path is no form of a site, and journaled', async () => {
	fixture.graph.addSite({ path: '', displayName: 'Contoso' });
	expect(refusal(await fixture.get(`/sites/${host}:/`))).toEqual([400, 'invalidRequest', 'invalidPath']);
	expect(fixture.violations.length).toBeGreaterThan(0);
});

test('sites are found by words of their titles and addresses, those without a title too', async () => {
	fixture.graph.addSite({ path: '', displayName: 'Contoso' });
	fixture.graph.addSite({ path: 'sites/emea', displayName: 'Sales Europe' });
	fixture.graph.addSite({ path: 'sites/x7f3' });
	const found = async (search: string) => titles((await fixture.get(`/sites?search=${search}`)).json);
	expect(await found('sales')).toEqual(['Sales Europe']);
	expect(await found('EUR%20sal')).toEqual(['Sales Europe']);
	expect(await found('emea')).toEqual(['Sales Europe']);
	expect(await found('x7')).toEqual([`https://${host}/sites/x7f3`]);
	expect(await found('nothing')).toEqual([]);
	for (const all of ['*', '']) expect(await found(all)).toHaveLength(3);
	expect(fixture.violations).toEqual([]);
	expect((await fixture.get('/sites')).status).toBe(501);
	expect(refusal(await fixture.get('/sites?$search="sales"'))).toHaveLength(2);
	expect(fixture.violations).toHaveLength(2);
});

test('sites come in pages', async () => {
	for (const name of ['a', 'b', 'c', 'd', 'e']) fixture.graph.addSite({ path: `sites/${name}` });
	fixture.graph.behaviour.pageSize = 2;
	const seen: unknown[] = [];
	let answer = await fixture.get('/sites?search=*&$select=id,name,webUrl');
	for (;;) {
		seen.push(...names(answer));
		const next = answer.json['@odata.nextLink'];
		if (next === undefined) break;
		answer = await fixture.follow(next);
	}
	expect(seen).toEqual(['a', 'b', 'c', 'd', 'e']);
	expect((await fixture.get('/sites?search=*&$top=3')).json.value).toHaveLength(3);
	expect(fixture.violations).toEqual([]);
});

test('a search may forget titles when properties are selected', async () => {
	fixture.graph.addSite({ path: 'sites/Sales', displayName: 'Sales' });
	const found = async () => (await fixture.get('/sites?search=*&$select=name,displayName')).json.value;
	expect(await found()).toEqual([{ name: 'Sales', displayName: 'Sales' }]);
	fixture.graph.behaviour.searchLosesTitles = true;
	expect(await found()).toEqual([{ name: 'Sales' }]);
	expect((await fixture.get('/sites?search=*')).json.value).toMatchObject([{ displayName: 'Sales' }]);
});

test('a user sees the sites that they follow', async () => {
	const sales = fixture.graph.addSite({ path: 'sites/Sales', displayName: 'Sales' });
	const secret = fixture.graph.addSite({ path: 'sites/Secret', displayName: 'Secret', members: ['bob-id'] });
	fixture.graph.addSite({ path: 'sites/Other', displayName: 'Other' });
	for (const site of [sales, secret]) site.follow('Ada@contoso.com');
	const { json } = await fixture.get('/me/followedSites');
	expect(titles(json)).toEqual(['Sales']);
	expect(json.value).toMatchObject([{ id: sales.id, sharepointIds: { siteUrl: sales.webUrl } }]);
	expect(titles((await fixture.get('/users/ada@contoso.com/followedSites', 'app')).json)).toEqual(['Sales']);
	expect(refusal(await fixture.get('/users/ada@contoso.com/followedSites', 'bob'))).toEqual([
		403,
		'accessDenied',
	]);
	expect(refusal(await fixture.get('/me/followedSites', 'app'))).toEqual([400, 'BadRequest']);
	expect(refusal(await fixture.get('/me/followedSites', 'bob'))).toEqual([404, 'ResourceNotFound']);
	expect(fixture.violations).toEqual([]);
});

test('an application sees all sites at once, a user does not', async () => {
	fixture.graph.addSite({ path: '', displayName: 'Contoso' });
	fixture.graph.addSite({ path: 'sites/Secret', displayName: 'Secret', members: ['bob-id'] });
	for (const path of ['/sites/getAllSites', '/sites/getAllSites()']) {
		expect(titles((await fixture.get(path, 'app')).json)).toEqual(['Contoso', 'Secret']);
	}
	fixture.graph.behaviour.pageSize = 1;
	const first = await fixture.get('/sites/getAllSites', 'app');
	expect(titles((await fixture.follow(first.json['@odata.nextLink'], 'app')).json)).toEqual(['Secret']);
	expect(refusal(await fixture.get('/sites/getAllSites', 'ada'))).toEqual([403, 'accessDenied']);
	expect(fixture.violations).toEqual([]);
});

test.each(['ownFiles', 'reader', 'filesApp', 'mailApp'])('%s may not look at sites', async (as) => {
	const { id } = fixture.graph.addSite({ path: '', displayName: 'Contoso' });
	for (const path of ['/sites?search=*', '/sites/root', `/sites/${id}`, '/sites/getAllSites']) {
		expect(refusal(await fixture.get(path, as))).toEqual([403, 'accessDenied']);
	}
	expect(fixture.violations).toEqual([]);
});

test('a user sees only the sites that let them in', async () => {
	fixture.graph.addSite({ path: '', displayName: 'Contoso' });
	const secret = fixture.graph.addSite({
		path: 'sites/Secret',
		displayName: 'Secret',
		members: ['Bob@contoso.com'],
	});
	expect(titles((await fixture.get('/sites?search=*')).json)).toEqual(['Contoso']);
	expect(titles((await fixture.get('/sites?search=*', 'bob')).json)).toEqual(['Contoso', 'Secret']);
	for (const path of [
		`/sites/${secret.id}`,
		`/sites/${secret.id}/drives`,
		`/sites/${secret.id}/drive/root`,
	]) {
		expect(refusal(await fixture.get(path))).toEqual([403, 'accessDenied']);
		expect((await fixture.get(path, 'bob')).status).toBe(200);
		expect((await fixture.get(path, 'app')).status).toBe(200);
	}
	expect(fixture.violations).toEqual([]);
});
