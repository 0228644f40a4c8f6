import {
	type BatchOptions,
	batchesOf,
	Fingerprint,
} from '../../../../../nodes/PowerBiWriteback/rows/batches.ts';
import type { Column, ColumnType } from '../../../../../nodes/PowerBiWriteback/schema/column.ts';

const csv = async function* (text: string) {
	yield await Promise.resolve(Buffer.from(text));
};
const column = (type: ColumnType, name = 'c'): Column => ({ name, type });

async function read(text: string, options: Partial<BatchOptions> & Pick<BatchOptions, 'columns'>) {
	const bodies: string[] = [];
	const counts: number[] = [];
	const fingerprint = new Fingerprint();
	const batches = batchesOf(csv(text), { longStrings: 'fail', ...options });
	for (;;) {
		const { done, value } = await batches.next();
		if (done) return { bodies, counts, seen: value, fingerprint: fingerprint.text };
		fingerprint.add(value);
		bodies.push(value.body.toString());
		counts.push(value.rows);
	}
}

const one = async (type: ColumnType, field: string, options: Partial<BatchOptions> = {}) =>
	(await read(`c\n${field}\n`, { columns: [column(type)], ...options })).bodies[0];

test.each<[ColumnType, string, string]>([
	['Int64', '9007199254740993', '9007199254740993'],
	['Int64', '-7', '-7'],
	['Int64', '""', 'null'],
	['Int64', '"1234567890123456789"', '1234567890123456789'],
	['Double', '-0.25', '-0.25'],
	['Double', '00.5', '0.5'],
	['Decimal', '12.5000', '12.5000'],
	['Decimal', '12.50000', '12.5'],
	['Boolean', 'TRUE', 'true'],
	['Boolean', '0', 'false'],
	['Datetime', '2026-01-02', '"2026-01-02T00:00:00"'],
	['Datetime', '2026-01-02 03:04:05', '"2026-01-02T03:04:05"'],
	['Datetime', '2026-01-31', '"2026-01-31T00:00:00"'],
	['String', '', 'null'],
	['String', '""', '""'],
	['String', '5', '"5"'],
	['String', '"say ""x""\t\\\u0001"', String.raw`"say \"x\"\t\\\u0001"`],
	['String', 'Zürich 😀', '"Zürich 😀"'],
])('%s of %j leaves as %s', async (type, field, json) => {
	expect(await one(type, field)).toBe(`{"rows":[{"c":${json}}]}`);
});

test.each<[ColumnType, string, string]>([
	['Int64', '1.5', 'Row 1, column "c": "1.5" is not a whole number, as Int64 needs'],
	['Double', 'NaN', 'Row 1, column "c": "NaN" is not a number with about 15 digits, as Double needs'],
	['Decimal', '0.12345', 'is not a number with up to 24 digits before the point and 4 behind it'],
	['Boolean', 'yes', '"yes" is not true or false'],
	['Datetime', '2026-02-30', '"2026-02-30" is not a date'],
	['String', 'x'.repeat(4001), 'Row 1, column "c" has 4001 characters, but Power BI takes 4000 of a string'],
])('%s of %j is refused', async (type, field, message) => {
	await expect(one(type, field)).rejects.toThrow(message);
});

test('text in another encoding is refused', async () => {
	const latin = async function* () {
		yield await Promise.resolve(Buffer.from('c\nZ\xfcrich\n', 'latin1'));
	};
	const batches = batchesOf(latin(), { columns: [column('String')], longStrings: 'fail' });
	await expect(batches.next()).rejects.toThrow('Row 1, column "c" is not text in UTF-8');
});

test('a value that does not fit names the switch to define another type', async () => {
	await expect(one('Int64', 'x')).rejects.toMatchObject({
		fix: expect.stringContaining('turn on Choose Columns and Types for a DataSet') as string,
	});
});

test('names of columns in another encoding are refused', async () => {
	const latin = async function* () {
		yield await Promise.resolve(Buffer.from('id,Gr\xf6\xdfe\n1,2\n', 'latin1'));
	};
	const batches = batchesOf(latin(), { columns: [column('String', 'id')], longStrings: 'fail' });
	await expect(batches.next()).rejects.toThrow('The name of column 2 of the data is not text in UTF-8');
});

test('strings are counted as Power BI counts them, and cut between characters', async () => {
	expect(await one('String', 'ä'.repeat(4000))).toContain('ä'.repeat(4000));
	await expect(one('String', '😀'.repeat(2001))).rejects.toThrow('has 4002 characters');
	const cut = await read(`c\nx${'😀'.repeat(2000)}\nshort\n`, {
		columns: [column('String')],
		longStrings: 'truncate',
	});
	expect(cut.bodies).toEqual([`{"rows":[{"c":"x${'😀'.repeat(1999)}"},{"c":"short"}]}`]);
	expect(cut.seen).toEqual({ rows: 2, truncated: 1 });
});

test('a batch has 10,000 rows at most, or the row that takes it beyond 10 MB', async () => {
	const numbers = Array.from({ length: 25_001 }, (_, row) => row);
	const { counts, seen } = await read(`c\n${numbers.join('\n')}`, { columns: [column('Int64')] });
	expect(counts).toEqual([10_000, 10_000, 5_001]);
	expect(seen).toEqual({ rows: 25_001, truncated: 0 });
	const long = Array.from({ length: 6000 }, () => 'x'.repeat(4000));
	const { bodies } = await read(`c\n${long.join('\n')}`, { columns: [column('String')] });
	expect(bodies.length).toBe(3);
	expect(Math.max(...bodies.map(({ length }) => length))).toBeLessThan(10_005_000);
}, 30_000);

test('some of the rows, and a fingerprint that knows them however they are batched', async () => {
	const numbers = Array.from({ length: 20_005 }, (_, row) => row + 1).join('\n');
	const columns = [column('Int64')];
	const first = await read(`c\n${numbers}`, { columns, to: 10_003 });
	expect(first.counts).toEqual([10_000, 3]);
	const fingerprint = new Fingerprint();
	for (const [from, to] of [
		[1, 4],
		[5, 10_003],
	] as const)
		for await (const batch of batchesOf(csv(`c\n${numbers}`), { columns, longStrings: 'fail', from, to }))
			fingerprint.add(batch);
	expect(fingerprint.text).toBe(first.fingerprint);
	const rest = await read(`c\n${numbers}`, { columns, from: 20_005 });
	expect(rest.bodies).toEqual(['{"rows":[{"c":20005}]}']);
});

test('columns are found by name, renamed and left out', async () => {
	const columns: Column[] = [
		{ name: 'B "two"', from: 'b', type: 'Int64' },
		{ name: 'a', type: 'String' },
	];
	const { bodies } = await read('a,x,b\n1,2,3\n', { columns });
	expect(bodies).toEqual([String.raw`{"rows":[{"B \"two\"":3,"a":"1"}]}`]);
	await expect(read('a,x\n1,2\n', { columns })).rejects.toThrow('The data have no column "b"');
});

test.each([
	['a,b\n1\n', 'Row 1 has 1 values, but there are 2 columns'],
	['a,a\n1,2\n', 'Two columns of the data are called "a"'],
	['a,\n1,2\n', 'A column of the data has no name'],
])('%j is refused', async (text, message) => {
	await expect(read(text, { columns: [column('String', 'a')] })).rejects.toThrow(message);
});
