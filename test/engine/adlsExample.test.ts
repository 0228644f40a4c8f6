import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

import type { INode } from 'n8n-workflow';

import { csvOf } from '../simulators/domo/csv.ts';
import type { DataSet } from '../simulators/domo/dataSets.ts';
import { LakeFixture } from './lakeFixture.ts';

const sales: DataSet = {
	id: '845305d8-da3d-4107-a9d6-13ef3f86d4a4',
	name: 'Sales',
	columns: [{ name: 'Region', type: 'STRING' }],
	rows: [['Köln'], ['東京']],
	owner: { id: 27, name: 'Leonhard Euler' },
};
const fixture = new LakeFixture({ dataSets: [sales] });

/** A node of an example, as it is. */
function nodeIn(example: string, name: string): INode {
	const { nodes } = JSON.parse(readFileSync(`examples/${example}.json`, 'utf8')) as { nodes: INode[] };
	return nodes.find((node) => node.name === name)!;
}

test('the example with dated folders writes the DataSet into that of today', async () => {
	const { parameters } = nodeIn('domo-to-adls', 'Write DataSet to Data Lake');
	const credentials = [fixture.lakeApp, fixture.domo];
	const [json] = await fixture.succeed({
		...{ type: 'azureDataLakeWriteback', parameters, credentials },
		settings: { timezone: 'UTC' },
	});
	const path = (json?.file as { path: string }).path;
	expect(path).toBe(`/domo/sales/${new Date().toISOString().slice(0, 10)}/Sales.csv.gz`);
	const file = fixture.files.file(path);
	expect(gunzipSync(file!.bytes())).toEqual(Buffer.concat([...csvOf(sales, { header: true })]));
	expect(file?.properties).toMatchObject({ department: 'Sales', domo_dataset_id: sales.id });
});

test('the example with three destinations has one export for all of them', async () => {
	const exported = await fixture.run({
		type: 'domo',
		credentials: [fixture.domo],
		parameters: nodeIn('domo-fan-out', 'Export DataSet').parameters,
	});
	const { parameters } = nodeIn('domo-fan-out', 'Upload to Data Lake');
	const [item] = exported.items;
	const json = { ...item?.json, data: item?.binary?.data };
	const [stored] = await fixture.succeed({
		...{ type: 'azureDataLakeWriteback', credentials: [fixture.lakeApp] },
		parameters: { ...parameters, binaryPropertyName: '={{ $json.data }}' },
		items: [{ json }],
	});
	expect(stored?.file).toMatchObject({ name: `${sales.id}.csv.gz`, verified: true });
});
