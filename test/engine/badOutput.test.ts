import type { INodeParameters } from 'n8n-workflow';

import type { DataSet } from '../simulators/domo/dataSets.ts';
import type { NodeToRun } from './nodeToRun.ts';
import { byId, byPath } from './fixture.ts';
import { LakeFixture } from './lakeFixture.ts';
import { refused } from './refusedInput.ts';

const dataSet: DataSet = {
	id: '845305d8-da3d-4107-a9d6-13ef3f86d4a4',
	name: 'Orders',
	columns: [{ name: 'id', type: 'LONG' }],
	rows: [[1], [2], [3]],
};
const fixture = new LakeFixture({ dataSets: [dataSet] });
const exporting = (parameters: INodeParameters): NodeToRun => ({
	type: 'domo',
	credentials: [fixture.domo],
	parameters: { resource: 'dataSet', operation: 'export', dataSetId: byId(dataSet.id), ...parameters },
});
const inLake = (operation: string, parameters: INodeParameters): NodeToRun => ({
	type: 'azureDataLakeWriteback',
	credentials: [fixture.lakeApp],
	parameters: { resource: 'file', operation, ...parameters },
});
const inPowerBi = (parameters: INodeParameters): NodeToRun => ({
	type: 'powerBiWriteback',
	credentials: [
		fixture.engine.credentials.add('powerBiWritebackApi', fixture.cloud.powerBiCustomer.servicePrincipal),
	],
	parameters: { authentication: 'servicePrincipal', resource: 'dataset', operation: 'getAll', ...parameters },
});

// Written into a field, n8n itself would point at some of them; from an expression they come as late as this.

describe.each<[string, (field: string) => NodeToRun]>([
	['an export', (binaryPropertyName) => exporting({ output: 'file', binaryPropertyName })],
	[
		'a download from OneDrive',
		(binaryPropertyName) =>
			fixture.onDrive('file', 'download', { item: byPath('a.csv'), binaryPropertyName }),
	],
	[
		'a download from a data lake',
		(binaryPropertyName) => inLake('download', { item: byPath('a.csv'), binaryPropertyName }),
	],
])('%s into a field', (_, node) => {
	test.each([
		['of no name', '={{ " " }}', 'Put Output File in Field is empty', 'such as data'],
		['that came to nothing', '={{ null }}', 'Put Output File in Field has no value', 'comes to nothing'],
	])('%s', async (__, field, message, fix) => await refused(fixture, node(field), message, fix));
});

describe.each<[string, (limit: string) => NodeToRun]>([
	['rows', (limit) => exporting({ output: 'rows', limit })],
	['files of OneDrive', (limit) => fixture.onDrive('file', 'getAll', { limit })],
	['files of a data lake', (limit) => inLake('getAll', { limit })],
	[
		'datasets of Power BI',
		(limit) => inPowerBi({ workspace: byId(fixture.cloud.powerBiCustomer.sales.id), limit }),
	],
])('as many %s as', (_, node) => {
	test.each(['0', '-1', '1.5', 'NaN', '', 'null', 'Infinity', 'many'])('"%s"', async (limit) => {
		const expression = `={{ ${limit === 'many' || limit === '' ? `"${limit}"` : limit} }}`;
		await refused(fixture, node(expression), `Limit is "${limit}"`, 'Enter a whole number, 1 or more');
	});
});

test.each(['={{ 2 }}', '={{ "2" }}'])('a limit may come from an expression: %s', async (limit) => {
	expect((await fixture.succeed(exporting({ output: 'rows', limit }))).length).toBe(2);
});

test('a number is a name for a file', async () => {
	const [json] = await fixture.succeed(exporting({ output: 'file', options: { fileName: '={{ 2026 }}' } }));
	expect(json?.file).toMatchObject({ name: '2026' });
});

test('a file name that came to nothing is told before anything is exported', async () => {
	const node = exporting({ output: 'file', options: { fileName: '={{ null }}' } });
	await refused(fixture, node, 'File Name has no value', 'Its expression comes to nothing');
});
