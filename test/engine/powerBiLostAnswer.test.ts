import type { DataSet } from '../simulators/domo/dataSets.ts';
import type { Disturbance } from '../simulators/faults.ts';
import { byId } from './fixture.ts';
import { PowerBiFixture } from './powerBiFixture.ts';

const columns: DataSet['columns'] = [{ name: 'id', type: 'LONG' }];
const some: DataSet = {
	id: crypto.randomUUID(),
	name: 'Some',
	columns,
	rows: function* () {
		for (let row = 0; row < 25_000; row++) yield [row];
	},
	rowCount: 25_000,
};
const fixture = new PowerBiFixture({ dataSets: [some], powerBiKeeps: 'digest' });

describe('an answer that is lost', () => {
	const rows = /\/rows$/;

	test('is reported as not known, and never guessed', async () => {
		const { dataset, table } = fixture.addDataset('Lost', columns);
		fixture.cloud.powerBi.server.faults.add({ path: rows, skip: 1, does: { kind: 'loseAnswer' } });
		const error = await fixture.fail(fixture.push(dataset, { dataSetId: byId(some.id) }));
		expect(table.rowCount).toBe(20_000);
		expect(error.message).toBe(
			'10,000 of 25,000 rows are in "T", and it is not known whether the next 10,000 are: it broke the connection',
		);
		expect(error.description).toMatch(
			/^Look how many rows the table has\. If 10,000 of this push, run the node again with Start Row 10001 and Start Row Check \w+ in the options; if 20,000, with Start Row 20001/,
		);
	});

	test.each([
		['arrived', { kind: 'loseAnswer' as const }],
		['did not arrive', { kind: 'resetRequest' as const, afterBytes: 100 }],
	])('is cleared up by sequence numbers where the rows %s', async (_, does) => {
		const { dataset, table } = fixture.addDataset('Numbered', columns);
		fixture.cloud.powerBi.behaviour.sequenceNumbers = true;
		fixture.cloud.powerBi.server.faults.add({ path: rows, method: 'POST', skip: 1, does });
		const options = { sequenceNumbers: true };
		await fixture.succeed(fixture.push(dataset, { dataSetId: byId(some.id), options }));
		fixture.cloud.powerBi.behaviour.sequenceNumbers = false;
		expect(table.rowCount).toBe(25_000);
		expect([...table.sequenceNumbers.values()]).toEqual([3]);
	});

	test('where there are no sequence numbers, that is said', async () => {
		const { dataset } = fixture.addDataset('Unnumbered', columns);
		const options = { sequenceNumbers: true };
		const [json] = await fixture.succeed(fixture.push(dataset, { dataSetId: byId(some.id), options }));
		expect(json?.warnings).toEqual([
			'This Power BI knows no sequence numbers: the rows were pushed without them.',
		]);
	});

	describe('where the sequence numbers do not clear it up', () => {
		const options = { sequenceNumbers: true };
		const stale = { value: [{ clientId: 'x', sequenceNumber: 1 }] };
		const later: Disturbance = { kind: 'answer', status: 429, headers: { 'retry-after': '99999' } };
		const refused: Disturbance = { kind: 'answer', status: 400, body: { error: { code: 'BadRequest' } } };
		const told = (body: object): Disturbance => ({ kind: 'answer', status: 200, body });

		/** The second batch arrives, but its answer is lost. @param repeated what becomes of its repetition */
		function losing(name: string, asked: Disturbance[], repeated?: Disturbance) {
			const { faults } = fixture.cloud.powerBi.server;
			fixture.cloud.powerBi.behaviour.sequenceNumbers = true;
			faults.add({ path: rows, method: 'POST', skip: 1, does: { kind: 'loseAnswer' } });
			if (repeated) faults.add({ path: rows, method: 'POST', skip: 1, does: repeated });
			for (const does of asked) faults.add({ path: /sequenceNumbers$/, skip: 1, does });
			const { dataset, table } = fixture.addDataset(name, columns);
			return { table, node: fixture.push(dataset, { dataSetId: byId(some.id), options }) };
		}

		afterEach(() => {
			fixture.cloud.powerBi.behaviour.sequenceNumbers = false;
		});

		test.each<[string, Disturbance[], Disturbance | undefined]>([
			['they cannot be asked for', [refused], undefined],
			['they are no longer there', [{ kind: 'answer', status: 404 }], undefined],
			['something else is answered', [told({})], undefined],
			['the repetition is refused, and they tell nothing', [told(stale), told(stale)], refused],
			['the repetition has to wait for too long, and they tell nothing', [told(stale), refused], later],
		])('it is reported as not known: %s', async (name, asked, repeated) => {
			const { node, table } = losing(name, asked, repeated);
			const error = await fixture.fail(node);
			expect(table.rowCount).toBe(20_000);
			expect(error.message).toBe(
				'10,000 of 25,000 rows are in "T", and it is not known whether the next 10,000 are: it broke the connection',
			);
		});

		test('rows that arrived only after the question count once the repetition is refused', async () => {
			const { node, table } = losing('Late', [told(stale)], refused);
			await fixture.succeed(node);
			expect(table.rowCount).toBe(25_000);
		});
	});
});
