import type { IDataObject } from 'n8n-workflow';

import { typedRows } from '../../../../../nodes/shared/domo/typedRows.ts';

const schema = ['STRING', 'LONG', 'DOUBLE', 'DECIMAL', 'DATE', 'DATETIME'].map((type) => ({
	name: type,
	type,
}));

async function* chunked(csv: string, size = csv.length || 1): AsyncGenerator<Buffer> {
	const bytes = Buffer.from(csv);
	for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function rowsOf(csv: AsyncIterable<Buffer>): Promise<IDataObject[]> {
	const rows: IDataObject[] = [];
	for await (const row of typedRows(csv, schema)) rows.push(row);
	return rows;
}

test.each<[string, string, unknown]>([
	['STRING', 'Zoë', 'Zoë'],
	['STRING', '007', '007'],
	['STRING', '', null],
	['STRING', '""', ''],
	['STRING', ' ', ' '],
	['STRING', '" a ""b""\n, c"', ' a "b"\n, c'],
	['STRING', 'null', 'null'],
	['LONG', '42', 42],
	['LONG', '-42', -42],
	['LONG', '0', 0],
	['LONG', '', null],
	['LONG', '""', ''],
	['LONG', ' ', ' '],
	['LONG', '9007199254740992', 9007199254740992],
	['LONG', '9007199254740993', '9007199254740993'],
	['LONG', '-9223372036854775808', '-9223372036854775808'],
	['LONG', 'n/a', 'n/a'],
	['LONG', '-0', 0],
	['LONG', '+7', 7],
	['LONG', '007', 7],
	['LONG', '1E3', 1000],
	...['0x0', '0b0', '0o17', '1_000', 'Infinity', 'NaN', '.', '-', 'e5', '1 2'].flatMap((text) =>
		['LONG', 'DOUBLE', 'DECIMAL'].map((type): [string, string, unknown] => [type, text, text]),
	),
	['DECIMAL', '19.99', 19.99],
	['DECIMAL', '19.90', 19.9],
	['DECIMAL', '-0.50', -0.5],
	['DECIMAL', '.5', 0.5],
	['DECIMAL', '100', 100],
	['DECIMAL', '100.000', 100],
	['DECIMAL', '0.1000000000000000055511151231257827', '0.1000000000000000055511151231257827'],
	['DECIMAL', '12345678901234567.89', '12345678901234567.89'],
	['DECIMAL', '', null],
	['DECIMAL', '0.0000001', 1e-7],
	['DECIMAL', '-0.00000012', -1.2e-7],
	['DECIMAL', '1E+2', 100],
	['DECIMAL', '1.50e-10', 1.5e-10],
	['DECIMAL', '5.', 5],
	['DECIMAL', '1000000000000000000000', 1e21],
	['DECIMAL', '1000000000000000000001', '1000000000000000000001'],
	['DECIMAL', '1.00000000000000001E-7', '1.00000000000000001E-7'],
	['DECIMAL', '1E-400', '1E-400'],
	['DECIMAL', '1E400', '1E400'],
	['DECIMAL', '-0.00', 0],
	['DOUBLE', '3.14', 3.14],
	['DOUBLE', '1.5E-7', 1.5e-7],
	['DOUBLE', '1E400', '1E400'],
	['DOUBLE', '1E-400', '1E-400'],
	['DOUBLE', '0E-400', 0],
	['DOUBLE', '-0.0', 0],
	['DOUBLE', '0x10', '0x10'],
	['DOUBLE', '-Infinity', '-Infinity'],
	['DOUBLE', '0.10000000000000001', 0.1],
	['DOUBLE', '12345678901234567890', 12345678901234567000],
	['DOUBLE', '""', ''],
	['DOUBLE', '', null],
	['DATE', '2026-03-01', '2026-03-01'],
	['DATETIME', '2019-03-19T18:49:02', '2019-03-19T18:49:02'],
	['DATE', '', null],
])('%s: %p is %p', async (type, text, value) => {
	expect(await rowsOf(chunked(`${type},STRING\n${text},x\n`))).toEqual([{ [type]: value, STRING: 'x' }]);
});

test('columns are known by their names, in whatever order they come', async () => {
	expect(await rowsOf(chunked('DATE,LONG,Unknown\n2026-03-01,1,2\n'))).toEqual([
		{ DATE: '2026-03-01', LONG: 1, Unknown: '2' },
	]);
});

test.each([1, 2, 3, 7, 1000])('chunks of %i bytes make no difference', async (size) => {
	const csv = 'STRING,"LONG"\r\n"日\r\n本",1\r\n"",\r\n"a""b",-2';
	expect(await rowsOf(chunked(csv, size))).toEqual([
		{ STRING: '日\r\n本', LONG: 1 },
		{ STRING: '', LONG: null },
		{ STRING: 'a"b', LONG: -2 },
	]);
});

test('a single column has its nulls too', async () => {
	expect(await rowsOf(chunked('STRING\na\n\n""\n'))).toEqual([
		{ STRING: 'a' },
		{ STRING: null },
		{ STRING: '' },
	]);
});

test.each(['', 'STRING,LONG\n', 'STRING,LONG'])('%p holds no rows', async (csv) => {
	expect(await rowsOf(chunked(csv))).toEqual([]);
});

test('a column called as JavaScript calls its own things is a column', async () => {
	const [row] = await rowsOf(chunked('__proto__,constructor\n1,2\n'));
	expect(Object.entries(row!)).toEqual([
		['__proto__', '1'],
		['constructor', '2'],
	]);
});

test('a break in the data is an error, and not their end', async () => {
	const interrupted = new Error('interrupted');
	const breaking = (async function* () {
		yield await Promise.resolve(Buffer.from('LONG\n1\n2'));
		throw interrupted;
	})();
	await expect(rowsOf(breaking)).rejects.toBe(interrupted);
});

test('a record with too few fields is an error', async () => {
	await expect(rowsOf(chunked('LONG,STRING\n1\n'))).rejects.toThrow(/Invalid Record Length/);
});
