import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Answer } from '../../simulators/ask.ts';
import { Contract, contractsAvailable, contractsFolder } from '../../simulators/contract.ts';
import { usualLimits } from '../../simulators/powerBi/limits.ts';
import type { Workspace } from '../../simulators/powerBi/workspace.ts';
import { expectLike } from './exampleLikeness.ts';
import { columns, expiredToken, PowerBiFixture } from './powerBiFixture.ts';

interface Example {
	method: string;
	path: string;
	query?: string;
	headers: Record<string, string>;
	body: unknown;
	status: number;
	responseHeaders: Record<string, string>;
	responseBody: unknown;
}

const fixture = new PowerBiFixture();
const folder = join(contractsFolder(), 'examples');
const read = (name: string) =>
	JSON.parse(readFileSync(join(folder, `powerbi-${name}.json`), 'utf8')) as Example;
const groupId = 'f089354e-8366-4e18-aea3-4cb4a3a50b48';
const datasetId = 'cfafbeb1-8037-4d0c-896e-a46fb27ff229';
const product = {
	name: 'Product',
	columns: [
		{ name: 'ProductID', dataType: 'Int64' },
		{ name: 'Name', dataType: 'string' },
		{ name: 'Category', dataType: 'string' },
		{ name: 'IsCompete', dataType: 'bool' },
		{ name: 'ManufacturedOn', dataType: 'DateTime' },
	],
};

/** The workspaces and the dataset that the pages speak of. */
function place(): Workspace {
	const roles = { 'ada@contoso.com': 'Admin' } as const;
	fixture.powerBi.addWorkspace({ name: 'marketing group', roles });
	fixture.powerBi.addWorkspace({ name: 'contoso', roles });
	const own = fixture.powerBi.myWorkspace('ada@contoso.com');
	const group = fixture.powerBi.addWorkspace({ name: 'sample group', id: groupId, roles });
	for (const { datasets } of [own, group]) expect(datasets).toEqual([]);
	for (const workspace of [own, group])
		workspace.add({ name: 'SalesMarketing', id: datasetId, tables: [product] });
	return group;
}

async function replay({ method, path, query, headers, body }: Example, as = 'ada'): Promise<Answer> {
	const address = `${path.replace('/v1.0/myorg', '')}${query ? `?${query}` : ''}`
		.replace('{groupId}', groupId)
		.replace('{tableName}', 'Product');
	return await fixture.call(method, address, {
		as,
		headers,
		...(body === null ? {} : { body: JSON.stringify(body) }),
	});
}

/** How each page comes about. */
const replays: Record<string, (example: Example) => Promise<Answer>> = {
	'create-dataset-in-group': replay,
	'delete-rows-in-group': replay,
	'list-datasets-in-group': replay,
	'list-datasets': replay,
	'list-groups-filter': replay,
	'list-groups': replay,
	'post-rows-in-group': replay,
	'post-rows': replay,
	'put-table-in-group': replay,
	'error-entity-not-found': async (example) =>
		await replay({ ...example, path: example.path.replace('{datasetId}', 'other') }),
	'error-not-push-dataset': async (example) => {
		const { id } = fixture.powerBi.myWorkspace('ada@contoso.com').add({ name: 'x', acceptsRows: false });
		return await replay({ ...example, path: example.path.replace('{datasetId}', id) });
	},
	'error-table-not-found': async (example) =>
		await replay({ ...example, path: `/datasets/${datasetId}/tables/Cr` }),
	'error-throttled': async (example) => {
		fixture.orders.spend({ posts: 120 });
		const path = fixture.rowsPath;
		return await replay({ ...example, method: 'POST', path, query: '', body: { rows: [] } }, 'app');
	},
	'error-token-expired': async (example) => {
		fixture.powerBi.behaviour.tellsCallersBy = 'body';
		return await replay({ ...example, path: '/groups', headers: {} }, expiredToken);
	},
};

test('examples are there wherever descriptions are', () => {
	expect(existsSync(folder)).toBe(contractsAvailable());
});

if (contractsAvailable()) {
	test.each(Object.keys(replays))('%s is answered as on the page', async (name) => {
		const example = read(name);
		place();
		const answer = await replays[name]!(example);
		expect(answer.status).toBe(example.status);
		if (example.responseBody === null) return expect(answer.text).toBe('');
		expectLike(answer.json, example.responseBody);
		for (const header of ['cache-control', 'pragma', 'requestid'])
			expect(answer.headers[header]).toEqual(expect.any(String));
		if (name === 'error-throttled') expect(answer.headers['retry-after']).toBe('60');
	});

	test('the limits are those of the page', () => {
		const document = JSON.parse(readFileSync(join(contractsFolder(), 'powerbi.json'), 'utf8')) as {
			'x-limits': Record<string, unknown>;
		};
		expect(document['x-limits']).toMatchObject({
			maxColumns: usualLimits.columns,
			maxTables: usualLimits.tables,
			maxRowsPerPost: usualLimits.rowsPerPost,
			maxRowsPerHourPerDataset: usualLimits.rowsPerHour,
			maxPendingPostsPerDataset: usualLimits.pendingPosts,
			maxPostsPerMinutePerDataset: usualLimits.postsPerMinute,
			[`maxPostsPerHourIfTableHas${usualLimits.largeTable}Rows`]: usualLimits.postsPerHour,
			maxRowsStoredFifo: usualLimits.rowsInFifo,
			maxRowsStoredNoRetention: usualLimits.rowsWithoutPolicy,
			maxStringChars: usualLimits.charactersPerString,
		});
	});

	test('what the simulator answers is as the description says', async () => {
		const contract = new Contract('powerbi.json');
		const datasets = `/groups/${fixture.sales.id}/datasets`;
		const sent: Array<[string, string, unknown?]> = [
			['GET', '/groups'],
			['GET', datasets],
			['POST', datasets, { name: 'New', tables: [{ name: 'T', columns }] }],
			['GET', `${datasets}/${fixture.orders.id}`],
		];
		for (const [method, path, body] of sent) {
			const answer =
				body === undefined ? await fixture.call(method, path) : await fixture.callJson(method, path, body);
			const request = {
				...{ method, path: `/v1.0/myorg${path}`, query: new URLSearchParams() },
				...{ headers: {}, hasBody: false },
			};
			expect(contract.answerContradictions(request, answer.status, answer.json)).toEqual([]);
		}
		expect(fixture.violations).toEqual([]);
	});
}
