import { createHash } from 'node:crypto';

import { AdlsFixture, refused } from './adlsFixture.ts';

const fixture = new AdlsFixture();
const path = 'in/a.csv';
const shown = () => fixture.files.file(path)?.bytes().toString();
const md5 = (text: string) => createHash('md5').update(text).digest('base64');

beforeEach(async () => void (await fixture.create(path)));

test('data shows when it is flushed, whatever the order in which it came', async () => {
	expect((await fixture.append(path, 3, 'def')).status).toBe(202);
	expect(refused(await fixture.flush(path, 6))).toEqual([400, 'InvalidFlushPosition']);
	await fixture.append(path, 0, 'abc');
	expect(shown()).toBe('');
	for (const wrong of [5, 7]) {
		expect(refused(await fixture.flush(path, wrong))).toEqual([400, 'InvalidFlushPosition']);
	}
	expect((await fixture.flush(path, 6)).status).toBe(200);
	expect(shown()).toBe('abcdef');
	await fixture.append(path, 6, 'ghi');
	expect(shown()).toBe('abcdef');
	await fixture.flush(path, 9);
	expect(shown()).toBe('abcdefghi');
	expect(fixture.violations).toEqual([]);
});

test('an append or a flush may be repeated, when its answer was lost', async () => {
	await fixture.append(path, 0, 'abc');
	await fixture.append(path, 0, 'abc');
	await fixture.append(path, 3, 'def');
	expect((await fixture.flush(path, 6)).status).toBe(200);
	expect((await fixture.flush(path, 6)).status).toBe(200);
	expect(shown()).toBe('abcdef');
	expect(fixture.violations).toEqual([]);
});

test('other bytes for the same position are noted, and count', async () => {
	await fixture.append(path, 0, 'abc');
	await fixture.append(path, 3, 'def');
	await fixture.append(path, 0, 'xyz');
	await fixture.flush(path, 6);
	expect(shown()).toBe('xyzdef');
	expect(fixture.violations).toEqual([expect.stringContaining('has the same bytes')]);
});

test('overlapping data cannot be flushed', async () => {
	await fixture.append(path, 0, 'abc');
	await fixture.append(path, 2, 'cde');
	expect(refused(await fixture.flush(path, 5))).toEqual([400, 'InvalidFlushPosition']);
	expect(refused(await fixture.flush(path, 3))).toEqual([400, 'InvalidFlushPosition']);
});

test('data behind the position of a flush is deleted, unless it is to be kept', async () => {
	await fixture.append(path, 0, 'abc');
	await fixture.append(path, 3, 'def');
	await fixture.flush(path, 3, { query: '&retainUncommittedData=true' });
	expect(fixture.violations).toEqual([]);
	expect((await fixture.flush(path, 6)).status).toBe(200);
	await fixture.append(path, 6, 'ghi');
	await fixture.append(path, 9, 'jkl');
	await fixture.flush(path, 9);
	expect(fixture.violations).toEqual([expect.stringContaining('deletes data')]);
	expect(refused(await fixture.flush(path, 12))).toEqual([400, 'InvalidFlushPosition']);
	expect(shown()).toBe('abcdefghi');
});

test('a file that is created again is empty, and what was appended is gone', async () => {
	await fixture.append(path, 0, 'abc');
	await fixture.create(path);
	expect(refused(await fixture.flush(path, 3))).toEqual([400, 'InvalidFlushPosition']);
});

test('the MD5 of an append is compared; that of a flush is stored as it is', async () => {
	const wrong = await fixture.append(path, 0, 'abc', { headers: { 'content-md5': md5('abd') } });
	expect(refused(wrong)).toEqual([400, 'Md5Mismatch']);
	expect(refused(await fixture.flush(path, 3))).toEqual([400, 'InvalidFlushPosition']);
	const right = await fixture.append(path, 0, 'abc', { headers: { 'content-md5': md5('abc') } });
	expect(right.headers['content-md5']).toBe(md5('abc'));
	expect(fixture.violations).toEqual([]);
	await fixture.flush(path, 3, { headers: { 'x-ms-content-md5': md5('abd') } });
	expect(fixture.files.file(path)?.contentMD5).toBe(md5('abd'));
	expect(fixture.violations).toEqual([expect.stringContaining('MD5 of the file')]);
	await fixture.append(path, 3, 'def');
	const none = await fixture.flush(path, 6, { headers: { 'x-ms-content-md5': 'abc' } });
	expect(refused(none)).toEqual([400, 'InvalidMd5']);
	expect(shown()).toBe('abc');
});

test('a flush says what the file is', async () => {
	await fixture.create(path, { 'x-ms-content-type': 'text/csv', 'x-ms-properties': 'a=MQ==' });
	await fixture.append(path, 0, 'abc');
	await fixture.flush(path, 3);
	expect(fixture.files.file(path)).toMatchObject({
		contentType: 'application/octet-stream',
		properties: { a: '1' },
	});
	await fixture.flush(path, 3, { headers: { 'x-ms-content-type': 'text/plain' } });
	fixture.lake.behaviour.flushKeepsContentHeaders = true;
	await fixture.flush(path, 3);
	expect(fixture.files.file(path)?.contentType).toBe('text/plain');
});

test('an append may flush at once, and then its Content-Type is that of the file', async () => {
	const headers = { 'content-type': 'application/json' };
	const { headers: answer } = await fixture.append(path, 0, 'abc', { query: '&flush=true', headers });
	expect(answer.etag).toBe(`"${fixture.files.file(path)?.eTag}"`);
	expect(fixture.files.file(path)).toMatchObject({ size: 3, contentType: 'application/json' });
	const again = await fixture.append(path, 0, 'abc', { query: '&flush=true' });
	expect(refused(again)).toEqual([400, 'InvalidFlushPosition']);
	expect((await fixture.flush(path, 3)).status).toBe(200);
	expect(fixture.violations).toEqual([]);
});

test('what the Blob service wrote cannot be appended to', async () => {
	fixture.files.put('blob.csv', 'x', { byBlobService: true });
	expect(refused(await fixture.append('blob.csv', 1, 'y'))).toEqual([409, 'InvalidFlushOperation']);
	expect(refused(await fixture.flush('blob.csv', 1))).toEqual([409, 'InvalidFlushOperation']);
});

test('appends need a file, and a file that stays', async () => {
	expect(refused(await fixture.append('none', 0, 'x'))).toEqual([404, 'PathNotFound']);
	expect(refused(await fixture.append('in', 0, 'x'))).toEqual([409, 'ResourceTypeMismatch']);
	const other = await fixture.send('PATCH', '/none/a?action=append&position=0', { body: 'x' });
	expect(refused(other)).toEqual([404, 'FilesystemNotFound']);
});

test.each([
	['a flush with a body', 'action=flush&position=0', 'x', 400, 'ContentLengthMustBeZero'],
	['an append without a body', 'action=append&position=0', '', 400, 'InvalidHeaderValue'],
	['an append that is too large', 'action=append&position=0', 'too large', 413, 'RequestBodyTooLarge'],
	['an append without a position', 'action=append', 'x', 400, 'MissingRequiredQueryParameter'],
	['a position before what is flushed', 'action=append&position=0', 'x', 202, undefined],
	['an action that there is not', 'action=appendData&position=0', 'x', 400, 'InvalidQueryParameterValue'],
])('%s is a mistake', async (_, query, body, status, code) => {
	await fixture.append(path, 0, 'abcd');
	await fixture.flush(path, 4);
	fixture.lake.behaviour.largestAppend = 8;
	const headers = { 'content-length': String(body.length) };
	const answer = await fixture.send('PATCH', `/files/${path}?${query}`, { headers, body });
	expect(refused(answer)).toEqual([status, code]);
	expect(fixture.violations).not.toEqual([]);
	expect(shown()).toBe('abcd');
});

test('an append of unknown length is a mistake', async () => {
	const headers = { 'transfer-encoding': 'chunked' };
	const answer = await fixture.send('PATCH', `/files/${path}?action=append&position=0`, {
		headers,
		body: 'x',
	});
	expect(refused(answer)).toEqual([411, 'MissingContentLengthHeader']);
	expect(fixture.violations).not.toEqual([]);
});
