import { parse } from 'csv-parse/sync';

import { RecordCounter } from '../../../../../nodes/shared/domo/recordCounter.ts';

function countOf(...chunks: Buffer[]): number {
	const records = new RecordCounter();
	for (const chunk of chunks) records.add(chunk);
	return records.count;
}

test.each([
	['nothing', '', 0],
	['one record', 'a,b\n', 1],
	['one without a line feed at its end', 'a,b', 1],
	['CRLF', 'a,b\r\n1,2\r\n', 2],
	['a line feed in quotes', 'a,"b\nc"\n1,2\n', 2],
	['CRLF in quotes', 'a,"b\r\nc"\r\n1,2', 2],
	['doubled quotes', 'a,"b ""c"" d"\n"""",""\n', 2],
	['doubled quotes around a line feed', '"a""\n""b"\nc\n', 2],
	['quotes that end the data', 'a\n"b"', 2],
	['a quoted line feed at the very end', 'a\n"b\n"', 2],
	['empty strings and nulls', '"",\n,""\n', 2],
	['a null in a single column', 'a\n\n1\n', 3],
	['an empty string in a single column', 'a\n""\n', 2],
	['commas and quotes in letters of many bytes', '"日,""本""",é\n"\n😀"\n', 2],
])('counts the records of a CSV with %s, wherever it is cut', (_, csv, expected) => {
	const options = { record_delimiter: ['\r\n', '\n'], relax_column_count: true };
	expect(parse(csv, options)).toHaveLength(expected);
	const bytes = Buffer.from(csv);
	for (let cut = 0; cut <= bytes.length; cut++)
		expect(countOf(bytes.subarray(0, cut), bytes.subarray(cut))).toBe(expected);
	expect(countOf(...Array.from(bytes, (_byte, at) => bytes.subarray(at, at + 1)))).toBe(expected);
});

test('an empty chunk is not the end of a record', () => {
	expect(countOf(Buffer.from('a\n'), Buffer.alloc(0), Buffer.from('b'), Buffer.alloc(0))).toBe(2);
});

test('tells how many there are at any time', () => {
	const records = new RecordCounter();
	const counts = ['a', '\n', '"b', '\n', '"', '\n'].map((text) => {
		records.add(Buffer.from(text));
		return records.count;
	});
	expect(counts).toEqual([1, 1, 2, 2, 2, 2]);
});

test.each([
	['a,b\n1,"x', true],
	['a,b\n1,"x\n', true],
	['a,b\n1,"x""', true],
	['a,b\n1,"x"', false],
	['a,b\n1,"x"""', false],
	['a,b\n1,', false],
	['', false],
])('%j ends within quotes: %p', (csv, isCut) => {
	const records = new RecordCounter();
	for (const byte of Buffer.from(csv)) records.add(Buffer.of(byte));
	expect(records.isCut).toBe(isCut);
});
