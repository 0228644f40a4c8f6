import type { ColumnType, DataSet, Row } from '../simulators/domo/dataSets.ts';
import { leastTime } from '../simulators/powerBi/quota/leastTime.ts';
import { digestOf } from '../simulators/powerBi/rows/digest.ts';
import { byId } from './fixture.ts';
import { PowerBiFixture } from './powerBiFixture.ts';

const HOUR = 3_600_000;
const TYPES: ColumnType[] = ['LONG', 'STRING', 'DECIMAL', 'DOUBLE', 'DATE', 'DATETIME'];
const POWER_BI_TYPES = {
	LONG: 'Int64',
	STRING: 'String',
	DECIMAL: 'Decimal',
	DOUBLE: 'Double',
	DATE: 'Datetime',
	DATETIME: 'Datetime',
};

/** A value that tells its row and its column; now and then none, or nothing but quotes. */
function valueOf(type: ColumnType, row: number, column: number): Row[number] {
	if ((row * 7 + column) % 41 === 0) return null;
	if (type === 'LONG') return BigInt(row) * 1_000_000_000_039n + BigInt(column);
	if (type === 'DECIMAL') return `${row}.${String((row * 31 + column) % 10_000).padStart(4, '0')}`;
	if (type === 'DOUBLE') return (row - 500_000) / 7;
	const day = String((row % 28) + 1).padStart(2, '0');
	if (type === 'DATE') return `2026-${String((column % 12) + 1).padStart(2, '0')}-${day}`;
	if (type === 'DATETIME') return `2026-01-${day}T12:34:${String(row % 60).padStart(2, '0')}`;
	return row % 13 === 0 ? '' : row % 17 === 0 ? `say "${row}",\nover ${column}` : `Value ${row} of ${column}`;
}

function made(name: string, width: number, rowCount: number): DataSet {
	const columns = Array.from({ length: width }, (_, index) => ({
		name: `Column ${index}`,
		type: TYPES[index % TYPES.length]!,
	}));
	const rows = function* () {
		for (let row = 0; row < rowCount; row++)
			yield columns.map(({ type }, column) => valueOf(type, row, column));
	};
	return { id: crypto.randomUUID(), name, columns, rows, rowCount };
}

// Long work for a machine that has other work to do.
jest.setTimeout(1_200_000);

const wide = made('Wide', 20, 1_000_000);
const long = made('Long', 1, 3_000_000);
const fixture = new PowerBiFixture({ dataSets: [wide, long], powerBiKeeps: 'digest' });

const expected = ({ columns, rows }: DataSet) =>
	digestOf(
		columns.map(({ name, type }) => ({ name, dataType: POWER_BI_TYPES[type] })),
		typeof rows === 'function' ? rows() : rows,
	);

test('1,000,000 rows of 20 columns arrive in 100 POSTs, every value as it was', async () => {
	const { dataset, table } = fixture.addDataset('Wide', wide.columns);
	const [json] = await fixture.succeed(fixture.push(dataset, { dataSetId: byId(wide.id) }));
	expect(dataset.pushes.map(({ rows, status }) => [rows, status])).toEqual(Array(100).fill([10_000, 200]));
	expect(table.digest).toEqual(expected(wide));
	expect(json).toMatchObject({ rows: { pushed: 1_000_000 }, transfer: { waitedMs: 0 } });
});

describe('3,000,000 rows', () => {
	const least = leastTime({ rows: 3_000_000 });
	const all = expected(long);

	test('take hardly longer than the limits ask for', async () => {
		const { dataset, table } = fixture.addDataset('Long', long.columns);
		const startedAt = fixture.clock.now();
		const { items, hints, error } = await fixture.run(
			fixture.push(dataset, { dataSetId: byId(long.id), mode: 'replace' }),
		);
		expect(error).toBeUndefined();
		expect(table.digest).toEqual(all);
		expect(dataset.pushes.every(({ status }) => status === 200)).toBe(true);
		expect(fixture.clock.now() - startedAt).toBeLessThanOrEqual(least * 1.05);
		expect(least).toBe(2 * HOUR);
		expect(items[0]?.json).toMatchObject({ transfer: { expectedMs: least } });
		expect(hints.map(({ message }) => message)).toEqual([
			'Pushing 300 batches to "T" takes 2 h at the least: Power BI\'s limits allow no more.',
		]);
	});

	test('stopped by Max Wait and gone on with by later runs: none is lost, none doubled', async () => {
		const { dataset, table } = fixture.addDataset('Long again', long.columns);
		const parameters = { dataSetId: byId(long.id), mode: 'replace' };
		const push = (options: object) =>
			fixture.push(dataset, { ...parameters, options: { maxWait: 900, ...options } });
		const first = await fixture.fail(push({}));
		expect(first.message).toBe(
			'1,000,000 of 3,000,000 rows are in "T"; Power BI takes the next in 1 h, which is longer than Max Wait allows',
		);
		const [, at, check] = /at (\S+) or later with Start Row 1000001 and Start Row Check (\w+) /.exec(
			first.description ?? '',
		) as unknown as [string, string, string];
		fixture.clock.set(Date.parse(at));
		const second = fixture.push(dataset, {
			...parameters,
			options: { maxWait: 900, startRow: 1_000_001, startRowCheck: check },
		});
		const { items } = await fixture.run({ ...second, onError: 'continueRegularOutput' });
		const { next, rows } = items[0]?.json.details as {
			next: { startRow: number; startRowCheck: string; at: string };
			rows: object;
		};
		expect(rows).toEqual({ pushed: 2_000_000, uncertain: 0, left: 1_000_000, total: 3_000_000 });
		fixture.clock.set(Date.parse(next.at));
		const { startRow, startRowCheck } = next;
		const [json] = await fixture.succeed(push({ startRow, startRowCheck }));
		expect(json?.rows).toMatchObject({ pushed: 1_000_000, total: 3_000_000, startRow: 2_000_001 });
		expect(table.digest).toEqual(all);
		expect(dataset.pushes.every(({ status }) => status === 200)).toBe(true);
	});
});
