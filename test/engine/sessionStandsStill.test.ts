import { randomBytes } from 'node:crypto';

import { Fixture } from './fixture.ts';

const MEBI = 1024 * 1024;
const fixture = new Fixture();
const data = randomBytes(25 * MEBI);
const upload = (parameters = {}) => fixture.upload(data, { fileName: 'data.csv', ...parameters });
const uploads = () => fixture.cloud.graph.uploads.faults;
/** A session that says from where on it expects bytes, whatever it is sent. */
const expecting = (status: number, start: number, headers = {}) => ({
	kind: 'answer' as const,
	...{
		status,
		headers,
		body: { expirationDateTime: '2030-01-01T00:00:00Z', nextExpectedRanges: [`${start}-`] },
	},
});
/** The fragments that were sent, by where they start, in mebibytes. */
const starts = () =>
	fixture.cloud.journal
		.find({ service: 'graph-upload', method: 'PUT' })
		.map(({ headers }) => Number(/bytes (\d+)-/.exec(headers['content-range'] ?? '')?.[1]) / MEBI);

test('a fragment that a session takes without getting on is sent again after a pause', async () => {
	uploads().add({ method: 'PUT', skip: 1, times: 2, does: expecting(202, 10 * MEBI) });
	const [json] = await fixture.succeed(upload());
	expect(json).toMatchObject({ file: { verified: true }, transfer: { retries: 2 } });
	expect(starts()).toEqual([0, 10, 10, 10, 20]);
	expect(fixture.waits.length).toBe(2);
});

test('a session that never gets on is given up in words', async () => {
	uploads().add({ method: 'PUT', skip: 1, times: 10, does: expecting(202, 10 * MEBI) });
	const error = await fixture.fail(upload());
	expect(error.message).toContain(
		'OneDrive could not upload "data.csv": what came is not what was asked for',
	);
	expect(starts().length).toBe(11);
	expect(fixture.waits.length).toBe(9);
});

test('a pause that such a session asks for counts for Max Wait', async () => {
	uploads().add({ method: 'PUT', does: expecting(202, 0, { 'retry-after': '60' }) });
	const error = await fixture.fail(upload({ options: { maxWait: 30 } }));
	expect(error.message).toContain('The service asks for a pause of 60 s');
});

test('a session that claims more than it was sent is asked where it stands', async () => {
	uploads().add({ method: 'PUT', does: expecting(202, 20 * MEBI) });
	const [json] = await fixture.succeed(upload());
	expect(json).toMatchObject({ file: { verified: true }, transfer: { resumed: 1 } });
	expect(starts()).toEqual([0, 0, 10, 20]);
});

test('and given up when it keeps to it', async () => {
	uploads().add({ method: 'PUT', does: expecting(202, 20 * MEBI) });
	uploads().add({ method: 'GET', does: expecting(200, 20 * MEBI) });
	const error = await fixture.fail(upload());
	expect(error.message).toContain(
		'OneDrive could not upload "data.csv": what came is not what was asked for',
	);
	expect(starts()).toEqual([0]);
});

test('what a larger fragment brought that nobody answered is believed', async () => {
	uploads().add({ method: 'PUT', does: { kind: 'misreport', status: 504 } });
	uploads().add({ method: 'GET', does: expecting(200, 0) });
	const [json] = await fixture.succeed(upload());
	expect(json).toMatchObject({ file: { verified: true }, transfer: { resumed: 2 } });
	expect(starts()).toEqual([0, 0, 10, 15, 20]);
});
