import { byId, Fixture } from './fixture.ts';
import { refused } from './refusedInput.ts';

const fixture = new Fixture();
const from = { source: 'domoDataSet', fileNameMode: 'dataSetId' };

// Written into the field, n8n itself would point at them; from an expression they come as late as this.
test.each([
	['no DataSet', '', 'DataSet is empty'],
	['a GUID that is none', '845305d8-da3d-4107', 'DataSet "845305d8-da3d-4107" holds no DataSet ID'],
	['a name in place of the ID', 'Sales', 'DataSet "Sales" holds no DataSet ID'],
])('%s', async (_, id, message) => {
	const node = fixture.upload('x', { ...from, dataSetId: byId(`={{ ${JSON.stringify(id)} }}`) });
	await refused(
		fixture,
		{ ...node, credentials: [fixture.app, fixture.domo] },
		message,
		'after "datasources/"',
	);
});

test.each([
	['fileName', '', 'Parameter "File Name" is required.'],
	['dataSetId', byId('845305d8'), 'Not a DataSet ID: it looks like 845305d8-da3d-4107-a9d6-13ef3f86d4a4'],
])('n8n points at %s in the panel', async (parameter, value, issue) => {
	const node = fixture.upload('x', { ...(parameter === 'dataSetId' ? from : {}), [parameter]: value });
	await expect(async () => await fixture.run(node)).rejects.toThrow(issue);
});

test('the address of another page than a DataSet', async () => {
	const dataSetId = { __rl: true, mode: 'url', value: '={{ "https://mycompany.domo.com/page/123" }}' };
	const node = fixture.upload('x', { ...from, dataSetId });
	await refused(
		fixture,
		{ ...node, credentials: [fixture.app, fixture.domo] },
		'holds no DataSet ID',
		'after "datasources/"',
	);
});
