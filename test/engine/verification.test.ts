import { Fixture } from './fixture.ts';

const fixture = new Fixture();
const upload = (parameters = {}) => fixture.upload('content', { fileName: 'data.csv', ...parameters });
const reads = () => fixture.cloud.journal.find({ service: 'graph', method: 'GET', path: /items/ }).length;

afterEach(() => {
	fixture.cloud.graph.behaviour.hashesMissingFor = 0;
});

test('a hash that comes late is waited for', async () => {
	fixture.cloud.graph.behaviour.hashesMissingFor = 2;
	const [json] = await fixture.succeed(upload());
	expect(json?.file).toMatchObject({
		verified: true,
		hash: fixture.cloud.drive.file('data.csv')?.quickXorHash,
	});
	expect(reads()).toBe(3);
});

test('without a hash the size alone is compared, and that is said', async () => {
	fixture.cloud.graph.behaviour.hashesMissingFor = Infinity;
	const [json] = await fixture.succeed(upload());
	expect(json).toMatchObject({ file: { verified: false, size: 7, hash: undefined } });
	expect(json?.warnings).toEqual(['The drive has no hash for "data.csv" yet: only its size was compared.']);
});

test('who does not want it compared does not wait for it', async () => {
	fixture.cloud.graph.behaviour.hashesMissingFor = Infinity;
	const [json] = await fixture.succeed(upload({ options: { verify: false } }));
	expect(json?.file).toMatchObject({ verified: false });
	expect(reads()).toBe(0);
});

test.each([
	['its size', { size: 6 }, 'the drive holds 6 bytes instead of 7'],
	[
		'its hash',
		{ size: 7, file: { hashes: { quickXorHash: 'AAAA' } } },
		'the drive holds content with the quickXorHash AAAA',
	],
])('what the drive holds is not taken for the file when %s differs', async (_, item, message) => {
	const body = { id: '01ABC', name: 'data.csv', ...item };
	const does = {
		kind: 'answer' as const,
		status: 201,
		body,
		headers: { 'content-type': 'application/json' },
	};
	fixture.cloud.graph.api.faults.add({ method: 'PUT', path: /content/, does });
	const error = await fixture.fail(upload());
	expect(error.message).toContain('The upload of "data.csv" ended, but');
	expect(error.message).toContain(message);
	expect(error.description).toContain('Upload it again.');
});

test.each([
	[507, 'insufficientStorage', 'The drive is full'],
	[423, 'resourceLocked', 'The file is open in Office or checked out'],
	[403, 'accessDenied', 'Grant the app the Microsoft Graph permission Sites.ReadWrite.All (Application)'],
	[400, 'pathIsTooLong', 'Use a shorter folder path or file name'],
	[413, 'requestEntityTooLarge', 'The file is larger than the service takes'],
])('%i %s is not tried again, and says what to do', async (status, code, remedy) => {
	const error = { code: 'outer', message: 'Graph’s own words', innerError: { code, 'request-id': 'a-b-c' } };
	const headers = { 'content-type': 'application/json' };
	const does = { kind: 'answer' as const, status, headers, body: { error } };
	fixture.cloud.graph.api.faults.add({ method: 'PUT', path: /content/, does });
	const told = await fixture.fail(upload());
	expect(told.message).toBe(`OneDrive could not upload "data.csv" (${status} ${code})`);
	expect(told.description).toContain(remedy);
	expect(told.description).toContain(
		'OneDrive says: Graph’s own words. Support finds it as request-id a-b-c.',
	);
	expect(fixture.waits).toEqual([]);
});
