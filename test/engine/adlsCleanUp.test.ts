import { serviceError } from '../simulators/adls/refusal.ts';
import { byPath } from './fixture.ts';
import { LakeDataSetFixture } from './lakeDataSetFixture.ts';

const fixture = new LakeDataSetFixture();
const MEBI = 1024 * 1024;
const append = { method: 'PATCH', path: /action=append/ };
const deletion = { method: 'DELETE' };
const busy = (seconds: number) => serviceError('ServerBusy', { 'retry-after': String(seconds) });
const left = () => fixture.files.list().filter((path) => path.includes('.tmp-'));

/** What the node says has to be done. */
async function deleteByHand(path: string): Promise<void> {
	const parameters = { resource: 'file', operation: 'delete', item: byPath(path) };
	await fixture.succeed({ type: 'azureDataLakeWriteback', credentials: [fixture.lakeApp], parameters });
}

test.each([
	['waits as it asks', 30, [30_000]],
	['goes on at once where it asks for too much', 3600, []],
])('where the service throttles, cleaning up %s', async (_, seconds, waits) => {
	fixture.dfs.faults.add({ ...append, does: busy(3600) });
	fixture.dfs.faults.add({ ...deletion, does: busy(seconds) });
	const error = await fixture.fail(fixture.store('a', { options: { maxWait: 20 } }));
	expect(error.message).toContain('asks for a pause of 3600 s');
	expect(error.description).not.toContain('delete it');
	expect(fixture.waits).toEqual(waits);
	expect(left()).toEqual([]);
});

test('what cannot be deleted is told along with what went wrong', async () => {
	fixture.dfs.faults.add({ ...append, does: serviceError('LeaseIdMissing') });
	fixture.dfs.faults.add({ ...deletion, does: serviceError('AuthorizationPermissionMismatch') });
	const error = await fixture.fail(fixture.store('a', { folderPath: 'in', fileName: 'a.csv' }));
	const [path] = left();
	expect(error.message).toBe('Azure Data Lake could not upload "a.csv" (412 LeaseIdMissing)');
	expect(error.description).toContain('Another program holds a lease');
	expect(error.description).toContain(
		`"${path}" in the file system "exports" could not be deleted: delete it yourself.`,
	);
	await deleteByHand(path!);
});

test('and above the output, where the upload went on without it', async () => {
	fixture.dfs.faults.add({ ...deletion, does: serviceError('AuthorizationPermissionMismatch') });
	const resetAnswer = { kind: 'resetAnswer' as const, afterBytes: 9 * MEBI };
	fixture.cloud.domo.server.faults.add({ path: /\/data\?/, does: resetAnswer });
	const [json] = await fixture.succeed(fixture.ofDataSet({ fileName: 'warned.csv' }));
	const [path] = left();
	expect(json?.warnings).toEqual([expect.stringContaining(`"${path}" in the file system`)]);
	await deleteByHand(path!);
});

test('where nothing could be made, nothing is deleted', async () => {
	const { lake, app } = fixture.cloud;
	lake.account.unassign(app.clientId);
	const error = await fixture.fail(fixture.store('a'));
	lake.account.assign(app.clientId, 'Storage Blob Data Contributor');
	expect(error.description).not.toContain('delete it');
	expect(fixture.cloud.journal.find({ service: 'adls', ...deletion })).toEqual([]);
});
