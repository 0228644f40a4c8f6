import { byId, Fixture } from './fixture.ts';

const MEBI = 1024 * 1024;
/** Of a DataSet that takes Domo six seconds for each row. */
const slowly = function* () {
	for (let row = 0; row < 3; row++) {
		fixture.timePasses(6000);
		yield [`${row}`.repeat(2 * MEBI)];
	}
};
const dataSet = {
	id: '845305d8-da3d-4107-a9d6-13ef3f86d4a4',
	name: 'Slow Sales',
	columns: [{ name: 'text', type: 'STRING' as const }],
	rows: slowly,
	rowCount: 3,
};
const fixture: Fixture = new Fixture({ dataSets: [dataSet] });
const told = /^"Slow Sales": \d MiB exported$/;

test.each(['file', 'rows'])('a long export tells how much has come (%s)', async (output) => {
	const operation = { resource: 'dataSet', operation: 'export', dataSetId: byId(dataSet.id) };
	const parameters = { ...operation, output };
	await fixture.succeed({ type: 'domo', credentials: [fixture.domo], parameters, mode: 'manual' });
	expect(fixture.engine.messages[0]).toMatch(told);
});

test('so does one that is only the first half of an upload', async () => {
	const parameters = { source: 'domoDataSet', dataSetId: byId(dataSet.id) };
	const node = fixture.upload('', parameters, { mode: 'manual' });
	await fixture.succeed({ ...node, credentials: [fixture.app, fixture.domo] });
	expect(fixture.engine.messages[0]).toMatch(told);
});
