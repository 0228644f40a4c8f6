import { Domo } from '../../../../../nodes/shared/domo/domo.ts';
import { ServiceError } from '../../../../../nodes/shared/errors/serviceError.ts';
import { FakeClock } from '../http/fakeClock.ts';
import { arriving, FakeDomo } from './fakeDomo.ts';

new FakeClock();

test('asks below the API URL, whatever blanks and slashes are around it', async () => {
	const fake = new FakeDomo({ body: [1] });
	expect(
		await new Domo(fake.run).get<number[]>('list the DataSets', '/v1/datasets?limit=50', 'length'),
	).toEqual([1]);
	expect(fake.requests[0]).toMatchObject({
		method: 'GET',
		url: 'https://domo.example/v1/datasets?limit=50',
		headers: { Accept: 'application/json' },
		timeout: 120_000,
	});
});

test('an export is asked for as CSV, compressed, and handed on as it arrives', async () => {
	const body = arriving('a,b\n');
	const fake = new FakeDomo({ body });
	const stream = await new Domo(fake.run).stream('export', '/v1/datasets/1/data');
	expect(stream.body).toBe(body);
	expect(fake.requests[0]).toMatchObject({
		headers: { Accept: 'text/csv', 'Accept-Encoding': 'gzip' },
		encoding: 'stream',
	});
});

test('an export is stopped by itself, without the rest of the run', async () => {
	const fake = new FakeDomo({ body: arriving('') }, { body: arriving('') });
	const domo = new Domo(fake.run);
	const stream = await domo.stream('export', '/1');
	await domo.stream('export', '/2');
	stream.stop();
	expect(fake.requests.map((request) => request.abortSignal?.aborted)).toEqual([true, false]);
	fake.run.stop(new Error('another item failed'));
	expect(fake.requests.map((request) => request.abortSignal?.aborted)).toEqual([true, true]);
});

const json = { status: 404, statusReason: 'Not Found', message: 'no such', toe: 'CA6JIHTO46-28C5D-UEQ7I' };
const page = '<html><head><title>Error 406 Not Acceptable</title></head><body>…</body></html>';

test.each<[string, unknown, object]>([
	['JSON', json, { codes: ['Not Found'], text: 'no such', trace: json.toe }],
	['JSON as text', JSON.stringify(json), { codes: ['Not Found'], text: 'no such', trace: json.toe }],
	['JSON that arrives', arriving(JSON.stringify(json)), { codes: ['Not Found'], trace: json.toe }],
	['little JSON', { status: 403, toe: 'x' }, { codes: [], text: undefined, trace: 'x' }],
	['OAuth JSON', { error: 'x', error_description: 'Access is denied' }, { text: 'Access is denied' }],
	['a page', page, { codes: [], text: 'Error 406 Not Acceptable', trace: undefined }],
	['a page that arrives', arriving(page), { text: 'Error 406 Not Acceptable' }],
	['a page without a title', '<html></html>', { text: undefined }],
	['nothing', undefined, { codes: [], text: undefined }],
	['an empty text', '', { codes: [], text: undefined }],
])('a refusal in %s is understood', async (_, body, refusal) => {
	const domo = new Domo(new FakeDomo({ status: 400, body }).run);
	const refused = domo.stream('export DataSet "Sales"', '/v1/datasets/1/data');
	await expect(refused).rejects.toBeInstanceOf(ServiceError);
	await expect(refused).rejects.toMatchObject({
		service: 'Domo',
		action: 'export DataSet "Sales"',
		refusal: { status: 400, ...refusal },
	});
});

test('JSON is refused in the same words', async () => {
	const refused = new Domo(new FakeDomo({ status: 400, body: json }).run).get<{ id: string }>(
		'read',
		'/v1/datasets/1',
		'id',
	);
	await expect(refused).rejects.toMatchObject({ status: 400, refusal: { trace: json.toe } });
});

test('trouble that passes is waited for', async () => {
	const fake = new FakeDomo({ status: 503, body: page }, { status: 429, body: '' }, { body: { id: '1' } });
	expect(await new Domo(fake.run).get<{ id: string }>('read', '/v1/datasets/1', 'id')).toEqual({ id: '1' });
});
