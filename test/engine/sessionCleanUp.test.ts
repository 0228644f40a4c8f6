import { randomBytes } from 'node:crypto';

import { stop, stopUnanswered } from './cancellation.ts';
import { Fixture } from './fixture.ts';

const MEBI = 1024 * 1024;
const fixture = new Fixture();
const data = randomBytes(25 * MEBI);
const upload = () => fixture.upload(data, { fileName: 'data.csv' });
const uploads = () => fixture.cloud.graph.uploads.faults;
const answer = (status: number) => ({ kind: 'answer' as const, status });
const stall = { kind: 'stall' as const, afterBytes: 0 };
const deletes = () =>
	fixture.cloud.journal
		.find({ service: 'graph-upload', method: 'DELETE' })
		.map(({ outcome, fault }) => fault ?? outcome);

// After each test the service holds no session: see the fixture.

test('a session is given up again when that did not arrive', async () => {
	uploads().add({ method: 'PUT', skip: 1, does: answer(403) });
	uploads().add({ method: 'DELETE', does: answer(503) });
	uploads().add({ method: 'DELETE', does: { kind: 'loseAnswer' } });
	const error = await fixture.fail(upload());
	expect(error.message).toContain('OneDrive could not upload "data.csv" (403');
	expect(deletes()).toEqual(['answer', 'loseAnswer', 404]);
});

test('a session that cannot be given up is left after three attempts, and the upload fails as it did', async () => {
	uploads().add({ method: 'PUT', skip: 1, does: answer(403) });
	uploads().add({ method: 'DELETE', times: 3, does: answer(500) });
	expect((await fixture.fail(upload())).message).toContain('(403');
	expect(deletes()).toEqual(['answer', 'answer', 'answer']);
	fixture.cloud.graph.loseSessions();
});

test('a session that is not known everywhere yet is given up before another is begun', async () => {
	uploads().add({ method: 'PUT', skip: 1, does: answer(404) });
	uploads().add({ method: 'GET', does: answer(404) });
	const [json] = await fixture.succeed(upload());
	expect(json?.file).toMatchObject({ verified: true });
	expect(deletes()).toEqual([204]);
});

describe('a stop', () => {
	test('while a session is made gives up what is made', async () => {
		const { graph } = fixture.cloud;
		const { promise: until, resolve: answerNow } = Promise.withResolvers<void>();
		graph.api.faults.add({ path: /createUploadSession/, does: { kind: 'slow', until } });
		const run = fixture.begin(upload());
		await fixture.until(() => graph.openSessions === 1);
		const stopped = stop(fixture, run);
		answerNow();
		await stopped;
		await fixture.until(() => deletes().length > 0);
		expect(fixture.cloud.journal.find({ service: 'graph-upload', method: 'PUT' })).toEqual([]);
	});

	test('does not wait for a session that is long in coming', async () => {
		const { graph } = fixture.cloud;
		graph.api.faults.add({ path: /createUploadSession/, does: stall });
		const run = fixture.begin(upload());
		await fixture.until(() => graph.openSessions === 1);
		await stopUnanswered(fixture, run, () => graph.api.faults.spent);
		graph.loseSessions();
	});

	test('does not wait until a service that does not answer has given a session up', async () => {
		uploads().add({ method: 'PUT', skip: 1, does: stall });
		uploads().add({ method: 'DELETE', does: stall });
		const run = fixture.begin(upload());
		const putting = () => fixture.cloud.journal.find({ service: 'graph-upload', method: 'PUT' }).length;
		await fixture.until(() => putting() === 2);
		await stopUnanswered(fixture, run, () => uploads().spent);
		expect(deletes()).toEqual(['stall']);
	});
});
