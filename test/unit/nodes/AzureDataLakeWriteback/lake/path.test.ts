import {
	addressOf,
	assertName,
	assertPathLength,
	pathSegments,
} from '../../../../../nodes/AzureDataLakeWriteback/lake/path.ts';

test.each([
	['', []],
	['/', []],
	[' Reports / 2026/', ['Reports', '2026']],
	['a\\b//c', ['a', 'b', 'c']],
	['..hidden/x', ['..hidden', 'x']],
])('%j are the folders %j', (path, segments) => {
	expect(pathSegments(path, 'Folder Path')).toEqual(segments);
});

test.each([
	['a/../b', 'ends with a period'],
	['a./b', 'ends with a period'],
	['a\u0007', 'invisible character'],
	['a\ud83d', 'half a character'],
	['x'.repeat(256), 'has 256 characters'],
])('%j is refused: %s', (path, message) => {
	expect(() => pathSegments(path, 'Folder Path')).toThrow(message);
});

test('a file name is one name', () => {
	expect(() => assertName('a/b.csv', 'File Name')).toThrow('File Name "a/b.csv" holds /');
	expect(() => assertName('a b#%?+ü😀*:<>|".csv', 'File Name')).not.toThrow();
});

test('a path as a whole has a length', () => {
	const segments = Array.from({ length: 5 }, () => 'x'.repeat(205));
	expect(() => assertPathLength(segments)).toThrow('1029 characters');
});

test('an address is encoded name by name', () => {
	expect(addressOf({ fileSystem: 'exports', segments: ['a b', '#%?+ü'] })).toBe(
		'exports/a%20b/%23%25%3F%2B%C3%BC',
	);
	expect(addressOf({ fileSystem: 'exports', segments: [] })).toBe('exports');
});
