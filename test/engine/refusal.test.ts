import { randomBytes } from 'node:crypto';

import { OpenedFiles } from '../unit/nodes/shared/file/openedFiles.ts';
import { Fixture } from './fixture.ts';

const MEBI = 1024 * 1024;
const fixture = new Fixture();
const opened = new OpenedFiles();
const large = randomBytes(25 * MEBI);
const upload = (data: Buffer | string, parameters = {}) =>
	fixture.upload(data, { fileName: 'data.csv', ...parameters });

/** What was sent to the upload session until it was given up, and what came back. */
async function fragments(): Promise<string[]> {
	const requests = () => fixture.cloud.journal.find({ service: 'graph-upload' });
	await fixture.until(() => requests().some(({ method, outcome }) => method === 'DELETE' && outcome));
	return requests().map(({ method, outcome }) => `${method} ${outcome}`);
}

/** Graph's answer when it refuses. */
function refusal(status: number, code: string, innerError?: object) {
	const body = { error: { code, message: 'Graph’s own words', innerError } };
	return { kind: 'answer' as const, status, headers: { 'content-type': 'application/json' }, body };
}

describe('a large file that is refused under way is not sent again, its session is given up, and the user told what to do', () => {
	afterEach(() => {
		expect(opened.closed).toEqual([true]);
	});

	test.each([
		[400, 'invalidRequest', 'an administrator may have blocked files of this type'],
		[403, 'accessDenied', 'Grant the app the Microsoft Graph permission Sites.ReadWrite.All (Application)'],
		[409, 'nameAlreadyExists', 'Choose Replace or Rename for "If File Exists"'],
		[412, 'resourceModified', 'It has changed meanwhile'],
		[413, 'requestEntityTooLarge', 'The file is larger than the service takes'],
		[423, 'accessDenied', 'The file is open in Office or checked out'],
		[507, 'insufficientStorage', 'The drive is full: make room'],
	])('%i %s', async (status, code, remedy) => {
		fixture.cloud.graph.uploads.faults.add({ method: 'PUT', skip: 1, does: refusal(status, code) });
		const error = await fixture.fail(upload(large));
		expect(error.message).toBe(`OneDrive could not upload "data.csv" (${status} ${code})`);
		expect(error.description).toContain(remedy);
		expect(error.description).toContain('OneDrive says: Graph’s own words.');
		expect(error.httpCode).toBe(String(status));
		expect(fixture.waits).toEqual([]);
		expect(await fragments()).toEqual(['PUT 202', `PUT ${status}`, 'DELETE 204']);
		expect(fixture.cloud.drive.list()).toEqual([]);
	});

	test('because somebody opened the file meanwhile', async () => {
		const { drive, graph } = fixture.cloud;
		drive.put('open.csv', 'as it was');
		const does = { kind: 'answer' as const, status: 503, headers: { 'retry-after': '5' } };
		graph.uploads.faults.add({ method: 'PUT', skip: 1, does });
		fixture.pause = () => Promise.resolve(drive.lock('open.csv'));
		const error = await fixture.fail(upload(large, { fileName: 'open.csv' }));
		expect(error.message).toBe('OneDrive could not upload "open.csv" (423 resourceLocked)');
		expect(error.description).toContain('close it or check it in, then run again');
		expect(await fragments()).toEqual(['PUT 202', 'PUT 503', 'PUT 423', 'DELETE 204']);
		expect(drive.file('open.csv')?.bytes().toString()).toBe('as it was');
	});
});

test.each([
	['large', large],
	['small', Buffer.from('more than there is room for')],
])('a full drive takes nothing of a %s file', async (_, data) => {
	const owner = { id: 'adele', userPrincipalName: 'adele@contoso.com', displayName: 'Adele' };
	const drive = fixture.cloud.graph.addDrive({ owner, quota: data.length - 1 });
	const error = await fixture.fail(upload(data, { drive: 'driveId', driveId: drive.id }));
	expect(error.message).toBe('OneDrive could not upload "data.csv" (507 quotaLimitReached)');
	expect(error.description).toContain('The drive is full: make room, or ask for more storage.');
	expect(drive.list()).toEqual([]);
	expect(fixture.waits).toEqual([]);
});

test('what a service repeats of tokens and addresses is not told', async () => {
	const message = 'Bearer abc.def was refused at https://contoso.example.com/upload?tempauth=ghi';
	const body = { error: { code: 'accessDenied', message } };
	const does = { ...refusal(403, ''), body };
	fixture.cloud.graph.uploads.faults.add({ method: 'PUT', does });
	const result = await fixture.run(upload(large));
	expect(result.error?.description).toContain('Bearer … was refused at https://contoso.example.com/upload?…');
	expect(result.kept).not.toMatch(/abc\.def|ghi/);
});

test('a session that is refused is not asked for again', async () => {
	fixture.cloud.drive.put('locked.csv', 'open in Excel');
	fixture.cloud.drive.lock('locked.csv');
	const error = await fixture.fail(upload(large, { fileName: 'locked.csv' }));
	expect(error.message).toBe('OneDrive could not upload "locked.csv" (423 resourceLocked)');
	expect(fixture.cloud.journal.find({ path: /createUploadSession/ }).length).toBe(1);
	fixture.cloud.drive.lock('locked.csv', false);
});

test('a token that is turned down is renewed once and not again', async () => {
	const does = refusal(401, 'InvalidAuthenticationToken');
	fixture.cloud.graph.api.faults.add({ path: /\/drive\?/, times: 2, does });
	const error = await fixture.fail(upload('x'));
	expect(error.message).toContain('(401 InvalidAuthenticationToken)');
	expect(error.description).toContain('The sign-in was turned down twice: open the credential');
	expect(fixture.cloud.journal.find({ service: 'graph' }).length).toBe(2);
	expect(fixture.waits).toEqual([]);
});

describe('a service that loses every session is given up, and the folder not taken for the reason', () => {
	const folderPath = 'Reports/2026';
	const requests = (path: RegExp) => fixture.cloud.journal.find({ service: 'graph', method: 'POST', path });

	afterEach(() => {
		expect(fixture.waits.length).toBe(9);
		expect(requests(/createUploadSession/).length).toBe(10);
		expect(requests(/children/)).toEqual([]);
	});

	test('in words', async () => {
		const { behaviour } = fixture.cloud.graph;
		const { sessionLifetime } = behaviour;
		behaviour.sessionLifetime = 0;
		const error = await fixture.fail(upload(large, { folderPath }));
		behaviour.sessionLifetime = sessionLifetime;
		expect(error.message).toBe('OneDrive could not upload "data.csv" (404 uploadSessionNotFound)');
		expect(error.description).toContain('Microsoft lost the upload on its way');
	});

	test('without words', async () => {
		const does = { kind: 'answer' as const, status: 404 };
		const { faults } = fixture.cloud.graph.uploads;
		faults.add({ method: 'PUT', times: 10, does });
		faults.add({ method: 'GET', times: 9, does });
		const error = await fixture.fail(upload(large, { folderPath }));
		fixture.cloud.graph.loseSessions();
		expect(error.message).toBe('OneDrive could not upload "data.csv" (404 uploadSessionNotFound)');
		expect(error.description).toContain('Microsoft lost the upload on its way');
	});
});
