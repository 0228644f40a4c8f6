import { createHash } from 'node:crypto';

import { AdlsFixture, refused } from './adlsFixture.ts';

let now = Date.now();
const fixture = new AdlsFixture({ now: () => now });
const get = async (headers: Record<string, string> = {}) =>
	await fixture.send('GET', '/files/a.csv', { headers });
const head = async (query = '', headers: Record<string, string> = {}) =>
	await fixture.send('HEAD', `/files/a.csv${query}`, { headers });
const tag = () => `"${fixture.files.file('a.csv')?.eTag}"`;
const date = (offset: number) => new Date(now + offset).toUTCString();
const lease = 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6';

beforeEach(() => fixture.files.put('a.csv', '0123456789'));
afterEach(() => expect(fixture.violations).toEqual([]));

test('a file is read, whole or in part', async () => {
	expect(await get()).toMatchObject({ status: 200, text: '0123456789' });
	const part = await get({ range: 'bytes=2-4' });
	expect(part).toMatchObject({ status: 206, text: '234' });
	expect(part.headers['content-range']).toBe('bytes 2-4/10');
	expect((await get({ range: 'bytes=8-' })).text).toBe('89');
	expect((await get({ range: 'bytes=8-99' })).text).toBe('89');
	expect(refused(await get({ range: 'bytes=10-' }))).toEqual([416, 'InvalidRange']);
	const { headers } = await get({ range: 'bytes=2-4', 'x-ms-range-get-content-md5': 'true' });
	expect(headers['content-md5']).toBe(createHash('md5').update('234').digest('base64'));
});

test('properties say what the service knows, and what the client said', async () => {
	await fixture.create('a.csv', { 'x-ms-properties': 'a=MQ==,b=Mg==', 'x-ms-content-type': 'text/csv' });
	const { headers, status, text } = await head();
	expect([status, text]).toEqual([200, '']);
	expect(headers).toMatchObject({
		...{ 'content-length': '0', 'content-type': 'text/csv', 'x-ms-resource-type': 'file' },
		...{ 'x-ms-lease-state': 'available', 'x-ms-lease-status': 'unlocked', etag: tag() },
		...{
			'x-ms-properties': 'a=MQ==,b=Mg==',
			'x-ms-permissions': 'rw-r-----',
			'x-ms-owner': 'contributor-id',
		},
	});
	expect((await head('?action=getStatus')).headers).not.toHaveProperty('x-ms-properties');
	const { headers: access } = await head('?action=getAccessControl');
	expect(access['x-ms-acl']).toBe('user::rw-,group::r--,other::---');
	await fixture.send('PATCH', '/files/a.csv?action=setProperties', {
		headers: { 'x-ms-properties': 'c=Mw==', 'x-ms-cache-control': 'no-store' },
	});
	expect((await head()).headers).toMatchObject({
		...{ 'x-ms-properties': 'c=Mw==', 'cache-control': 'no-store', 'content-type': 'text/csv' },
	});
});

test('conditions of reads', async () => {
	expect((await get({ 'if-match': tag() })).status).toBe(200);
	expect(refused(await get({ 'if-match': '"0x1"' }))).toEqual([412, 'ConditionNotMet']);
	expect(await get({ 'if-none-match': tag() })).toMatchObject({ status: 304, text: '' });
	expect((await get({ 'if-none-match': '"0x1"' })).status).toBe(200);
	expect((await get({ 'if-modified-since': date(1000) })).status).toBe(304);
	expect((await get({ 'if-modified-since': date(-5000) })).status).toBe(200);
	expect((await head('', { 'if-unmodified-since': date(-5000) })).status).toBe(412);
});

test('conditions of writes', async () => {
	const create = async (headers: Record<string, string>) => refused(await fixture.create('a.csv', headers));
	expect(await create({ 'if-none-match': '*' })).toEqual([409, 'PathAlreadyExists']);
	expect(await create({ 'if-none-match': tag() })).toEqual([412, 'ConditionNotMet']);
	expect(await create({ 'if-match': '"0x1"' })).toEqual([412, 'ConditionNotMet']);
	expect(await create({ 'if-unmodified-since': date(-5000) })).toEqual([412, 'ConditionNotMet']);
	expect(refused(await fixture.create('b.csv', { 'if-match': '*' }))).toEqual([412, 'ConditionNotMet']);
	expect(await create({ 'if-match': tag() })).toEqual([201, undefined]);
	const remove = async (headers: Record<string, string>) =>
		refused(await fixture.send('DELETE', '/files/a.csv', { headers }));
	expect(await remove({ 'if-match': '"0x1"' })).toEqual([412, 'ConditionNotMet']);
	expect(await remove({ 'if-match': tag() })).toEqual([200, undefined]);
});

test('a lease ends with its time, and is renewed as long as nobody wrote', async () => {
	const act = async (action: string, headers: Record<string, string> = {}) =>
		refused(
			await fixture.send('POST', '/files/a.csv', { headers: { 'x-ms-lease-action': action, ...headers } }),
		);
	const own = { 'x-ms-lease-id': lease };
	const proposed = { 'x-ms-lease-duration': '15', 'x-ms-proposed-lease-id': lease.replaceAll('-', '') };
	expect(await act('acquire', proposed)).toEqual([201, undefined]);
	expect((await head()).headers).toMatchObject({
		'x-ms-lease-state': 'leased',
		'x-ms-lease-duration': 'fixed',
	});
	expect(refused(await fixture.append('a.csv', 10, 'x'))).toEqual([412, 'LeaseIdMissing']);
	expect(refused(await fixture.append('a.csv', 10, 'x', { headers: own }))).toEqual([202, undefined]);
	now += 15_000;
	expect(refused(await fixture.flush('a.csv', 11, { headers: own }))).toEqual([412, 'LeaseLost']);
	expect(await act('renew', own)).toEqual([200, undefined]);
	expect(refused(await fixture.flush('a.csv', 11, { headers: own }))).toEqual([200, undefined]);
	now += 15_000;
	expect((await head()).headers['x-ms-lease-state']).toBe('expired');
	expect(refused(await fixture.flush('a.csv', 11))).toEqual([200, undefined]);
	expect(await act('renew', own)).toEqual([409, 'LeaseNotPresentWithLeaseOperation']);
	expect(refused(await fixture.flush('a.csv', 11, { headers: own }))).toEqual([412, 'LeaseNotPresent']);
});

test('a write may acquire, renew and release a lease', async () => {
	const begin = {
		'x-ms-lease-action': 'acquire',
		'x-ms-lease-duration': '15',
		'x-ms-proposed-lease-id': lease,
	};
	const own = { 'x-ms-lease-id': lease };
	await fixture.append('a.csv', 10, 'x', { headers: begin });
	expect((await head()).headers['x-ms-lease-state']).toBe('leased');
	now += 20_000;
	const renewed = await fixture.flush('a.csv', 11, {
		headers: { ...own, 'x-ms-lease-action': 'auto-renew' },
	});
	expect(renewed.headers['x-ms-lease-renewed']).toBe('true');
	await fixture.flush('a.csv', 11, { headers: { ...own, 'x-ms-lease-action': 'release' } });
	expect((await head()).headers['x-ms-lease-state']).toBe('available');
});

test('a directory is deleted in pages', async () => {
	for (const name of ['a', 'b', 'c/d']) fixture.files.put(`in/${name}`, name);
	fixture.lake.behaviour.deletePageSize = 3;
	const remove = async (more = '') =>
		await fixture.send('DELETE', `/files/in?recursive=true&paginated=true${more}`);
	const token = (await remove()).headers['x-ms-continuation'];
	expect(fixture.files.list()).toEqual(['a.csv', 'in/a']);
	expect((await remove(`&continuation=${String(token)}`)).headers).not.toHaveProperty('x-ms-continuation');
	expect(fixture.files.list()).toEqual(['a.csv']);
});
