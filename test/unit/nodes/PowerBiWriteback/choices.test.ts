import { datasetChoice } from '../../../../nodes/PowerBiWriteback/dataset.ts';
import { nearest } from '../../../../nodes/PowerBiWriteback/nearest.ts';
import { assertColumns } from '../../../../nodes/PowerBiWriteback/schema/columns.ts';
import { columnsOfDataSet } from '../../../../nodes/PowerBiWriteback/schema/fromDataSet.ts';
import { workspaceOf } from '../../../../nodes/PowerBiWriteback/workspace.ts';

const ID = 'F089354E-8366-4e18-aea3-4cb4a3a50b48';
const rl = (mode: string, value: unknown) => ({ __rl: true, mode, value });

test.each([
	[rl('list', ID), `/groups/${ID.toLowerCase()}`],
	[ID, `/groups/${ID.toLowerCase()}`],
	[rl('url', `https://app.powerbi.com/groups/${ID}/list?x=1`), `/groups/${ID.toLowerCase()}`],
	[rl('id', 'me'), ''],
	[rl('url', 'https://app.powerbi.com/groups/me/list'), ''],
])('workspace %j is at "%s"', (field, path) => expect(workspaceOf(field).path).toBe(path));

test.each([
	[rl('list', ''), 'Workspace is empty'],
	[rl('id', 'Sales'), 'Workspace "Sales" holds no workspace ID'],
	[rl('url', 'https://app.powerbi.com/home'), 'holds no workspace ID'],
])('workspace %j is none', (field, message) => expect(() => workspaceOf(field)).toThrow(message));

test('a dataset is chosen by ID or by name', () => {
	expect(datasetChoice('Sales')).toEqual({ mode: 'name', text: 'Sales' });
	expect(datasetChoice(rl('id', ` ${ID} `))).toEqual({ mode: 'id', text: ID });
	expect(() => datasetChoice(rl('id', 'Sales'))).toThrow('Dataset "Sales" is no dataset ID');
	expect(() => datasetChoice(rl('name', null))).toThrow('Dataset is empty');
});

test.each([
	['sales', 'Sales'],
	['Slaes', 'Sales'],
	['Orders2', 'Orders'],
	['Something else', undefined],
])('"%s" means %s', (name, meant) => expect(nearest(name, ['Orders', 'Sales'])).toBe(meant));

test('the types of a DataSet', () => {
	const types = ['STRING', 'LONG', 'DOUBLE', 'DECIMAL', 'DATE', 'DATETIME', 'NEW'];
	expect(columnsOfDataSet(types.map((type) => ({ name: type, type }))).map(({ type }) => type)).toEqual([
		'String',
		'Int64',
		'Double',
		'Decimal',
		'Datetime',
		'Datetime',
		'String',
	]);
});

test.each([
	[Array.from({ length: 76 }, (_, index) => `c${index}`), 'There are 76 columns'],
	[['Name', 'name'], 'Two columns are called "name" but for upper and lower case'],
	[['a\u0001'], 'holds an invisible character'],
])('columns %j are refused', (names, message) => {
	const columns = names.map((name) => ({ name, type: 'String' as const }));
	expect(() => assertColumns(columns)).toThrow(message);
});
