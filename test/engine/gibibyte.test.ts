import { createHash, type Hash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';

import { OpenedFiles } from '../unit/nodes/shared/file/openedFiles.ts';
import { Fixture } from './fixture.ts';

const fixture = new Fixture({ content: 'hashOnly' });
const opened = new OpenedFiles();
const MEBI = 1024 * 1024;
const SIZE = 1024 * MEBI;
const FRAGMENT = 10 * MEBI;
const FRAGMENTS = Math.ceil(SIZE / FRAGMENT);

/** A file that takes the memory of one chunk. Each chunk has a number, so that none can take another's place. */
function* numberedChunks(hash: Hash): Generator<Buffer> {
	const noise = randomBytes(MEBI);
	for (let number = 0; number < SIZE / noise.length; number++) {
		noise.writeUInt32BE(number);
		const chunk = Buffer.from(noise);
		hash.update(chunk);
		yield chunk;
	}
}

type Sent = [fragment: number, outcome: number | 'reset' | undefined];

/** The fragments that each session was sent, and what became of them. */
function sent(): Sent[][] {
	const puts = fixture.cloud.journal.find({ service: 'graph-upload', method: 'PUT' });
	const sessions = Map.groupBy(puts, ({ url }) => url);
	const start = (range = '') => Number(/^bytes (\d+)-/.exec(range)?.[1]);
	return [...sessions.values()].map((session) =>
		session.map(({ headers, outcome }) => [start(headers['content-range']) / FRAGMENT, outcome]),
	);
}

/** Fragments from the first to the last, each sent once and taken, unless told. */
function inOrder(last: number, otherwise: Record<number, Array<Sent[1]>>): Sent[] {
	const numbers = Array.from({ length: last + 1 }, (_, number) => number);
	return numbers.flatMap((number) => (otherwise[number] ?? [202]).map((outcome): Sent => [number, outcome]));
}

test('a gibibyte arrives whole, and goes on after each interruption from where it was', async () => {
	const { graph, journal, drive } = fixture.cloud;
	const { faults } = graph.uploads;
	const pause = (seconds: number) => ({ status: 503, headers: { 'retry-after': `${seconds}` } });
	// While the client waits to send fragment 4 once more, the session is lost: all begins again, as it has to.
	faults.add({ method: 'PUT', skip: 4, does: { kind: 'answer', ...pause(17) } });
	fixture.pause = () => Promise.resolve(fixture.waits.length === 1 ? graph.loseSessions() : undefined);
	// Each counts the fragments that it lets pass from the first session on, where there were five.
	faults.add({ method: 'PUT', skip: 5 + 20, does: { kind: 'resetRequest', afterBytes: 3 * MEBI } });
	faults.add({ method: 'PUT', skip: 5 + 40, does: { kind: 'answer', ...pause(61) } });
	faults.add({ method: 'PUT', skip: 5 + 60, does: { kind: 'misreport', ...pause(29) } });

	const hash = createHash('sha256');
	const data = Readable.from(numberedChunks(hash), { objectMode: false });
	const binary = { data: { data, fileName: 'large.csv', mimeType: 'text/csv' } };
	const [json] = await fixture.succeed(
		fixture.upload('', { fileName: 'large.csv' }, { items: [{ binary }] }),
	);

	expect(json?.file).toMatchObject({ name: 'large.csv', size: SIZE, verified: true });
	expect(drive.file('large.csv')?.sha256).toBe(hash.digest('hex'));
	expect(drive.history('large.csv').length).toBe(1);
	expect(sent()).toEqual([
		inOrder(4, { 4: [503, 404] }),
		inOrder(FRAGMENTS - 1, {
			20: ['reset', 202],
			40: [503, 202],
			// Taken, although the answer said otherwise: sent again it is refused as received before.
			60: [503, 416],
			[FRAGMENTS - 1]: [201],
		}),
	]);
	expect(fixture.waits.filter((wait) => wait > 10_000)).toEqual([17_000, 61_000, 29_000]);
	expect(json?.transfer).toMatchObject({
		bytes: SIZE,
		retries: 6,
		resumed: 2,
		requests: graph.requests.length,
	});
	expect(journal.find({ path: /createUploadSession/ }).length).toBe(2);
	expect(opened.closed).toEqual([true]);
}, 300_000);
