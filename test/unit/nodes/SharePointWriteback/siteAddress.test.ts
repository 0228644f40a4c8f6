import { addressOfId, addressOfUrl } from '../../../../nodes/SharePointWriteback/siteAddress.ts';

const HOST = 'contoso.sharepoint.com';
const GUID = '2c712604-1370-44e7-a1f5-426573fda80a';

test.each([
	['the site itself', `https://${HOST}/sites/Sales`, [`/sites/${HOST}:/sites/Sales`]],
	['with a slash at its end', `https://${HOST}/sites/Sales/`, [`/sites/${HOST}:/sites/Sales`]],
	['its home page', `https://${HOST}/sites/Sales/SitePages/Home.aspx`, [`/sites/${HOST}:/sites/Sales`]],
	[
		'a settings page',
		`https://${HOST}/teams/Ops/_layouts/15/viewlsts.aspx?view=14`,
		[`/sites/${HOST}:/teams/Ops`],
	],
	[
		'a library',
		`https://${HOST}/sites/Sales/Shared%20Documents/Forms/AllItems.aspx?id=%2Fsites%2FSales`,
		[`/sites/${HOST}:/sites/Sales/Shared%20Documents`, `/sites/${HOST}:/sites/Sales`],
	],
	[
		'a site within a site',
		`https://${HOST}/sites/Sales/north/SitePages/Home.aspx`,
		[`/sites/${HOST}:/sites/Sales/north`, `/sites/${HOST}:/sites/Sales`],
	],
	['the root site', `https://${HOST}/`, [`/sites/${HOST}`]],
	['a page of the root site', `https://${HOST}/SitePages/Home.aspx`, [`/sites/${HOST}`]],
	['a sharing link', `https://${HOST}/:f:/s/Sales/EkPm3_x?e=abc`, [`/sites/${HOST}:/sites/Sales`]],
	['a sharing link of a team', `https://${HOST}/:x:/t/Ops/EkPm3_x`, [`/sites/${HOST}:/teams/Ops`]],
	[
		'a link that names the path',
		`https://${HOST}/:x:/r/sites/Sales/Reports/a.xlsx?web=1`,
		[
			`/sites/${HOST}:/sites/Sales/Reports/a.xlsx`,
			`/sites/${HOST}:/sites/Sales/Reports`,
			`/sites/${HOST}:/sites/Sales`,
		],
	],
])('%s is found by its address', (_, url, addresses) => {
	expect(addressOfUrl(url)).toEqual(addresses);
});

test('a deep address is tried from its depth on, not without end', () => {
	const addresses = addressOfUrl(`https://${HOST}/sites/a/b/c/d/e/f/g/h/i`);
	expect(addresses).toHaveLength(5);
	expect(addresses.at(-1)).toBe(`/sites/${HOST}:/sites/a`);
});

test.each(['contoso', `http://${HOST}/sites/Sales`, 'sites/Sales'])('%s is no address', (text) => {
	expect(() => addressOfUrl(text)).toThrow(`Site "${text}" is no web address`);
});

test('a site is known by the id of Graph', () => {
	expect(addressOfId(`${HOST},${GUID},${GUID}`)).toEqual([`/sites/${HOST},${GUID},${GUID}`]);
});

test('a bare GUID is a group, whose team site is meant, or a site collection', () => {
	expect(addressOfId(GUID)).toEqual([`/groups/${GUID}/sites/root`, `/sites/${GUID}`]);
});

test.each(['Sales', `${HOST}/sites/Sales`, `${GUID},${GUID}`, '../me'])('%s is no id', (text) => {
	expect(() => addressOfId(text)).toThrow(`Site "${text}" is no site ID`);
});
