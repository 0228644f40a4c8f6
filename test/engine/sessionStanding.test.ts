import { randomBytes } from 'node:crypto';

import { Fixture } from './fixture.ts';

const MEBI = 1024 * 1024;
const fixture = new Fixture();
const data = randomBytes(25 * MEBI);
const upload = (parameters = {}) => fixture.upload(data, { fileName: 'data.csv', ...parameters });
const uploads = () => fixture.cloud.graph.uploads.faults;
const saying = (status: number, body?: unknown, headers = {}) => ({
	kind: 'answer' as const,
	...{ status, body, headers },
});
const PAGE = '<html><head><title>Sign in</title></head></html>';

/** What was sent to the upload sessions until the last one was given up, and what came back. */
async function requests(): Promise<string[]> {
	const entries = () => fixture.cloud.journal.find({ service: 'graph-upload' });
	await fixture.until(() => entries().some(({ method, outcome }) => method === 'DELETE' && outcome));
	return entries().map(({ method, outcome }) => `${method} ${outcome}`);
}

test.each([
	[403, saying(403, { error: { code: 'accessDenied' } }), ' (403 accessDenied)'],
	[410, saying(410), ' (410)'],
	[302, saying(302, PAGE, { location: 'https://login.example.com/' }), ': what answered sends n8n on to'],
	[200, saying(200, PAGE, { 'content-type': 'text/html' }), ': a web page came instead of data, "Sign in"'],
	[200, saying(200, {}), ': what came is not what was asked for (200)'],
])('a session that is not said to stand anywhere (%i) is given up', async (status, does, message) => {
	uploads().add({ method: 'PUT', skip: 1, does: saying(500) });
	uploads().add({ method: 'GET', does });
	const error = await fixture.fail(upload());
	expect(error.message).toContain(`OneDrive could not upload "data.csv"${message}`);
	expect(await requests()).toEqual(['PUT 202', 'PUT 500', `GET ${status}`, 'DELETE 204']);
	expect(fixture.cloud.drive.list()).toEqual([]);
});

test('a session that has all bytes and comes to no file is given up before the upload begins again', async () => {
	const { drive, journal } = fixture.cloud;
	uploads().add({ method: 'PUT', does: saying(503, undefined, { 'retry-after': '5' }) });
	uploads().add({ method: 'PUT', skip: 2, does: { kind: 'misreport', status: 500 } });
	fixture.pause = () => Promise.resolve(void drive.put('data.csv', 'came meanwhile'));
	const error = await fixture.fail(upload({ conflictBehavior: 'fail' }));
	expect(error.message).toBe('OneDrive could not upload "data.csv" (409 nameAlreadyExists)');
	const sent = ['PUT 503', 'PUT 202', 'PUT 202', 'PUT 500', 'GET 200', 'DELETE 204'];
	expect(await requests()).toEqual(sent);
	expect(journal.find({ path: /createUploadSession/ }).map(({ outcome }) => outcome)).toEqual([200, 409]);
	expect(drive.file('data.csv')?.bytes().toString()).toBe('came meanwhile');
});
