import type { Drive } from '../simulators/graph/drive.ts';
import { Fixture } from './fixture.ts';

const MEBI = 1024 * 1024;
const fixture = new Fixture();
const owner = { id: 'adele-object-id', userPrincipalName: 'adele@contoso.com', displayName: 'Adele Vance' };
let adeles: Drive;

beforeAll(() => {
	adeles = fixture.cloud.graph.addDrive({ owner });
});

test.each([
	['ID', () => ({ drive: 'driveId', driveId: ` ${adeles.id} ` })],
	['user’s sign-in name', () => ({ drive: 'user', user: owner.userPrincipalName.toUpperCase() })],
	['user’s object ID', () => ({ drive: 'user', user: owner.id })],
])('a drive is found by its %s', async (by, drive) => {
	const fileName = `${by}.csv`;
	await fixture.succeed(fixture.upload('content', { fileName, ...drive() }));
	expect(adeles.list()).toContain(fileName);
	expect(fixture.cloud.drive.list()).toEqual([]);
});

test.each([
	['the drive b!none (404 itemNotFound)', { drive: 'driveId', driveId: 'b!none' }],
	[
		'the OneDrive of nobody@contoso.com (404 Request_ResourceNotFound)',
		{ drive: 'user', user: 'nobody@contoso.com' },
	],
])('a drive that is not there is named: %s', async (what, drive) => {
	const error = await fixture.fail(fixture.upload('content', drive));
	expect(error.message).toBe(`OneDrive could not find ${what}`);
	expect(error.description).toContain('Check that the drive, the user and the folder exist');
});

test('a path may have 400 characters and not one more', async () => {
	const folderPath = Array(39).fill('123456789').join('/');
	const [json] = await fixture.succeed(fixture.upload('x', { folderPath, fileName: '12345.csv' }));
	expect((json?.file as { path: string }).path.length).toBe(1 + 399);
	await fixture.succeed(fixture.upload('x', { folderPath, fileName: '123456.csv' }));
	const error = await fixture.fail(fixture.upload('x', { folderPath, fileName: '1234567.csv' }));
	expect(error.message).toBe('Folder path and file name together have 401 characters');
});

test.each([
	['one request up to 10 MiB', 10 * MEBI, ['graph']],
	['a session above', 10 * MEBI + 1, ['graph-upload', 'graph-upload']],
])('a file goes by %s', async (_, bytes, services) => {
	const [json] = await fixture.succeed(fixture.upload(Buffer.alloc(bytes), { fileName: 'size.csv' }));
	expect(fixture.cloud.journal.find({ method: 'PUT' }).map(({ service }) => service)).toEqual(services);
	const requests = fixture.cloud.graph.requests.length;
	const nothing = { retries: 0, resumed: 0, durationMs: 0, skipped: false };
	expect(json?.transfer).toEqual({ bytes, requests, ...nothing });
});
