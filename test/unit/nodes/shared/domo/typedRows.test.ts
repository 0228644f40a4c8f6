import { setImmediate } from 'node:timers/promises';

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
	['DECIMAL', '19.99', 19.99],
	['DECIMAL', '19.90', 19.9],
	['DECIMAL', '-0.50', -0.5],
	['DECIMAL', '.5', 0.5],
	['DECIMAL', '100', 100],
	['DECIMAL', '100.000', 100],
	['DECIMAL', '0.1000000000000000055511151231257827', '0.1000000000000000055511151231257827'],
	['DECIMAL', '12345678901234567.89', '12345678901234567.89'],
	['DECIMAL', '', null],
	['DOUBLE', '3.14', 3.14],
	['DOUBLE', '1.5E-7', 1.5e-7],
	['DOUBLE', '1E400', '1E400'],
	['DOUBLE', 'NaN', 'NaN'],
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

test('whoever stops early stops the export', async () => {
	let given = 0;
	const ended = Promise.withResolvers<void>();
	const endless = (async function* () {
		try {
			yield Buffer.from('LONG\n');
			for (;;) yield await Promise.resolve(Buffer.from(`${given++}\n`));
		} finally {
			ended.resolve();
		}
	})();
	for await (const row of typedRows(endless, schema)) if (row.LONG === 3) break;
	await ended.promise;
	const atEnd = given;
	await setImmediate();
	expect(given).toBe(atEnd);
});

test.each([
	['stops', undefined],
	['fails', new Error('disk full')],
])(
	'whoever %s early does not wait for data that are still to come, and stops the export',
	async (_, error) => {
		const [coming, ended] = [Promise.withResolvers<Buffer>(), Promise.withResolvers<void>()];
		const slow = (async function* () {
			try {
				yield Buffer.from('LONG\n1\n2\n3\n4\n5\n');
				for (;;) yield await coming.promise;
			} finally {
				ended.resolve();
			}
		})();
		const first = async () => {
			for await (const row of typedRows(slow, schema)) {
				if (error) throw error;
				return row;
			}
		};
		if (error) await expect(first()).rejects.toBe(error);
		else expect(await first()).toEqual({ LONG: 1 });
		coming.resolve(Buffer.from('6\n'));
		await ended.promise;
	},
);

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
