import { csvOf } from '../simulators/domo/csv.ts';
import { ExportFixture } from './exportFixture.ts';

const fixture = new ExportFixture();

describe('as a file', () => {
	test('byte for byte, with what is known of the DataSet', async () => {
		expect(await fixture.file()).toEqual(fixture.csv);
		const [json] = await fixture.succeed(
			fixture.exporting({ binaryPropertyName: 'csv', options: { fileName: 'o.csv' } }),
		);
		expect(json).toEqual({
			dataSet: expect.objectContaining({
				id: fixture.dataSet.id,
				name: 'Orders',
				rows: 3,
				columns: 6,
				schema: fixture.dataSet.columns,
				dataCurrentAt: fixture.dataSet.dataCurrentAt,
				updatedAt: '2026-02-28T20:56:20.567Z',
				owner: fixture.dataSet.owner,
			}) as object,
			file: { name: 'o.csv', size: fixture.csv.length, encoding: 'utf8' },
		});
	});

	test('without its header row', async () => {
		expect(await fixture.file({ options: { headerRow: false } })).toEqual(
			Buffer.concat([...csvOf(fixture.dataSet, { header: false })]),
		);
	});

	test.each([
		['reset', { kind: 'resetAnswer' as const, afterBytes: 40 }],
		['stall', { kind: 'stall' as const, afterBytes: 40 }],
	])('an export that breaks off (%s) is begun again', async (_, does) => {
		fixture.cloud.domo.server.faults.add({ path: fixture.exports, does });
		expect(await fixture.file({ options: { timeout: 2 } })).toEqual(fixture.csv);
	});

	test('an export that comes byte by byte is none that breaks off', async () => {
		fixture.cloud.domo.server.faults.add({ path: fixture.exports, does: { kind: 'drip', bytes: 1 } });
		expect(await fixture.file()).toEqual(fixture.csv);
		expect(fixture.cloud.journal.find({ path: fixture.exports }).length).toBe(1);
	});
});

test('as rows: typed, null and empty apart, every digit kept', async () => {
	const rows = await fixture.succeed(fixture.exporting({ output: 'rows', returnAll: true }));
	expect(rows).toEqual([
		{
			id: 1,
			note: 'one, "two"\nthree',
			price: 12.5,
			ratio: 0.1,
			day: '2026-01-31',
			at: '2026-01-31T23:59:59',
		},
		{
			id: '9007199254740993',
			note: '',
			price: '12345678901234567890.1234',
			ratio: null,
			day: null,
			at: null,
		},
		{ id: null, note: null, price: null, ratio: 1e21, day: '', at: '' },
	]);
	expect((await fixture.succeed(fixture.exporting({ output: 'rows', limit: 2 }))).length).toBe(2);
});

test('the list of DataSets is found by name, page by page', async () => {
	const more = Array.from({ length: 60 }, (_, number) => ({
		...fixture.dataSet,
		id: crypto.randomUUID(),
		name: `List ${number}`,
	}));
	for (const each of more) fixture.cloud.domo.add(each);
	const node = { type: 'domo', parameters: {}, credentials: [fixture.domo] };
	const first = await fixture.engine.search(node, 'searchDataSets', 'list');
	expect(first.results.length).toBe(50);
	const second = await fixture.engine.search(node, 'searchDataSets', 'list', first.paginationToken);
	expect(second.results.length).toBe(10);
	expect(second.paginationToken).toBeUndefined();
});
