import { randomBytes } from 'node:crypto';

import { serviceError } from '../simulators/adls/refusal.ts';
import { LakeDataSetFixture } from './lakeDataSetFixture.ts';

const fixture = new LakeDataSetFixture();
const MEBI = 1024 * 1024;
const bytes = randomBytes(9 * MEBI);

describe('straight to the target', () => {
	const direct = (fileName: string, conflictBehavior = 'replace') => ({
		...{ fileName, conflictBehavior, options: { directWrite: true } },
	});

	test.each([
		['replace', ['d.csv'], 'd.csv'],
		['rename', ['d 1.csv', 'd.csv'], 'd 1.csv'],
	])('%s does so, without a rename', async (mode, list, name) => {
		const folderPath = `direct ${mode}`;
		fixture.files.put(`${folderPath}/d.csv`, 'old');
		const [json] = await fixture.succeed(fixture.store(bytes, { folderPath, ...direct('d.csv', mode) }));
		expect(json?.file).toMatchObject({ name, verified: true });
		expect(fixture.files.list(folderPath)).toEqual(list.map((each) => `${folderPath}/${each}`));
		expect(fixture.files.file(`${folderPath}/${name}`)?.bytes()?.equals(bytes)).toBe(true);
		expect(fixture.cloud.journal.find({ service: 'adls', method: 'PUT', path: /mode=legacy/ })).toEqual([]);
	});

	test.each(['rename', 'fail'])('the lost answer to a creation is no conflict with %s', async (mode) => {
		fixture.dfs.faults.add({ method: 'PUT', does: { kind: 'loseAnswer' } });
		const [json] = await fixture.succeed(fixture.store(bytes, direct(`lost ${mode}.csv`, mode)));
		expect(json?.file).toMatchObject({ name: `lost ${mode}.csv` });
		expect(fixture.files.list().filter((path) => path.startsWith(`lost ${mode}`)).length).toBe(1);
	});

	test('what does not come to its end is deleted', async () => {
		fixture.dfs.faults.add({ path: /append/, times: 20, does: serviceError('InternalError') });
		await fixture.fail(fixture.store('one block', direct('half.csv', 'fail')));
		fixture.dfs.faults.clear();
		expect(fixture.files.file('half.csv')).toBeUndefined();
	});

	test('a DataSet whose export breaks begins again in the same file', async () => {
		const resetAnswer = { kind: 'resetAnswer' as const, afterBytes: 9 * MEBI };
		fixture.cloud.domo.server.faults.add({ path: /\/data\?/, does: resetAnswer });
		const [json] = await fixture.succeed(fixture.ofDataSet(direct('once.csv', 'rename')));
		expect(json?.file).toMatchObject({ name: 'once.csv', size: fixture.csv.length });
		expect(fixture.files.file('once.csv')?.bytes()?.equals(fixture.csv)).toBe(true);
		expect(fixture.cloud.journal.find({ service: 'domo', path: /\/data\?/ }).length).toBe(2);
	});
});
