import { type Answer, ask, type Asking, form } from '../../simulators/ask.ts';
import { Cloud } from '../../simulators/cloud.ts';

let cloud: Cloud;
const send = async (url: string, asking: Omit<Asking, 'ca'> = {}): Promise<Answer> =>
	await ask(url, { ca: cloud.certificates.authority, ...asking });

async function askToken(fields: Record<string, string>): Promise<Answer> {
	const { tenantId, scope } = cloud.powerBiCustomer.servicePrincipal;
	const url = `https://localhost:${cloud.entra.server.port}/${tenantId}/oauth2/v2.0/token`;
	return await send(url, form({ scope, ...fields }));
}

/** A token that the sign-in service gives for these fields. */
async function tokenFor(fields: Record<string, string>): Promise<string> {
	const { status, json } = await askToken(fields);
	expect(status).toBe(200);
	return String(json.access_token);
}

/** What a token opens at Power BI. @param host as the service is addressed by name */
async function datasets(token: string, host?: string): Promise<Answer> {
	const path = `/v1.0/myorg/groups/${cloud.powerBiCustomer.sales.id}/datasets`;
	const headers = { authorization: `Bearer ${token}`, ...(host === undefined ? {} : { host }) };
	return await send(`https://localhost:${cloud.powerBi.server.port}${path}`, { headers });
}

beforeAll(async () => (cloud = await Cloud.start()));
afterEach(() => cloud.journal.clear());
afterAll(async () => await cloud.stop());

test('each credential opens the workspace', async () => {
	const { servicePrincipal, masterUser, publicMasterUser, app } = cloud.powerBiCustomer;
	const { clientSecret: client_secret, clientId: client_id } = servicePrincipal;
	const { username, password } = masterUser;
	const { oauthTokenData } = await cloud.powerBiCustomer.signIn();
	expect(publicMasterUser).toMatchObject({ clientId: app.clientId, clientSecret: '', username });
	for (const token of [
		await tokenFor({ grant_type: 'client_credentials', client_id, client_secret }),
		await tokenFor({ grant_type: 'password', client_id, client_secret, username, password }),
		await tokenFor({ grant_type: 'password', client_id, username, password }),
		oauthTokenData.access_token!,
	]) {
		expect((await datasets(token)).json.value).toMatchObject([
			{ name: 'Orders', addRowsAPIEnabled: true },
			{ name: 'Orders', addRowsAPIEnabled: false },
		]);
	}
	expect(cloud.journal.violations).toEqual([]);
});

test('what the administrator sets holds at once', async () => {
	const { masterUser, app } = cloud.powerBiCustomer;
	const { clientId: client_id, username, password } = masterUser;
	const asked = { grant_type: 'password', client_id, username, password };
	app.allowPublicClient = false;
	expect((await askToken(asked)).json).toMatchObject({ error_codes: [7000218] });
	app.allowPublicClient = true;
	const megan = cloud.entra.directory.user(username, undefined)!;
	megan.mfa = true;
	expect((await askToken(asked)).json).toMatchObject({ error_codes: [50076] });
	megan.mfa = false;
	expect((await askToken(asked)).status).toBe(200);
});

test('a token of another cloud, or for Graph, opens nothing', async () => {
	const { clientSecret: client_secret, clientId: client_id } = cloud.powerBiCustomer.servicePrincipal;
	const asked = { grant_type: 'client_credentials', client_id, client_secret };
	const clouds = {
		'api.powerbigov.us': 'https://analysis.usgovcloudapi.net/powerbi/api',
		'api.high.powerbigov.us': 'https://high.analysis.usgovcloudapi.net/powerbi/api',
		'api.mil.powerbigov.us': 'https://mil.analysis.usgovcloudapi.net/powerbi/api',
		'api.powerbi.cn': 'https://analysis.chinacloudapi.cn/powerbi/api',
	};
	const global = await tokenFor(asked);
	expect((await datasets(global, 'api.powerbi.com')).status).toBe(200);
	for (const [host, resource] of Object.entries(clouds)) {
		const national = await tokenFor({ ...asked, scope: `${resource}/.default` });
		expect((await datasets(national, host)).status).toBe(200);
		expect((await datasets(national)).status).toBe(403);
		expect((await datasets(global, host)).status).toBe(403);
	}
	const graph = await tokenFor({ ...asked, scope: 'https://graph.microsoft.com/.default' });
	expect((await datasets(graph)).status).toBe(403);
});

test('every real host is answered for', () => {
	expect(cloud.ports).toMatchObject({
		'api.powerbi.com': cloud.powerBi.server.port,
		'api.powerbigov.us': cloud.powerBi.server.port,
		'api.high.powerbigov.us': cloud.powerBi.server.port,
		'api.mil.powerbigov.us': cloud.powerBi.server.port,
		'api.powerbi.cn': cloud.powerBi.server.port,
		'login.microsoftonline.com': cloud.entra.server.port,
		'login.microsoftonline.us': cloud.entra.server.port,
		'login.chinacloudapi.cn': cloud.entra.server.port,
	});
});
