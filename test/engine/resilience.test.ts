import { createHash, randomBytes } from 'node:crypto';

import { Fixture } from './fixture.ts';

const fixture = new Fixture();
const MEBI = 1024 * 1024;
const data = randomBytes(35 * MEBI);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
let folder = 'Test 0';
const upload = (parameters = {}) =>
	fixture.upload(data, { folderPath: folder, fileName: 'data.csv', ...parameters });
const uploads = () => fixture.cloud.graph.uploads.faults;
const sessions = () => fixture.cloud.journal.find({ service: 'graph', path: /createUploadSession/ }).length;

/** What the uploaded file came to; it has to be whole. */
async function arrives(parameters = {}) {
	const [json] = await fixture.succeed(upload(parameters));
	const file = json?.file as { name: string; verified: boolean };
	expect(file.verified).toBe(true);
	expect(fixture.cloud.drive.file(`${folder}/${file.name}`)?.sha256).toBe(sha256(data));
	return { file, transfer: json?.transfer as Record<string, number> };
}

beforeEach(() => {
	folder = `Test ${Number(folder.slice(5)) + 1}`;
	Object.assign(fixture.cloud.graph.behaviour, { keepsPartialFragments: false, createsMissingFolders: true });
});

test.each([true, false])(
	'a connection broken within a fragment costs that fragment (parts kept: %s)',
	async (keeps) => {
		fixture.cloud.graph.behaviour.keepsPartialFragments = keeps;
		uploads().add({ method: 'PUT', skip: 1, times: 2, does: { kind: 'resetRequest', afterBytes: 3 * MEBI } });
		const { transfer } = await arrives();
		expect(transfer).toMatchObject({ bytes: data.length, retries: 2, resumed: 2 });
		expect(sessions()).toBe(1);
	},
);

test.each([429, 503, 509])(
	'%i is waited out as long as it says, and the fragment sent again',
	async (status) => {
		const headers = { 'retry-after': '41.5' };
		uploads().add({ method: 'PUT', skip: 2, does: { kind: 'answer', status, headers } });
		const { transfer } = await arrives();
		expect(fixture.waits).toEqual([41_500]);
		expect(transfer).toMatchObject({ retries: 1, resumed: 0 });
	},
);

test.each([500, 502, 504, 408])('after %i the session is asked where to go on', async (status) => {
	uploads().add({ method: 'PUT', skip: 1, does: { kind: 'answer', status } });
	expect((await arrives()).transfer).toMatchObject({ retries: 1, resumed: 1 });
	expect(sessions()).toBe(1);
});

test('fragments become smaller when they take too long', async () => {
	uploads().add({ method: 'PUT', does: { kind: 'answer', status: 504 } });
	await arrives();
	const sizes = fixture.cloud.journal
		.find({ service: 'graph-upload', method: 'PUT' })
		.map(({ bodyBytes }) => bodyBytes);
	expect(sizes.slice(0, 3)).toEqual([10 * MEBI, 5 * MEBI, 5 * MEBI]);
});

test('a fragment that had arrived although its answer was lost is not sent again', async () => {
	uploads().add({ method: 'PUT', skip: 1, does: { kind: 'loseAnswer' } });
	await arrives();
	const starts = fixture.cloud.journal
		.find({ service: 'graph-upload', method: 'PUT' })
		.map(({ headers }) => headers['content-range']);
	expect(new Set(starts).size).toBe(starts.length);
});

test('416 leads to where the service is', async () => {
	uploads().add({
		method: 'PUT',
		skip: 2,
		does: { kind: 'answer', status: 416, body: { error: { code: 'invalidRange', message: 'overlap' } } },
	});
	expect((await arrives()).transfer).toMatchObject({ resumed: 1 });
});

test('a lost session is begun again', async () => {
	const run = fixture.begin(upload());
	await fixture.until(
		() => fixture.cloud.journal.find({ service: 'graph-upload', method: 'PUT' }).length > 1,
	);
	fixture.cloud.graph.loseSessions();
	const { status, items } = await run.result;
	expect(status).toBe('success');
	expect(items[0]?.json.file).toMatchObject({ verified: true });
	expect(sessions()).toBe(2);
});

test('missing folders are made where the service does not make them', async () => {
	fixture.cloud.graph.behaviour.createsMissingFolders = false;
	const [json] = await fixture.succeed(upload({ folderPath: `${folder}/B/C` }));
	expect(json?.file).toMatchObject({ path: `/${folder}/B/C/data.csv`, verified: true });
});

test('a token that runs out, or is revoked, is renewed once', async () => {
	await arrives();
	fixture.cloud.entra.revokeTokens();
	await arrives();
	expect(fixture.cloud.journal.find({ service: 'entra', method: 'POST' }).length).toBe(1);
});

test('what breaks again and again is given up in words, and the session with it', async () => {
	uploads().add({ method: 'PUT', skip: 1, times: 10, does: { kind: 'resetRequest', afterBytes: MEBI } });
	const error = await fixture.fail(upload());
	expect(error.message).toBe('OneDrive could not upload "data.csv"');
	expect(error.description).toBe(
		'It broke the connection. Run the node again once the connection is stable.',
	);
	expect(fixture.waits.length).toBe(9);
});

test('progress makes up for what failed before', async () => {
	for (let skip = 0; skip < 4; skip++)
		uploads().add({
			method: 'PUT',
			path: /./,
			skip,
			times: 7,
			does: { kind: 'resetRequest', afterBytes: 1 },
		});
	expect((await arrives()).transfer.retries).toBe(28);
});

test('a longer wait than is allowed ends the run, and says how long', async () => {
	uploads().add({ method: 'PUT', does: { kind: 'answer', status: 429, headers: { 'retry-after': '315' } } });
	const error = await fixture.fail(upload({ options: { maxWait: 300 } }));
	expect(error.message).toBe('The service asks for a pause of 315 s, which is longer than Max Wait allows');
	expect(error.description).toContain('raise Max Wait in its options (now 300 s in all)');
	expect(fixture.waits).toEqual([]);
});
