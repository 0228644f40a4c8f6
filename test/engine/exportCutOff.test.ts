import type { DataSet } from '../simulators/domo/dataSets.ts';
import { byId, Fixture } from './fixture.ts';

const dataSet: DataSet = {
	id: '845305d8-da3d-4107-a9d6-13ef3f86d4a4',
	name: 'Notes',
	columns: [
		{ name: 'id', type: 'LONG' },
		{ name: 'note', type: 'STRING' },
	],
	rows: [
		[1, 'x'],
		[2, 'cut, off'],
	],
};
/** What Domo exports, up to somewhere within the last row. */
const WITHIN_QUOTES = 'id,note\n1,x\n2,"cut'.length;
const WITHIN_NUMBER = 'id,note\n1,x\n2'.length;
const fixture = new Fixture({ dataSets: [dataSet] });
const MESSAGE = 'The export of DataSet "Notes" breaks off within a row';

/** DataSet: Export, of which so many bytes come. */
function exporting(afterBytes: number, output: 'file' | 'rows', options = {}) {
	fixture.cloud.domo.server.faults.add({ path: /\/data\?/, does: { kind: 'endEarly', afterBytes } });
	const operation = { resource: 'dataSet', operation: 'export', dataSetId: byId(dataSet.id) };
	const parameters = { ...operation, output, returnAll: true, options };
	return { type: 'domo', credentials: [fixture.domo], parameters };
}

test.each(['file', 'rows'] as const)(
	'an export that ends within the quotes of its last row is not complete (%s)',
	async (output) => {
		const error = await fixture.fail(exporting(WITHIN_QUOTES, output));
		expect(error.message).toBe(MESSAGE);
		expect(error.description).toBe('The export ended early: run again');
	},
);

test('a file that is cut off so comes with a warning when that is enough', async () => {
	const [json] = await fixture.succeed(exporting(WITHIN_QUOTES, 'file', { rowCountMismatch: 'warn' }));
	expect(json).toMatchObject({ file: { size: WITHIN_QUOTES }, warnings: [`${MESSAGE}.`] });
});

test.each([WITHIN_QUOTES, WITHIN_NUMBER])(
	'of a row that is cut off (after %i bytes) no item can be made',
	async (bytes) => {
		const error = await fixture.fail(exporting(bytes, 'rows', { rowCountMismatch: 'warn' }));
		expect(error.message).toBe(MESSAGE);
	},
);

test('a DataSet is not uploaded with a row that is cut off', async () => {
	const { credentials } = exporting(WITHIN_QUOTES, 'file');
	const parameters = { source: 'domoDataSet', dataSetId: byId(dataSet.id), fileNameMode: 'dataSetName' };
	const upload = fixture.upload('', parameters);
	const error = await fixture.fail({ ...upload, credentials: [fixture.app, ...credentials] });
	expect(error.message).toBe(MESSAGE);
	expect(fixture.cloud.drive.list()).toEqual([]);
});
