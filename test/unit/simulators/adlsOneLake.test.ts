import { AdlsFixture, refused } from './adlsFixture.ts';

const fixture = new AdlsFixture({ name: 'onelake', oneLake: true });
const folder = '/Sales Team/Sales.Lakehouse/Files';
const put = async (path: string, headers: Record<string, string> = {}) =>
	await fixture.send('PUT', `${encodeURI(path)}?resource=file`, { headers });

beforeEach(() => fixture.lake.addFileSystem('Sales Team').directory('Sales.Lakehouse/Files'));

test('a workspace is a file system, whatever its name', async () => {
	expect((await put(`${folder}/in/.tmp`)).status).toBe(201);
	const renamed = await fixture.send('PUT', `${encodeURI(`${folder}/in/a.csv`)}?mode=legacy`, {
		headers: { 'x-ms-rename-source': encodeURI(`${folder}/in/.tmp`) },
	});
	expect(renamed.status).toBe(201);
	const list = await fixture.send('GET', `${encodeURI('/Sales Team')}?resource=filesystem&recursive=false`);
	expect(list.json.paths).toMatchObject([{ name: 'Sales.Lakehouse', permissions: '---------' }]);
	expect(fixture.violations).toEqual([]);
});

test('owners and permissions are ignored, and that is said', async () => {
	const { status, headers } = await put(`${folder}/a.csv`, {
		'x-ms-permissions': '0640',
		'x-ms-umask': '0000',
	});
	expect([status, headers['x-ms-rejected-headers']]).toEqual([201, 'x-ms-permissions,x-ms-umask']);
	const described = await fixture.send('HEAD', encodeURI(`${folder}/a.csv`));
	expect(described.headers).toMatchObject({ 'x-ms-owner': '$superuser', 'x-ms-permissions': '---------' });
});

test.each([
	['PUT', '/New?resource=filesystem'],
	['DELETE', '/Sales%20Team?resource=filesystem'],
	['PUT', '/Sales%20Team/New.Lakehouse?resource=directory'],
	['PUT', '/Sales%20Team/Sales.Lakehouse/a.csv?resource=file'],
	['DELETE', '/Sales%20Team/Sales.Lakehouse/Files?recursive=true'],
])('Fabric manages workspaces, items and their first folders: %s %s', async (method, path) => {
	expect(refused(await fixture.send(method, path))).toEqual([403, 'AuthorizationFailure']);
	expect(fixture.violations).not.toEqual([]);
});

test('there are no account keys, and no access control', async () => {
	const signed = await fixture.send('GET', `${encodeURI(folder)}/a.csv?sv=2026-06-06&ss=b&sig=x`, { as: '' });
	expect(refused(signed)).toEqual([403, 'KeyBasedAuthenticationNotPermitted']);
	const set = await fixture.send('PATCH', `${encodeURI(folder)}?action=setAccessControl`, { as: 'owner' });
	expect(refused(set)).toEqual([400, 'UnsupportedQueryParameter']);
});
