import type { INodeParameters } from 'n8n-workflow';

import type { Disturbance } from '../simulators/faults.ts';
import { PowerBiOrdersFixture } from './powerBiOrdersFixture.ts';

const fixture = new PowerBiOrdersFixture();
const rows = /\/rows$/;
const replace = (dataset: Parameters<typeof fixture.push>[0], parameters: INodeParameters = {}) =>
	fixture.push(dataset, { ...fixture.from, mode: 'replace', ...parameters });

describe('Replace that stops before its first rows are in', () => {
	const refused: Disturbance = { kind: 'answer', status: 400, body: { error: { code: 'BadRequest' } } };
	const later: Disturbance = { kind: 'answer', status: 429, headers: { 'retry-after': '99999' } };
	const all = { pushed: 0, uncertain: 0, left: 2, total: 2 };

	test.each<[string, Disturbance, string, string]>([
		[
			'refused',
			refused,
			'Power BI could not push rows to "T" (400 BadRequest). 0 of 2 rows are in "T", which is empty now',
			'To go on, run the node again as it is: it pushes all 2 rows.',
		],
		[
			'held',
			later,
			'0 of 2 rows are in "T", which is empty now; Power BI takes the next in 27 h 47 min, which is longer than Max Wait allows',
			'or later as it is: it pushes all 2 rows. Or raise Max Wait',
		],
	])('says that the table is empty now, and how to go on: %s', async (name, does, message, fix) => {
		const { dataset, table } = fixture.addDataset(name, fixture.dataSet.columns);
		table.put([[7n, 'old']]);
		fixture.cloud.powerBi.server.faults.add({ method: 'POST', path: rows, does });
		const { errorItems } = await fixture.run({ ...replace(dataset), onError: 'continueErrorOutput' });
		expect(table.rowCount).toBe(0);
		const { error, details } = errorItems[0]!.json as {
			error: string;
			details: { fix: string; rows: object };
		};
		expect(error).toBe(message);
		expect(details.fix).toContain(fix);
		expect(details.rows).toEqual(all);
	});

	test('asks for the sequence numbers while the rows are still there', async () => {
		const { dataset, table } = fixture.addDataset('Numbered', fixture.dataSet.columns);
		table.put([[7n, 'old']]);
		fixture.cloud.powerBi.server.faults.add({ path: /sequenceNumbers$/, does: refused });
		const error = await fixture.fail(replace(dataset, { options: { sequenceNumbers: true } }));
		expect(error.message).toContain('could not read the sequence numbers');
		expect(table.rowCount).toBe(1);
	});
});

describe('Retry On Fail', () => {
	const lost: Disturbance = { kind: 'loseAnswer' };
	const advice = /Leave Settings > Retry On Fail off: n8n would push all rows anew/;

	test.each([
		['append', {}, true],
		['replace', {}, false],
		['replace', { startRow: 2 }, true],
	])('is advised against where it doubles rows: %s %j', async (mode, options, advised) => {
		const { dataset } = fixture.addDataset(mode, fixture.dataSet.columns);
		fixture.cloud.powerBi.server.faults.add({ method: 'POST', path: rows, does: lost });
		const error = await fixture.fail(replace(dataset, { mode, options }));
		expect(advice.test(error.description ?? '')).toBe(advised);
	});
});

describe('a CSV file without rows', () => {
	const columns = { columns: [{ from: 'id', type: 'Int64' }] };
	const empty = (text: string) => ({
		parameters: { source: 'binary', options: { columnTypes: 'define', columns } },
		items: [{ binary: { data: { data: Buffer.from(text) } } }],
	});

	test.each([
		['', 1, 'The data are empty: not even the names of the columns are there'],
		['id\n', 0, undefined],
	])('empties the table only where the columns are named: %j', async (text, left, message) => {
		const { dataset, table } = fixture.addDataset('Empty', fixture.dataSet.columns);
		table.put([[7n, 'old']]);
		const { parameters, items } = empty(text);
		const { error } = await fixture.run({ ...replace(dataset, parameters), items });
		expect(error?.message).toBe(message);
		expect(table.rowCount).toBe(left);
	});
});
