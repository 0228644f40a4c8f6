import { CsvScanner, scanned } from '../../../../../nodes/PowerBiWriteback/rows/csvScanner.ts';

/** All records of a CSV that arrives in pieces of so many bytes: texts, and null for nothing at all. */
async function records(text: string | Buffer, size = 1 << 20): Promise<Array<Array<string | null>>> {
	const bytes = Buffer.from(text);
	const found: Array<Array<string | null>> = [];
	const pieces = async function* () {
		for (let at = 0; at < bytes.length; at += size)
			yield await Promise.resolve(Buffer.from(bytes.subarray(at, at + size)));
	};
	for await (const record of scanned(pieces()))
		while (record.next())
			found.push(
				Array.from({ length: record.count }, (_, field) =>
					record.writings[field] === 0 && record.starts[field] === record.ends[field]
						? null
						: record.text(field),
				),
			);
	return found;
}

test.each<[string, string, Array<Array<string | null>>]>([
	[
		'plain',
		'a,b\n1,2\n',
		[
			['a', 'b'],
			['1', '2'],
		],
	],
	[
		'without a last line feed',
		'a,b\n1,2',
		[
			['a', 'b'],
			['1', '2'],
		],
	],
	[
		'with CRLF',
		'a,b\r\n1,"2"\r\n',
		[
			['a', 'b'],
			['1', '2'],
		],
	],
	[
		'nothing is null, quotes are empty',
		'a,b\n,""\n',
		[
			['a', 'b'],
			[null, ''],
		],
	],
	[
		'a last field of nothing',
		'a,b\n1,',
		[
			['a', 'b'],
			['1', null],
		],
	],
	['commas, quotes and line breaks in quotes', 'a\n"x,""y""\nz"\n', [['a'], ['x,"y"\nz']]],
	['quotes within a plain field', 'a\nx"y"\n', [['a'], ['x"y"']]],
	[
		'a blank line among several fields',
		'a,b\n\n1,2\n',
		[
			['a', 'b'],
			['1', '2'],
		],
	],
	['a blank line of one field', 'a\n\n1\n', [['a'], [null], ['1']]],
	['a byte order mark', '\uFEFFa\n1\n', [['a'], ['1']]],
	['beyond ASCII', 'ä\n"日本😀"\n', [['ä'], ['日本😀']]],
	['nothing', '', []],
])('reads %s, in whatever pieces it comes', async (_, text, expected) => {
	for (const size of [1, 2, 3, 5, 1 << 20]) expect(await records(text, size)).toEqual(expected);
});

test.each([
	['a quote that is never closed', 'a\n"x\n', 'a quotation mark that is never closed behind row 0'],
	['text behind a quote', 'a\n1\n"x"y\n', 'text behind a closing quotation mark behind row 1'],
])('refuses %s', async (_, text, message) => {
	await expect(records(text)).rejects.toThrow(`The data are no CSV: there is ${message}`);
});

test('a record without an end is given up before it fills the memory', () => {
	const scanner = new CsvScanner();
	const piece = Buffer.alloc(4 * 1024 * 1024, 'x');
	expect(() => {
		for (let count = 0; count < 10; count++) {
			scanner.feed(piece);
			scanner.next();
		}
	}).toThrow('a record of more than 16 MB');
});

test('bytes that were taken on may be overwritten by those that follow', () => {
	const scanner = new CsvScanner();
	const page = Buffer.from('a,b\n12,3');
	scanner.feed(page);
	expect([scanner.next(), scanner.next()]).toEqual([true, false]);
	page.write('45\n6,7\n', 0);
	scanner.feed(page.subarray(0, 7));
	expect([scanner.next(), scanner.text(0), scanner.text(1)]).toEqual([true, '12', '345']);
	expect([scanner.next(), scanner.text(0), scanner.text(1)]).toEqual([true, '6', '7']);
});
