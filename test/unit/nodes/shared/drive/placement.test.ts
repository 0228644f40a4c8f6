import type { IExecuteFunctions } from 'n8n-workflow';

import type { DataSet } from '../../../../../nodes/shared/domo/dataSet.ts';
import { placementOf } from '../../../../../nodes/shared/drive/placement.ts';
import { Actionable } from '../../../../../nodes/shared/errors/actionable.ts';
import type { FileShape } from '../../../../../nodes/shared/file/fileShape.ts';
import { FakeClock } from '../http/fakeClock.ts';

const clock = new FakeClock();
beforeEach(() => void (clock.now = Date.parse('2026-03-01T04:30:00Z')));

const dataSet: DataSet = { id: 'id', name: 'Sales: EU', rows: 1, columns: 1, schema: [] };

function placed(
	folder: string[],
	parameters: Record<string, unknown>,
	compression: 'none' | 'gzip' = 'none',
) {
	const context = {
		getTimezone: () => 'America/New_York',
		getNodeParameter: (name: string) => ({ conflictBehavior: 'replace', ...parameters })[name],
	} as unknown as IExecuteFunctions;
	return placementOf(context, 0, folder, { compression } as FileShape);
}

test('macros in the name stand for the day where the workflow is', () => {
	const place = placed(['Reports'], {
		fileNameMode: 'custom',
		fileName: '<current_date-1>.csv',
	});
	expect(place({ dataSet: undefined, extension: 'csv' })).toEqual({
		target: { folder: ['Reports'], name: '2026-02-27.csv', conflictBehavior: 'replace' },
		warnings: [],
	});
});

test('a name from a DataSet is made when the DataSet is known', () => {
	const place = placed([], { fileNameMode: 'dataSetName' }, 'gzip');
	const { target, warnings } = place({ dataSet, extension: 'csv' });
	expect(target.name).toBe('Sales_ EU.csv.gz');
	expect(warnings).toEqual([expect.stringContaining('"Sales: EU"')]);
	expect(() => place({ dataSet: undefined, extension: 'csv' })).toThrow(/no DataSet to name the file after/);
});

test.each<[string[], Record<string, unknown>, RegExp]>([
	[[], { fileNameMode: 'custom', fileName: 'a/b.csv' }, /File Name "a\/b\.csv" holds \//],
	[[], { fileNameMode: 'custom', fileName: ' ' }, /File Name is empty/],
	[[], { fileNameMode: 'custom', fileName: undefined }, /File Name has no value/],
	[['f'.repeat(300)], { fileNameMode: 'custom', fileName: 'n'.repeat(100) }, /together have 401/],
])('what cannot be meant so is said before any data are read: %j %j', (folder, parameters, message) => {
	expect(() => placed(folder, parameters)).toThrow(Actionable);
	expect(() => placed(folder, parameters)).toThrow(message);
});

test('a name from a DataSet is checked too, together with the folder', () => {
	const place = placed(['f'.repeat(390)], { fileNameMode: 'dataSetName' });
	expect(() => place({ dataSet, extension: 'csv' })).toThrow(/together have/);
});
