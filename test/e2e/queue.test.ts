import { chain, MANUAL_TRIGGER } from '../sandbox/api/workflow.ts';
import { Redis } from '../sandbox/redis.ts';
import { by, Fixture, step } from './fixture.ts';
import { csv, sales, sha256 } from './sales.ts';

let redis: Redis;
const fixture = new Fixture(async () => {
	redis = await Redis.start();
	// A worker that does one thing at a time leaves the second execution to the other.
	return { ...redis.environment, N8N_CONCURRENCY_PRODUCTION_LIMIT: '1' };
});
const files = () => fixture.cloud.lake.files;

beforeAll(async () => {
	const { n8n } = fixture.world;
	for (let worker = 0; worker < 2; worker++) await n8n.startWorker();
});
afterAll(async () => await redis.stop());

/** Two executions, each in a worker of its own, that have both begun to upload before either can have ended. */
async function both(conflictBehavior: string, fileName: string) {
	const parameters = { source: 'domoDataSet', dataSetId: by('id', sales.id), fileNameMode: 'custom' };
	const { lake, domo } = fixture.credentials;
	const upload = {
		...step('Upload', 'azureDataLakeWriteback', lake, { ...parameters, fileName, conflictBehavior }),
		credentials: [lake, domo],
	};
	const workflow = await fixture.api.createWorkflow(chain('Race', [MANUAL_TRIGGER, upload]));
	const { faults } = fixture.cloud.lake.account.dfs;
	const met = Promise.withResolvers<void>();
	faults.add({
		method: 'PUT',
		path: /\.tmp-.*resource=file/,
		times: 2,
		does: { kind: 'slow', until: met.promise },
	});
	const ids = [
		await fixture.api.run(workflow, MANUAL_TRIGGER.name),
		await fixture.api.run(workflow, MANUAL_TRIGGER.name),
	];
	await fixture.until(() => faults.spent);
	met.resolve();
	const executions = await Promise.all(ids.map((id) => fixture.api.finished(id)));
	const { workers } = fixture.world.n8n;
	for (const { log } of workers) expect(ids.filter((id) => log.includes(`execution ${id} `))).toHaveLength(1);
	return executions;
}

test('two workers that write the same name at once with rename get two files', async () => {
	const executions = await both('rename', 'race.csv');
	expect(executions.map(({ status }) => status)).toEqual(['success', 'success']);
	const names = executions.map((execution) => (execution.json('Upload')[0]?.file as { name: string }).name);
	expect(names.toSorted()).toEqual(['race 1.csv', 'race.csv']);
	for (const name of names) {
		expect(files().file(name)?.sha256).toBe(sha256(csv()));
		expect(files().visible(name)).toHaveLength(1);
	}
});

test('with fail they get one file and one clear error', async () => {
	const executions = await both('fail', 'one.csv');
	expect(executions.map(({ status }) => status).toSorted()).toEqual(['error', 'success']);
	const error = executions.find(({ status }) => status === 'error')?.error;
	expect(error?.message).toBe('There is a file "one.csv" already');
	expect(files().file('one.csv')?.sha256).toBe(sha256(csv()));
	expect(files().visible('one.csv')).toHaveLength(1);
	expect(files().file('one 1.csv')).toBeUndefined();
});
