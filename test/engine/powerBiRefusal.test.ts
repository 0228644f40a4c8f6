import type { INodeParameters } from 'n8n-workflow';

import { byId } from './fixture.ts';
import { byName, PowerBiOrdersFixture } from './powerBiOrdersFixture.ts';

const fixture = new PowerBiOrdersFixture();

describe('is refused before the first row leaves', () => {
	const posts = () => fixture.cloud.journal.find({ service: 'powerBi', method: 'POST', path: /rows$/ });
	const cleared = () => fixture.cloud.journal.find({ service: 'powerBi', method: 'DELETE' });

	test.each<[string, INodeParameters, string, string]>([
		[
			'the case of the table',
			{ table: 't' },
			'has no table "t"',
			'Did you mean "T"? Upper and lower case count.',
		],
		['another table', { table: 'Nothing alike' }, 'has no table "Nothing alike"', 'Its tables are "T".'],
		['a table that cannot be', { table: 'a.b' }, 'Table "a.b" holds a character', 'Use up to 100 letters'],
		['a name alike', { dataset: byName('Refuzed') }, 'no dataset "Refuzed"', 'Did you mean "Refused"?'],
		[
			'a dataset that takes no rows',
			{ dataset: byId('0f0a3b5e-52c1-4b7a-9d2f-7c8e1a6b4d30') },
			'The dataset "Orders" takes no rows',
			'created through the API',
		],
		[
			'My workspace',
			{ workspace: byId('me') },
			'A service principal has no My workspace',
			'sign in as a user',
		],
		['row 0', { options: { startRow: 0 } }, 'Start Row is 0', 'the first is 1'],
		['a row beyond the end', { options: { startRow: 9 } }, 'there are only 2 rows', 'earlier run named'],
		[
			'a dataset to be made by its ID',
			{ createDataset: true },
			'Only a dataset that is chosen By Name can be created',
			'Choose By Name',
		],
	])('%s', async (_, parameters, message, fix) => {
		const { dataset } = fixture.addDataset('Refused', fixture.dataSet.columns);
		const error = await fixture.fail(
			fixture.push(dataset, { ...fixture.from, mode: 'replace', ...parameters }),
		);
		fixture.workspace.remove(dataset);
		expect(error.message).toContain(message);
		expect(error.description).toContain(fix);
		expect([...posts(), ...cleared()]).toEqual([]);
	});

	test('a name that several datasets have', async () => {
		const twins = [0, 1].map(() => fixture.addDataset('Twin', fixture.dataSet.columns).dataset);
		const error = await fixture.fail(
			fixture.push(fixture.orders, { ...fixture.from, dataset: byName('Twin') }),
		);
		expect(error.message).toBe('2 datasets of the workspace are called "Twin"');
		for (const { id } of twins) expect(error.description).toContain(id);
	});

	test('a value that does not fit, though it is in the last row', async () => {
		const { dataset, table } = fixture.addDataset('Unfit', fixture.dataSet.columns);
		table.put([[7n, 'kept']]);
		const data = Buffer.from(`id,note\n${'1,x\n'.repeat(12_000)}x,y\n`);
		const parameters = {
			source: 'binary',
			mode: 'replace',
			options: { columnTypes: 'define', columns: { columns: [{ from: 'id', type: 'Int64' }] } },
		};
		const items = [{ binary: { data: { data } } }];
		const error = await fixture.fail(fixture.push(dataset, parameters, { items }));
		expect(error.message).toBe('Row 12001, column "id": "x" is not a whole number, as Int64 needs');
		expect(table.rowCount).toBe(1);
		expect([...posts(), ...cleared()]).toEqual([]);
	});

	test.each<[string, INodeParameters, string]>([
		['more than FIFO keeps', { retentionPolicy: 'basicFIFO' }, 'keep the last 200,000 and drop the others'],
		['more than 75 columns', {}, 'There are 76 columns, but a table of Power BI has 75 at most'],
	])('%s', async (name, parameters, message) => {
		const { dataset } = fixture.addDataset('Full', fixture.dataSet.columns);
		const wide = Array.from({ length: 76 }, (_, index) => `c${index}`).join(',');
		const data = Buffer.from(name.includes('columns') ? `${wide}\n` : `id\n${'1\n'.repeat(200_001)}`);
		const node = fixture.push(
			dataset,
			{ source: 'binary', ...parameters },
			{ items: [{ binary: { data: { data } } }] },
		);
		const error = await fixture.fail(node);
		expect(error.message).toContain(message);
		expect(posts()).toEqual([]);
	});
});

describe('a web page in place of an answer', () => {
	const page = '<!DOCTYPE html><html><head><title>Sign in to Contoso</title></head></html>';
	const does = { kind: 'answer' as const, status: 200, headers: { 'content-type': 'text/html' }, body: page };
	const came = 'a web page came instead of data, "Sign in to Contoso" (200)';

	test.each([
		['to rows', { method: 'POST', path: /rows$/ }, 'push rows to "T"'],
		['to the question for the dataset', { method: 'GET', path: /datasets\// }, 'read the tables'],
	])('%s is no success', async (_, fault, action) => {
		const { dataset, table } = fixture.addDataset('Paged', fixture.dataSet.columns);
		fixture.cloud.powerBi.server.faults.add({ ...fault, does });
		const error = await fixture.fail(fixture.push(dataset, fixture.from));
		fixture.workspace.remove(dataset);
		expect(error.message).toContain(`Power BI could not ${action}`);
		expect(error.message).toContain(came);
		expect(error.description).toContain('check Cloud');
		expect(table.rowCount).toBe(0);
	});
});
