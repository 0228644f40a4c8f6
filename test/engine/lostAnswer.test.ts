import { createHash, randomBytes } from 'node:crypto';

import type { Disturbance } from '../simulators/faults.ts';
import { Fixture } from './fixture.ts';

const MEBI = 1024 * 1024;
const fixture = new Fixture();
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const OTHER = 'somebody else was faster';
const CUT: Disturbance = { kind: 'resetRequest', afterBytes: 1 };
const BUSY: Disturbance = { kind: 'answer', status: 503, headers: { 'retry-after': '5' } };
let folder = 'Test 0';

beforeEach(() => {
	folder = `Test ${Number(folder.slice(5)) + 1}`;
});

const files = () => {
	const { drive } = fixture.cloud;
	const found = drive.list(folder).map((name) => [name, drive.file(`${folder}/${name}`)?.sha256]);
	return Object.fromEntries(found) as Record<string, string>;
};
const doubt = (name: string) =>
	`Microsoft's answer to the upload was lost. "${name}" has the same content and came into being at that time, so it is taken for what was uploaded.`;

describe.each([
	['small', randomBytes(100), 0],
	['large', randomBytes(11 * MEBI), 1],
])('of a %s file', (size, data, last) => {
	const whole = sha256(data);
	const upload = (conflictBehavior: string) =>
		fixture.upload(data, { folderPath: folder, fileName: 'data.csv', conflictBehavior });
	const server = () => fixture.cloud.graph[size === 'small' ? 'api' : 'uploads'];
	const puts = () => fixture.cloud.journal.find({ service: server().service, method: 'PUT' });

	/** Disturbs the request with the last byte. */
	function disturb(does: Disturbance, skip = 0): void {
		server().faults.add({ method: 'PUT', skip: skip + last, does });
	}

	/** Somebody else puts a file there once the upload has begun, and then the request with the last byte fails. */
	function meanwhile(content: Buffer | string): void {
		server().faults.add({ method: 'PUT', does: BUSY });
		disturb(CUT);
		fixture.pause = () => {
			if (fixture.waits.length === 1) fixture.cloud.drive.put(`${folder}/data.csv`, content);
			// What the service answers of a session that it has lost, it answers of one that is complete.
			else fixture.cloud.graph.loseSessions();
			return Promise.resolve();
		};
	}

	describe.each(['replace', 'rename', 'fail'])('%s', (conflictBehavior) => {
		test('the answer is lost: the file is there, once, and recognised by its content', async () => {
			disturb({ kind: 'loseAnswer' });
			const [json] = await fixture.succeed(upload(conflictBehavior));
			expect(json?.file).toMatchObject({ name: 'data.csv', verified: true });
			expect(files()).toEqual({ 'data.csv': whole });
			expect(puts().length).toBe(last + 1);
			expect(json?.warnings).toEqual(conflictBehavior === 'replace' ? undefined : [doubt('data.csv')]);
		});

		test('the request is lost: it is sent again, and there is one file', async () => {
			disturb(CUT);
			const [json] = await fixture.succeed(upload(conflictBehavior));
			expect(json?.file).toMatchObject({ name: 'data.csv', verified: true });
			expect(files()).toEqual({ 'data.csv': whole });
			expect(puts().length).toBe(last + 2);
			expect(json?.warnings).toBeUndefined();
		});
	});

	describe('the request is lost, and something else has the name by now', () => {
		beforeEach(() => meanwhile(OTHER));

		test('replace: it is replaced', async () => {
			const [json] = await fixture.succeed(upload('replace'));
			expect(json?.file).toMatchObject({ name: 'data.csv', verified: true });
			expect(files()).toEqual({ 'data.csv': whole });
		});

		test('rename: both are there', async () => {
			const [json] = await fixture.succeed(upload('rename'));
			expect(json?.file).toMatchObject({ name: 'data 1.csv', verified: true });
			expect(files()).toEqual({ 'data.csv': sha256(Buffer.from(OTHER)), 'data 1.csv': whole });
		});

		test('fail: it fails, and what is there stays', async () => {
			const error = await fixture.fail(upload('fail'));
			expect(error.message).toBe('OneDrive could not upload "data.csv" (409 nameAlreadyExists)');
			expect(files()).toEqual({ 'data.csv': sha256(Buffer.from(OTHER)) });
		});
	});

	test('somebody else puts the same there at that moment: it is taken for the upload, which the output says', async () => {
		meanwhile(data);
		const [json] = await fixture.succeed(upload('rename'));
		expect(json?.file).toMatchObject({ name: 'data.csv', verified: true });
		expect(json?.warnings).toEqual([doubt('data.csv')]);
	});
});

test('the same file of another item is not taken for its own', async () => {
	const data = Buffer.from('twice the same');
	const item = { binary: { data: { data, fileName: 'in.csv' } } };
	const { faults } = fixture.cloud.graph.api;
	faults.add({ method: 'PUT', path: /content/, skip: 1, does: CUT });
	const jsons = await fixture.succeed(
		fixture.upload(
			'',
			{ folderPath: folder, fileName: 'data.csv', conflictBehavior: 'rename', options: { concurrency: 1 } },
			{ items: [item, item] },
		),
	);
	expect(jsons.map(({ file }) => (file as { name: string }).name)).toEqual(['data.csv', 'data 1.csv']);
	expect(Object.keys(files()).sort()).toEqual(['data 1.csv', 'data.csv']);
	expect(jsons.flatMap(({ warnings }) => warnings ?? [])).toEqual([]);
});

test('a file that got a number is recognised too, and not an older one of the same content', async () => {
	const data = randomBytes(11 * MEBI);
	fixture.cloud.drive.put(`${folder}/data.csv`, data);
	// A second later, by the service's own clock.
	fixture.timePasses(2000);
	fixture.cloud.graph.uploads.faults.add({ method: 'PUT', skip: 1, does: { kind: 'loseAnswer' } });
	const parameters = { folderPath: folder, fileName: 'data.csv', conflictBehavior: 'rename' };
	const [json] = await fixture.succeed(fixture.upload(data, parameters));
	expect(json?.file).toMatchObject({ name: 'data 1.csv', verified: true });
	expect(Object.keys(files()).sort()).toEqual(['data 1.csv', 'data.csv']);
});
