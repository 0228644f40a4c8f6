import { randomBytes } from 'node:crypto';

import { Fixture } from './fixture.ts';

const MEBI = 1024 * 1024;
const fixture = new Fixture();
const large = randomBytes(35 * MEBI);
const MINUTE = 60;
const busy = (retryAfter: string) => ({
	kind: 'answer' as const,
	status: 429,
	headers: { 'retry-after': retryAfter },
});
const tokenRequests = () => fixture.cloud.journal.find({ service: 'entra', path: /\/token/ }).length;
const outcomes = (method: string, path: RegExp) =>
	fixture.cloud.journal.find({ service: 'graph', method, path }).map(({ outcome }) => outcome);

/** The service asks for a pause before each of the four fragments of the large file; seconds. */
function pauseBeforeEachFragment(seconds: number): void {
	for (const skip of [0, 1, 2, 3])
		fixture.cloud.graph.uploads.faults.add({ method: 'PUT', skip, does: busy(String(seconds)) });
}

describe('Max Wait', () => {
	test('counts the pauses together', async () => {
		const { faults } = fixture.cloud.graph.uploads;
		faults.add({ method: 'PUT', does: busy('200') });
		faults.add({ method: 'PUT', skip: 1, does: busy('101') });
		const error = await fixture.fail(fixture.upload(large, { options: { maxWait: 300 } }));
		expect(error.message).toContain('The service asks for a pause of 101 s');
		expect(fixture.waits).toEqual([200_000]);
	});

	test('may be used up to the last second', async () => {
		pauseBeforeEachFragment(75);
		await fixture.succeed(fixture.upload(large, { options: { maxWait: 300 } }));
	});

	test('counts pauses of files side by side once', async () => {
		const { faults } = fixture.cloud.graph.api;
		faults.add({ method: 'PUT', path: /content/, times: 2, does: busy('200') });
		fixture.pause = () => fixture.until(() => fixture.waits.length === 2);
		const items = ['a.csv', 'b.csv'].map((name) => ({
			json: { name },
			binary: { data: { data: Buffer.from(name), fileName: name } },
		}));
		const parameters = { fileName: '={{ $json.name }}', options: { maxWait: 300, concurrency: 2 } };
		await fixture.succeed(fixture.upload('', parameters, { items }));
		expect(fixture.waits).toEqual([200_000, 200_000]);
	});

	test('bounds what the sign-in service asks for as well', async () => {
		fixture.cloud.entra.expireTokens();
		fixture.cloud.entra.server.faults.add({ path: /token/, does: busy('301') });
		const error = await fixture.fail(fixture.upload('x', { options: { maxWait: 300 } }));
		expect(error.message).toContain('The service asks for a pause of 301 s');
		expect(fixture.waits).toEqual([]);
	});
});

test('a pause until a date lasts until then', async () => {
	const date = new Date(Math.ceil(Date.now() / 1000) * 1000 + 90_000);
	const { faults } = fixture.cloud.graph.api;
	faults.add({ method: 'PUT', path: /content/, does: busy(date.toUTCString()) });
	const asked = date.getTime() - Date.now();
	const [json] = await fixture.succeed(fixture.upload('x'));
	expect(fixture.waits).toEqual([asked]);
	expect(json?.transfer).toMatchObject({ retries: 1, durationMs: asked });
});

describe('an upload that takes longer than a token lasts', () => {
	beforeEach(() => {
		fixture.cloud.entra.expireTokens();
		// The hash is read at the end, by when the token of the beginning has run out.
		fixture.cloud.graph.behaviour.hashesMissingFor = 1;
		pauseBeforeEachFragment(25 * MINUTE);
	});

	afterEach(() => {
		fixture.cloud.graph.behaviour.hashesMissingFor = 0;
	});

	const options = { maxWait: 120 * MINUTE };

	test('has it renewed before it runs out', async () => {
		const [json] = await fixture.succeed(fixture.upload(large, { options }));
		expect(json).toMatchObject({
			file: { verified: true },
			transfer: { durationMs: 100 * MINUTE * 1000 + 500, resumed: 0 },
		});
		expect(tokenRequests()).toBe(2);
		expect(outcomes('GET', /items/)).toEqual([200, 200]);
		expect(outcomes('POST', /createUploadSession/)).toEqual([200]);
	});

	test('has it renewed by n8n when a user has signed in', async () => {
		const credential = fixture.engine.credentials.add(
			'oneDriveWritebackOAuth2Api',
			await fixture.cloud.signIn(),
		);
		fixture.cloud.journal.clear();
		const parameters = { authentication: 'oAuth2', drive: 'me', options };
		const [json] = await fixture.succeed(fixture.upload(large, parameters, { credentials: [credential] }));
		expect(json?.file).toMatchObject({ verified: true });
		expect(tokenRequests()).toBe(1);
		expect(outcomes('GET', /items/)).toEqual([401, 200, 200]);
	});
});

test('n8n’s renewal of a user’s token is waited for while the sign-in service is busy', async () => {
	const data = await fixture.cloud.signIn();
	const credential = fixture.engine.credentials.add('oneDriveWritebackOAuth2Api', data);
	fixture.cloud.entra.expireTokens();
	const { faults } = fixture.cloud.entra.server;
	faults.add({ path: /token/, does: { ...busy('7'), status: 503 } });
	faults.add({ path: /token/, does: { kind: 'resetRequest', afterBytes: 1 } });
	const parameters = { authentication: 'oAuth2', drive: 'me' };
	await fixture.succeed(fixture.upload('x', parameters, { credentials: [credential] }));
	expect(fixture.waits.length).toBe(2);
	expect(fixture.waits[0]).toBe(7000);
});
