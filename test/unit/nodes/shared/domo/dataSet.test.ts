import { type ILoadOptionsFunctions, NodeApiError } from 'n8n-workflow';

import {
	dataSetField,
	dataSetId,
	readDataSet,
	searchDataSets,
} from '../../../../../nodes/shared/domo/dataSet.ts';
import { Domo } from '../../../../../nodes/shared/domo/domo.ts';
import { Actionable } from '../../../../../nodes/shared/errors/actionable.ts';
import { FakeDomo } from './fakeDomo.ts';

const id = '845305d8-da3d-4107-a9d6-13ef3f86d4a4';
const field = (mode: string, value: unknown) => ({ __rl: true as const, mode, value: value as string });
const address = `https://mycompany.domo.com/datasources/${id}`;

test.each([
	['a bare ID', id],
	['an ID from the list', field('list', id)],
	['an ID that was entered', field('id', id)],
	['blanks around it', field('id', ` ${id}\n`)],
	['capitals', field('id', id.toUpperCase())],
	["the address of the DataSet's page", field('url', `${address}/details/overview`)],
	['an address that ends with it', field('url', address)],
	['an address with a query', field('url', `${address}/details/data?userId=1#x`)],
	['an address of the API', field('url', `https://api.domo.com/v1/datasets/${id}/data`)],
	['an address in capitals', field('url', address.replace(id, id.toUpperCase()))],
])('finds the ID in %s', (_, value) => {
	expect(dataSetId(value)).toBe(id);
});

test.each([
	['nothing', '', 'DataSet is empty'],
	['a list where nothing was chosen', field('list', ''), 'DataSet is empty'],
	['an expression that came to nothing', field('id', undefined), 'DataSet is empty'],
	['null', field('id', null), 'DataSet is empty'],
	['a name', field('id', 'Sales'), 'DataSet "Sales" holds no DataSet ID'],
	['a number', field('id', 42), 'DataSet "42" holds no DataSet ID'],
	['an ID cut off', id.slice(0, -1), `DataSet "${id.slice(0, -1)}" holds no DataSet ID`],
	['more than an ID', `${id}/data`, `DataSet "${id}/data" holds no DataSet ID`],
	['an address where an ID belongs', field('id', address), `DataSet "${address}" holds no DataSet ID`],
	[
		'the address of something else',
		field('url', `https://mycompany.domo.com/page/${id}`),
		`DataSet "https://mycompany.domo.com/page/${id}" holds no DataSet ID`,
	],
])('says what is wrong with %s', (_, value, message) => {
	expect(() => dataSetId(value)).toThrow(Actionable);
	expect(() => dataSetId(value)).toThrow(message);
});

test.each([
	['id', ` ${id} `, true],
	['id', 'Sales', false],
	['id', `${id}/x`, false],
	['url', `${address}/details/overview`, true],
	['url', 'https://mycompany.domo.com/page/1', false],
])('the editor takes %s %p: %p', (name, value, valid) => {
	const { validation } = dataSetField.modes!.find((mode) => mode.name === name)!;
	const [rule] = validation as unknown as Array<{ properties: { regex: string } }>;
	// As the editor does it.
	expect(new RegExp(`^${rule!.properties.regex}$`).test(value)).toBe(valid);
});

test('reads a DataSet with its columns, and with nothing else that Domo tells of them', async () => {
	const known = { name: 'Sales', rows: 2, columns: 1, dataCurrentAt: 'd', updatedAt: 'u', pdpEnabled: false };
	const owner = { id: 27, name: 'Leonard Euler' };
	const schema = { columns: [{ type: 'LONG', name: 'n', id: 'x' }] };
	const fake = new FakeDomo({ body: { id, ...known, owner, schema, policies: [], description: '' } });
	expect(await readDataSet(new Domo(fake.run), id)).toEqual({
		id,
		...known,
		owner,
		schema: [{ name: 'n', type: 'LONG' }],
	});
	expect(fake.paths).toEqual([`/v1/datasets/${id}`]);
});

test('a DataSet may have no schema', async () => {
	const fake = new FakeDomo({ body: { id, name: 'Sales', rows: 0, columns: 0 } });
	expect(await readDataSet(new Domo(fake.run), id)).toMatchObject({ schema: [] });
});

test('a DataSet that was deleted says so', async () => {
	const fake = new FakeDomo({ body: { id, name: 'Sales', deleted: true } });
	await expect(readDataSet(new Domo(fake.run), id)).rejects.toThrow(`DataSet ${id} was deleted in Domo`);
});

describe('the list', () => {
	const page = (size: number) =>
		Array.from({ length: size }, (_, at) => ({ id: `${at}`, name: `DataSet ${at}` }));
	const search = async (fake: FakeDomo, ...parameters: [string?, string?]) =>
		await searchDataSets.apply(fake.context as ILoadOptionsFunctions, parameters);

	test('goes page by page until one is not full', async () => {
		const fake = new FakeDomo({ body: page(50) }, { body: page(2) });
		const first = await search(fake);
		expect(first.results).toHaveLength(50);
		expect(first.results[1]).toEqual({ name: 'DataSet 1', value: '1' });
		const second = await search(fake, undefined, String(first.paginationToken));
		expect(second.results).toHaveLength(2);
		expect(second.paginationToken).toBeUndefined();
		expect(fake.paths).toEqual([
			'/v1/datasets?limit=50&offset=0&sort=name',
			'/v1/datasets?limit=50&offset=50&sort=name',
		]);
	});

	test('is filtered by Domo', async () => {
		const fake = new FakeDomo({ body: [] });
		expect(await search(fake, 'Sales & more')).toEqual({ results: [], paginationToken: undefined });
		expect(fake.paths).toEqual(['/v1/datasets?limit=50&offset=0&sort=name&nameLike=Sales+%26+more']);
	});

	test('says what is wrong when Domo refuses', async () => {
		const failed = search(new FakeDomo({ status: 403, body: { toe: 'x' } }));
		await expect(failed).rejects.toBeInstanceOf(NodeApiError);
		await expect(failed).rejects.toThrow('Domo could not list the DataSets (403)');
	});
});
