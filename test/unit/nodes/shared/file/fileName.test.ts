import type { DataSet } from '../../../../../nodes/shared/domo/dataSet.ts';
import { Actionable } from '../../../../../nodes/shared/errors/actionable.ts';
import { type FileNaming, fileNameFor, legalName } from '../../../../../nodes/shared/file/fileName.ts';

const id = '845305d8-da3d-4107-a9d6-13ef3f86d4a4';
const dataSetCalled = (name: string): DataSet => ({ id, name, rows: 1, columns: 1, schema: [] });
const named = (naming: Partial<FileNaming>) =>
	fileNameFor({
		mode: 'custom',
		entered: '',
		dataSet: dataSetCalled('Sales'),
		extension: 'csv',
		gzip: false,
		today: '2026-03-01',
		...naming,
	});

test.each<[string, Partial<FileNaming>, string]>([
	['as entered', { entered: 'Sales 2026.txt' }, 'Sales 2026.txt'],
	['without an extension when none was entered', { entered: 'sales' }, 'sales'],
	['less the blanks around it', { entered: ' sales.csv\n' }, 'sales.csv'],
	['with macros', { entered: 'sales_<current_date-1>.csv' }, 'sales_2026-02-28.csv'],
	['with .gz when it is compressed', { entered: 'sales.csv', gzip: true }, 'sales.csv.gz'],
	['with .gz once', { entered: 'sales.csv.GZ', gzip: true }, 'sales.csv.GZ'],
	['by the ID', { mode: 'dataSetId' }, `${id}.csv`],
	['by the ID, whatever was entered', { mode: 'dataSetId', entered: 'x' }, `${id}.csv`],
	['by the ID, compressed', { mode: 'dataSetId', gzip: true }, `${id}.csv.gz`],
	['with the extension of the data', { mode: 'dataSetId', extension: 'json' }, `${id}.json`],
	['by the name', { mode: 'dataSetName' }, 'Sales.csv'],
	['by the name, compressed', { mode: 'dataSetName', gzip: true }, 'Sales.csv.gz'],
	[
		'by the name, with a dot in it',
		{ mode: 'dataSetName', dataSet: dataSetCalled('v1.2 sales') },
		'v1.2 sales.csv',
	],
	[
		'by the name, with macros',
		{ mode: 'dataSetName', dataSet: dataSetCalled('Sales <current_date>') },
		'Sales 2026-03-01.csv',
	],
])('a file is called %s', (_, naming, name) => {
	expect(named(naming)).toEqual({ name, warnings: [] });
});

test.each([
	['Sales / Returns: 2026?', 'Sales _ Returns_ 2026_'],
	['~$Budget', '_$Budget'],
	[' padded. ', 'padded'],
	['a_VTI_b', 'a_vti-b'],
	['tab\there\u007f', 'tab_here_'],
	['a"*:<>?/\\|b', 'a_________b'],
	['😀 cut \ud83d', '😀 cut _'],
	['\ude00\ud83d', '__'],
	['...', '_'],
	['  ', '_'],
	['?', '_'],
])('a DataSet called %p gives the name %p, and a warning', (name, legal) => {
	const { name: file, warnings } = named({ mode: 'dataSetName', dataSet: dataSetCalled(name) });
	expect(file).toBe(`${legal}.csv`);
	expect(warnings).toEqual([expect.stringContaining(`"${name}"`)]);
	expect(warnings[0]).toContain(`"${legal}"`);
	expect(legalName(name)).toBe(legal);
});

test.each(['Sales', 'Umsatz (Q1) & Co. #1 50%', '売上', '😀', '.hidden', 'forms', "Adele's", 'a.b_c-d~e'])(
	'a DataSet called %p gives its name to the file as it is',
	(name) => {
		expect(legalName(name)).toBe(name);
	},
);

test('a name entered by hand is not made legal behind the back of who entered it', () => {
	expect(named({ entered: 'a:b.csv' }).name).toBe('a:b.csv');
});

test.each(['', '  ', '\n'])('an empty name %p says so', (entered) => {
	expect(() => named({ entered })).toThrow(Actionable);
	expect(() => named({ entered })).toThrow('File Name is empty');
});

test.each(['dataSetId', 'dataSetName'] as const)('%s needs a DataSet', (mode) => {
	expect(() => named({ mode, dataSet: undefined })).toThrow(Actionable);
	expect(() => named({ mode, dataSet: undefined })).toThrow(/no DataSet to name the file after/);
});
