import {
	assertName,
	assertPathLength,
	fileSegments,
	folderSegments,
} from '../../../../../nodes/shared/drive/names.ts';
import { Actionable } from '../../../../../nodes/shared/errors/actionable.ts';

test.each([
	['', []],
	['  ', []],
	['/', []],
	['\\', []],
	['Reports', ['Reports']],
	['/Reports/2026/', ['Reports', '2026']],
	['Reports\\2026', ['Reports', '2026']],
	['Reports//2026', ['Reports', '2026']],
	[' Reports / 2026 ', ['Reports', '2026']],
	["Adele's Files/50% #1 (a&b)", ["Adele's Files", '50% #1 (a&b)']],
	['売上/Ärger', ['売上', 'Ärger']],
	['a.b/.hidden', ['a.b', '.hidden']],
	['Reports/forms', ['Reports', 'forms']],
])('the folder path %p has the folders %j', (path, segments) => {
	expect(folderSegments(path)).toEqual(segments);
});

test.each([
	['a:b', /holds :/],
	['Reports/a*', /"a\*" holds \*/],
	['Reports/<today>', /holds </],
	['a|b', /holds \|/],
	['a?', /holds \?/],
	['a"b', /holds "/],
	['tab\there', /invisible character/],
	['Reports/cut \ud83d', /half a character/],
	['Reports/2026.', /"2026\.".*end with a period/],
	['..', /keep for themselves/],
	['Reports/../x', /keep for themselves/],
	['~temp', /begin with ~/],
	['a/~$b', /keep for themselves/],
	['Forms/x', /begins with "forms"/],
	['CON', /keep for themselves/],
	['a/_vti_bin', /keep for themselves/],
])('the folder path %p cannot be meant so', (path, message) => {
	expect(() => folderSegments(path)).toThrow(Actionable);
	expect(() => folderSegments(path)).toThrow(message);
	expect(() => folderSegments(path)).toThrow(/^Folder Path /);
});

test.each<[string, RegExp]>([
	...['"', '*', ':', '<', '>', '?', '/', '\\', '|'].map((character): [string, RegExp] => [
		`a${character}b.csv`,
		/holds/,
	]),
	['a\u0000b', /invisible/],
	['a\u007f', /invisible/],
	['a\nb', /invisible/],
	['a\ud83d', /half a character/],
	['\ude00b.csv', /half a character/],
	['😀\ud83d😀', /half a character/],
	...['.lock', 'CON', 'prn', 'Aux', 'NUL', 'com0', 'COM9', 'LPT1', 'Desktop.ini'].map(
		(name): [string, RegExp] => [name, /keep for themselves/],
	),
	['my_VTI_file.csv', /keep for themselves/],
	['~$budget.xlsx', /keep for themselves/],
	['.', /keep for themselves/],
	['..', /keep for themselves/],
])('the file name %j cannot be meant so', (name, message) => {
	expect(() => assertName(name, 'File Name')).toThrow(Actionable);
	expect(() => assertName(name, 'File Name')).toThrow(message);
	expect(() => assertName(name, 'File Name')).toThrow(/^File Name "/);
});

test.each([
	'sales.csv',
	'CON.csv',
	'COM10',
	'LPT',
	'~temp.csv',
	'50% #1.csv',
	'売上😀.csv',
	'forms',
	'a.lock',
	'console',
])('a file may be called %p', (name) => {
	expect(() => assertName(name, 'File Name')).not.toThrow();
});

test.each([
	['Reports/2026/sales.csv', ['Reports', '2026', 'sales.csv']],
	['\\a\\~b', ['a', '~b']],
	[' / ', []],
])('%p leads to a file', (path, segments) => {
	expect(fileSegments(path, 'File')).toEqual(segments);
});

test.each([
	['a./b.csv', 'File has a folder "a."'],
	['~a/b.csv', 'File has a folder "~a"'],
	['Forms/b.csv', 'File begins with "forms"'],
	['a/b:.csv', 'File "b:.csv" holds :'],
])('%p can lead to no file', (path, message) => {
	expect(() => fileSegments(path, 'File')).toThrow(message);
});

test('a name with < in it learns how dates are written', () => {
	let fix = '';
	try {
		assertName('<date>.csv', 'File Name');
	} catch (error) {
		({ fix } = error as Actionable);
	}
	expect(fix).toMatch(/<current_date-1>/);
});

test('folder path and name together may have 400 characters, the slashes between them counted', () => {
	const folder = 'f'.repeat(199);
	expect(() => assertPathLength([folder, 'n'.repeat(200)])).not.toThrow();
	expect(() => assertPathLength([folder, 'n'.repeat(201)])).toThrow(Actionable);
	expect(() => assertPathLength([folder, 'n'.repeat(201)])).toThrow(/together have 401 characters/);
});
