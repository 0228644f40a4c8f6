import { by, Fixture, type Parameters, step } from './fixture.ts';

const SITE = 'https://contoso.sharepoint.com/sites/Sales';
const APP = 'sharePointWritebackAppApi';
const fixture = new Fixture();

describe('the test of a credential', () => {
	test('finds good ones good', async () => {
		for (const credential of [fixture.credentials.sharePointApp, fixture.credentials.sharePointUser]) {
			const { status, message } = await fixture.api.testCredential(credential);
			expect([credential.type, status, message]).toEqual([credential.type, 'OK', 'Connection successful!']);
		}
	});

	test('names the permission that an app lacks', async () => {
		const { cloud } = fixture;
		cloud.entra.directory.apps[0] = { ...cloud.app, roles: ['Mail.Read'] };
		cloud.entra.expireTokens();
		const result = await fixture.tested(APP, cloud.appCredential);
		cloud.entra.directory.apps[0] = cloud.app;
		cloud.entra.expireTokens();
		expect(result).toEqual(['Error', expect.stringContaining('Sites.ReadWrite.All (Application)')]);
	});

	test('names the permission that was not asked for when the user signed in', async () => {
		const filesOnly = await fixture.cloud.signIn('Files.ReadWrite.All');
		const result = await fixture.tested('sharePointWritebackOAuth2Api', filesOnly);
		expect(result).toEqual(['Error', expect.stringContaining('Sites.ReadWrite.All (Delegated)')]);
	});

	test.each([SITE, `${SITE}/Shared%20Documents/Forms/AllItems.aspx?id=1`])(
		'finds an app that has Sites.Selected good with the site %s',
		async (testSite) => {
			const result = await fixture.tested(APP, { ...fixture.cloud.selectedAppCredential, testSite });
			expect(result).toEqual(['OK', 'Connection successful!']);
		},
	);

	test.each(['', 'https://contoso.sharepoint.com/sites/x7f3'])(
		'asks an app that has Sites.Selected for a site that was granted, instead of "%s"',
		async (testSite) => {
			const result = await fixture.tested(APP, { ...fixture.cloud.selectedAppCredential, testSite });
			expect(result).toEqual(['Error', expect.stringContaining('as Site to Test With')]);
		},
	);
});

describe('the lists of the editor', () => {
	const listed = async (
		parameter: string,
		methodName: string,
		parameters: Parameters = {},
		filter?: string,
	) => {
		const all = { authentication: 'oAuth2', site: by('url', SITE), ...parameters };
		const node = step('SharePoint', 'sharePointWriteback', fixture.credentials.sharePointUser, all);
		const { results } = await fixture.api.listSearch(node, parameter, { methodName, filter });
		return results.map(({ name, value }) => [name, value]);
	};

	test('sites: those that the user follows first, searched as one types', async () => {
		const { sales: site, marketing } = fixture.cloud.sites;
		expect((await listed('site', 'searchSites'))[0]).toEqual(['Sales', site.id]);
		expect(await listed('site', 'searchSites', {}, 'market')).toEqual([['Marketing', marketing.id]]);
	});

	test('libraries of the site', async () => {
		const { sales: site } = fixture.cloud.sites;
		expect(await listed('library', 'searchLibraries')).toEqual([
			['Documents', site.library('Documents').id],
			['Reports', site.library('Reports').id],
		]);
	});

	test('folders of the library, level by level', async () => {
		fixture.cloud.sites.sales.library('Reports').folder(['Regions', 'North']);
		const library = { library: by('name', 'Reports') };
		expect(await listed('folder', 'searchFolders', library)).toEqual([
			['Root', '/'],
			['Regions', 'Regions'],
		]);
		expect(await listed('folder', 'searchFolders', library, 'Regions/')).toEqual([
			['Regions/North', 'Regions/North'],
		]);
	});

	test('an app that has only Sites.Selected is told how to name its site', async () => {
		const { api, cloud } = fixture;
		const selected = await api.createCredential(APP, cloud.selectedAppCredential, 'Selected');
		const parameters = { authentication: 'servicePrincipal', site: by('list', '') };
		const node = step('SharePoint', 'sharePointWriteback', selected, parameters);
		const search = api.listSearch(node, 'site', { methodName: 'searchSites' });
		await expect(search).rejects.toThrow('choose By URL or By ID');
	});
});
