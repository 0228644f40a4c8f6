import type { INodeParameters } from 'n8n-workflow';

import type { StoredCredential } from './credentials.ts';
import { Fixture } from './fixture.ts';
import { by, SharePoint } from './sharePointFixture.ts';

const fixture = new Fixture();
const sharePoint = new SharePoint(fixture);

interface Search {
	credential?: StoredCredential;
	filter?: string;
	token?: string;
	parameters?: INodeParameters;
}

const search = async (
	method: string,
	{ credential = sharePoint.app, filter, token, parameters }: Search = {},
) => {
	const node = {
		type: 'sharePointWriteback',
		credentials: [credential],
		parameters: { authentication: 'servicePrincipal', ...parameters },
	};
	return await fixture.engine.search(node, method, filter, token);
};

const names = ({ results }: { results: Array<{ name: string }> }) => results.map(({ name }) => name);
const sales = () => fixture.cloud.sites.sales;

describe('sites', () => {
	test('an app finds all, those without a title by their address', async () => {
		const found = await search('searchSites');
		expect(names(found).sort()).toEqual([
			'Contoso',
			'Marketing',
			'Sales',
			'https://contoso.sharepoint.com/sites/x7f3',
		]);
		expect(found.results.find(({ name }) => name === 'Sales')?.value).toBe(sales().id);
	});

	test('a user finds those first that the user follows, and none twice', async () => {
		const user = { credential: await sharePoint.user(), parameters: { authentication: 'oAuth2' } };
		const found = names(await search('searchSites', user));
		expect(found[0]).toBe('Sales');
		expect(found.filter((name) => name === 'Sales')).toHaveLength(1);
		expect(found).toContain('Marketing');
	});

	test('the list is searched as one types', async () => {
		expect(names(await search('searchSites', { filter: 'market' }))).toEqual(['Marketing']);
		expect(names(await search('searchSites', { filter: 'nothing' }))).toEqual([]);
	});

	test('a list of many comes page by page', async () => {
		for (let number = 0; number < 30; number++)
			fixture.cloud.graph.addSite({ path: `sites/many${number}`, displayName: `Many ${number}` });
		const found: string[] = [];
		let token: string | undefined;
		do {
			const page = await search('searchSites', { filter: 'many', token });
			found.push(...names(page));
			token = page.paginationToken;
		} while (token);
		expect(found).toHaveLength(30);
	});

	test('an app that holds only Sites.Selected is told what to do instead', async () => {
		const list = search('searchSites', { credential: sharePoint.selectedApp });
		await expect(list).rejects.toMatchObject({ description: expect.stringContaining('choose') as string });
	});

	test('a page link that the editor sends is followed to Graph alone', async () => {
		const list = search('searchSites', { token: 'https://elsewhere.example/v1.0/sites?$skiptoken=1' });
		await expect(list).rejects.toMatchObject({ message: expect.stringContaining('another host') as string });
		expect(fixture.cloud.journal.entries.filter(({ service }) => service !== 'entra')).toEqual([]);
	});
});

test('libraries are those of the chosen site, without what SharePoint keeps for itself', async () => {
	const site = by('url', 'https://contoso.sharepoint.com/sites/Sales');
	expect(names(await search('searchLibraries', { parameters: { site } }))).toEqual(['Documents', 'Reports']);
	expect(names(await search('searchLibraries', { parameters: { site }, filter: 'rep' }))).toEqual([
		'Reports',
	]);
});

test('without a site, the list of libraries asks for one', async () => {
	await expect(search('searchLibraries')).rejects.toMatchObject({ message: 'Site is empty' });
});

test('folders are browsed level by level, Root first', async () => {
	for (const folderPath of ['Europe/North', 'Europe/South', 'Asia'])
		await fixture.succeed(sharePoint.upload('a', { folderPath }));
	const parameters = { site: by('list', sales().id), library: by('list', '') };
	const folders = async (filter?: string) => {
		const { results } = await search('searchFolders', { parameters, filter });
		return results.map(({ name, value }) => [name, value]);
	};
	expect(await folders()).toEqual([
		['Root', '/'],
		['Asia', 'Asia'],
		['Europe', 'Europe'],
	]);
	expect(await folders('eur')).toEqual([['Europe', 'Europe']]);
	expect(await folders('Europe/')).toEqual([
		['Europe/North', 'Europe/North'],
		['Europe/South', 'Europe/South'],
	]);
	expect(await folders('europe\\so')).toEqual([['europe/South', 'europe/South']]);
});
