import { checkAgainst, contractsAvailable } from '../../simulators/contract.ts';
import { powerBi } from '../../simulators/contracts/powerBi.ts';
import { form } from '../../simulators/ask.ts';
import { contradictions } from './contractRequests.ts';
import { basic, client, DomoFixture } from './domoFixture.ts';

const graph = '/v1.0/me/drive';
const item = (value: object) => ({ method: 'POST', body: { item: value } });
const lake = { 'x-ms-version': '2021-12-02' };

test('Power BI: the patterns of names are mended to what they mean', () => {
	const name = { type: 'string', pattern: '^[\\x20-\\uD7FF\\u10000-\\u10FFFF]+$' };
	powerBi.mend?.({ definitions: { Column: { allOf: [{ properties: { name } }] } } });
	expect('Sales 😀').toMatch(new RegExp(name.pattern, 'u'));
});

if (contractsAvailable()) {
	test.each([
		{ path: `${graph}/root:/a.csv:/createUploadSession`, method: 'POST' },
		{
			path: `${graph}/root:/a.csv:/createUploadSession`,
			...item({ '@microsoft.graph.conflictBehavior': 'fail', name: 'a.csv' }),
		},
		{ path: `${graph}/root:/a.csv:/content?@microsoft.graph.conflictBehavior=fail`, method: 'PUT' },
		{ path: `${graph}/root/children?$top=200&$select=id,name&$skiptoken=x` },
		{ path: `${graph}/root/delta?token=x` },
		{ path: "/v1.0/drives/b!x/root/delta(token='x')" },
		{ path: "/v1.0/drives/b!x/root/search(q='sales')" },
		{ path: '/v1.0/sites/contoso.sharepoint.com:/sites/a:/drives' },
		{ path: '/v1.0/sites/contoso.sharepoint.com:/sites/a:/lists' },
		{ path: '/v1.0/sites?search=sales' },
		{ path: '/v1.0/me/drives/b!x' },
		{ path: '/v1.0/groups?$search="sales"', headers: { consistencylevel: 'eventual' } },
	])('Graph: $path is as described', (request) => {
		expect(contradictions('graph-drive.json', request)).toEqual([]);
	});

	test.each([
		[
			'unevaluated',
			{ path: `${graph}/root:/a.csv:/createUploadSession`, method: 'POST', body: { itme: {} } },
		],
		['additional', { path: `${graph}/root:/a.csv:/createUploadSession`, ...item({ nmae: 'a.csv' }) }],
		[
			'allowed values',
			{
				path: `${graph}/root:/a.csv:/createUploadSession`,
				...item({ '@microsoft.graph.conflictBehavior': 'overwrite' }),
			},
		],
		[
			'unevaluated',
			{ path: `${graph}/root:/a.csv:/createUploadSession`, ...item({ fileSystemInfo: { modified: 'x' } }) },
		],
		['unevaluated', { path: `${graph}/root/children`, method: 'POST', body: { name: 'a', foldr: {} } }],
		[
			'unevaluated',
			{ path: `${graph}/root/children`, method: 'POST', body: { name: 'a', folder: { childs: 1 } } },
		],
		[
			'allowed values',
			{ path: `${graph}/root:/a.csv:/content?@microsoft.graph.conflictBehavior=overwrite`, method: 'PUT' },
		],
		[
			'conflictBehaviour is not described',
			{ path: `${graph}/root:/a.csv:/content?conflictBehaviour=fail`, method: 'PUT' },
		],
		['an item has no /contents', { path: `${graph}/root:/a.csv:/contents` }],
		[
			'DELETE is not described for an item/content',
			{ path: `${graph}/root:/a.csv:/content`, method: 'DELETE' },
		],
		['explicit commit', { path: `${graph}/root:/a.csv`, method: 'PUT', body: {} }],
		['/me/drivel is not described', { path: '/v1.0/me/drivel' }],
		['ConsistencyLevel', { path: '/v1.0/groups?$search="sales"' }],
	])('Graph: %s', (expected, request) => {
		expect(contradictions('graph-drive.json', request)).toContainEqual(expect.stringContaining(expected));
	});

	test('Power BI: names may have characters beyond the basic plane', () => {
		const table = (name: string) => ({ name, columns: [{ name, dataType: 'string' }] });
		const put = (name: string) =>
			contradictions('powerbi.json', {
				path: '/v1.0/myorg/datasets/x/tables/y',
				method: 'PUT',
				body: table(name),
			});
		expect(put('Sales 😀')).toEqual([]);
		expect(put('Sales!')).toEqual([expect.stringContaining('body/name must match pattern')]);
	});

	test('Data Lake: append and flush need a position, flush and create no body', () => {
		const patch = (query: string, length: string) =>
			contradictions('datalake.json', {
				...{ path: `/files/a/b.csv?${query}`, method: 'PATCH', hasBody: length !== '0' },
				headers: { ...lake, 'content-length': length },
			});
		expect(patch('action=append&position=0', '3')).toEqual([]);
		expect(patch('action=flush&position=3', '0')).toEqual([]);
		expect(patch('action=append', '3')).toEqual(['append and flush need a position']);
		expect(patch('action=flush&position=3', '3')).toContainEqual(expect.stringContaining('carry no body'));
		expect(patch('action=flush&position=3&mode=set', '0')).toEqual([
			expect.stringContaining('mode is not described'),
		]);
	});

	test('Data Lake: file systems are listed, and a shared access signature goes with every request', () => {
		const asked = (method: string, path: string) =>
			contradictions('datalake.json', { method, path, headers: lake });
		expect(asked('GET', '/?resource=account&maxResults=1')).toEqual([]);
		for (const method of ['PUT', 'GET', 'HEAD', 'PATCH', 'DELETE'])
			expect(asked(method, `/files?resource=filesystem${method === 'GET' ? '&recursive=true' : ''}`)).toEqual(
				[],
			);
		expect(asked('PATCH', '/files/a.csv?action=setProperties')).toEqual([]);
		expect(asked('GET', '/files/a.csv?sv=2026-06-06&sr=c&sp=r&se=2027-01-01&sig=x')).toEqual([]);
		expect(asked('GET', '/files/a.csv?sgn=x')).toEqual([expect.stringContaining('sgn is not described')]);
		expect(asked('GET', '/?resource=accounts')).toEqual([expect.stringContaining('resource must be')]);
	});

	describe('Domo', () => {
		const fixture = new DomoFixture(() => ({ check: checkAgainst('domo.json') }));
		const contradicted = () => fixture.journal.violations.filter((text) => text.includes('contradicts'));

		test('what its own clients send is as described, the token’s form too', async () => {
			const token = await fixture.token('&scope=data%20user');
			await fixture.send(
				'/oauth/token',
				form({ grant_type: 'client_credentials', scope: 'data' }, basic(client)),
			);
			await fixture.read('/v1/datasets?limit=50&offset=0&sort=name&nameLike=x', token);
			await fixture.read('/v1/datasets/x/data?includeHeader=true', token, { accept: 'text/csv' });
			expect(contradicted()).toEqual([]);
		});

		test('a list has 50 DataSets at most', async () => {
			const token = await fixture.token();
			await fixture.read('/v1/datasets?limit=51', token);
			await fixture.read('/v1/datasets?sort=size', token);
			await fixture.read('/v1/datasets?limt=5', token);
			expect(contradicted()).toHaveLength(3);
		});
	});
}
