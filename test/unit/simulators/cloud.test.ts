import { type Answer, ask, form } from '../../simulators/ask.ts';
import { Cloud } from '../../simulators/cloud.ts';

let cloud: Cloud;

beforeAll(async () => (cloud = await Cloud.start()));
afterEach(() => {
	expect(cloud.journal.violations).toEqual([]);
	cloud.journal.clear();
});
afterAll(async () => await cloud.stop());

type Credential = Cloud['appCredential'];

async function tokenOf({
	authorityUrl,
	serviceUrl,
	tenantId,
	clientId,
	clientSecret,
}: Credential): Promise<string> {
	const client = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
	const url = `${authorityUrl}/${tenantId}/oauth2/v2.0/token`;
	const { json } = await send(url, form({ ...client, scope: `${serviceUrl}/.default` }));
	return String(json.access_token);
}

async function send(url: string, asking: object = {}): Promise<Answer> {
	return await ask(url, { ca: cloud.certificates.authority, ...asking });
}

async function get(path: string, token: string): Promise<Answer> {
	return await send(`${cloud.graph.api.origin}/v1.0${path}`, {
		headers: { authorization: `Bearer ${token}` },
	});
}

const titles = ({ json }: Answer) =>
	(json.value as Array<{ displayName?: string }>).map(({ displayName }) => displayName);

test('the app finds all sites, and the libraries of one', async () => {
	const token = await tokenOf(cloud.appCredential);
	expect(titles(await get('/sites?search=*', token))).toEqual(['Contoso', 'Sales', undefined, 'Marketing']);
	const { json } = await get(`/sites/${cloud.sites.sales.id}/drives`, token);
	expect(json.value).toMatchObject([{ name: 'Documents' }, { name: 'Reports' }]);
	expect((await get('/sites/root/drive', token)).json.id).toBe(cloud.sites.root.library('Documents').id);
	const group = cloud.sites.marketing.group?.id;
	expect((await get(`/groups/${group}/sites/root`, token)).json.id).toBe(cloud.sites.marketing.id);
});

test('the app that was granted one site sees no other', async () => {
	const token = await tokenOf(cloud.selectedAppCredential);
	expect(titles(await get('/sites?search=*', token))).toEqual([]);
	expect((await get('/sites/contoso.sharepoint.com:/sites/Sales', token)).json.id).toBe(cloud.sites.sales.id);
	expect((await get('/sites/root', token)).status).toBe(403);
	cloud.sites.root.grant(cloud.selectedApp.clientId, 'read');
	expect((await get('/sites/root', token)).status).toBe(200);
});

test('Megan follows a site; she may sign in to either app', async () => {
	const { oauthTokenData } = await cloud.signIn();
	expect(titles(await get('/me/followedSites', String(oauthTokenData.access_token)))).toEqual(['Sales']);
	const selected = await cloud.signIn('Sites.Selected', cloud.selectedApp);
	const token = String(selected.oauthTokenData.access_token);
	expect((await get(`/sites/${cloud.sites.sales.id}`, token)).status).toBe(200);
	expect((await get('/me/drive', token)).status).toBe(403);
});

test('what opens a download counts as a secret, whether or not it was used', async () => {
	cloud.drive.put('a.csv', 'a');
	const token = await tokenOf(cloud.appCredential);
	const { json } = await get('/users/megan@contoso.com/drive/root:/a.csv', token);
	const url = String(json['@microsoft.graph.downloadUrl']);
	expect(cloud.secrets.filter((secret) => url.includes(secret))).toHaveLength(1);
	expect(cloud.secrets).toContain(cloud.selectedAppCredential.clientSecret);
});

test('a token that goes to a stranger is a violation', async () => {
	const path = '/v1.0/me/drive/root/children';
	expect((await send(cloud.strangerOrigin + path)).json).toEqual({ value: [] });
	expect(cloud.journal.violations).toEqual([]);
	await send(cloud.strangerOrigin + path, { headers: { authorization: 'Bearer secret' } });
	expect(cloud.journal.violations).toEqual([expect.stringContaining('stranger: GET')]);
	cloud.journal.clear();
});

test('a tree of 2,000 files in 100 folders is there in no time, and complete', async () => {
	const files = Array.from(
		{ length: 2000 },
		(_, n) => [`tree/folder ${n % 100}/${n}.csv`, `file ${n}`] as const,
	);
	cloud.drive.fill(new Map(files));
	expect(cloud.drive.list('tree')).toHaveLength(100);
	expect(cloud.drive.list('tree/folder 7')).toHaveLength(20);
	expect(cloud.drive.file('tree/folder 7/107.csv')?.bytes().toString()).toBe('file 107');
	const token = await tokenOf(cloud.appCredential);
	const { json } = await get(
		'/users/megan@contoso.com/drive/root:/tree:/children?$select=name,folder',
		token,
	);
	expect(json.value).toHaveLength(100);
	expect(json.value).toContainEqual({ name: 'folder 7', folder: { childCount: 20 } });
});
