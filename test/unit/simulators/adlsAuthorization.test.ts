import { StorageSharedKeyCredential } from '@azure/storage-file-datalake';

import { accountSas, fileSystemSas, key } from './adlsClient.ts';
import { AdlsFixture, refused } from './adlsFixture.ts';

const fixture = new AdlsFixture();
const get = async (query: string, path = '/files/a.csv') =>
	await fixture.send('GET', `${path}?${query}`, { as: '' });
const shared = async (headers: Record<string, string>, path = '/files/a.csv') =>
	await fixture.send('GET', path, { as: '', headers });
/** Signs what the vendor's page says, by its own client's signing. */
const signature = (text: string, by: string) =>
	new StorageSharedKeyCredential('contosolake', by).computeHMACSHA256(text);
const minute = 60_000;

beforeEach(() => fixture.files.put('a.csv', 'content'));

describe('shared key', () => {
	const date = (offset = 0) => new Date(Date.now() + offset).toUTCString();
	const signed = (at: string, resource = '/contosolake/files/a.csv', by = key) => {
		const text = `GET${'\n'.repeat(12)}x-ms-date:${at}\nx-ms-version:2026-06-06\n${resource}`;
		return { 'x-ms-date': at, authorization: `SharedKey contosolake:${signature(text, by)}` };
	};

	test('signs method, headers and resource as the page says', async () => {
		expect((await shared(signed(date()))).text).toBe('content');
		const query = '/contosolake/files/a.csv\ntimeout:30\nx:a b,c+d';
		const path = '/files/a.csv?x=c%2Bd&timeout=30&x=a%20b';
		expect((await shared(signed(date(), query), path)).status).toBe(200);
	});

	test.each([
		['another key', () => signed(date(), undefined, Buffer.from('other').toString('base64'))],
		['another resource', () => signed(date(), '/contosolake/files/b.csv')],
		['a header that is not signed', () => ({ ...signed(date()), 'x-ms-lease-id': 'x' })],
		['a condition that is not signed', () => ({ ...signed(date()), 'if-match': '"x"' })],
		['an old date', () => signed(date(-16 * minute))],
		['a date to come', () => signed(date(16 * minute))],
		['no date', () => ({ authorization: 'SharedKey contosolake:AAAA' })],
		['another account', () => ({ ...signed(date()), authorization: 'SharedKey other:AAAA' })],
	])('is refused with %s', async (_, headers) => {
		expect(refused(await shared(headers()))).toEqual([403, 'AuthenticationFailed']);
	});

	test('may be switched off', async () => {
		fixture.lake.behaviour.allowsSharedKey = false;
		const denied = [403, 'KeyBasedAuthenticationNotPermitted'];
		expect(refused(await shared(signed(date())))).toEqual(denied);
		expect(refused(await get(accountSas()))).toEqual(denied);
	});
});

describe('shared access signatures', () => {
	const at = (offset: number) => new Date(Date.now() + offset);

	test.each([
		['an account', () => accountSas()],
		['a file system', () => fileSystemSas()],
		['a file', () => fileSystemSas('r', { pathName: 'a.csv' })],
		['a time that runs', () => fileSystemSas('r', { startsOn: at(-minute), expiresOn: at(minute) })],
		['HTTPS', () => fileSystemSas('r', { protocol: 'https' })],
		['this address', () => fileSystemSas('r', { ipRange: { start: '127.0.0.1', end: '127.0.0.9' } })],
		['an older version', () => fileSystemSas('r', { version: '2019-02-02' })],
		['an account in an older version', () => accountSas('r', 'o', { version: '2019-02-02' })],
		['HTTPS and HTTP', () => accountSas('r', 'o', { protocol: 'https,http' })],
	])('let in by one for %s', async (_, sas) => {
		expect((await get(sas())).text).toBe('content');
	});

	test.each([
		['AuthenticationFailed', 'expired', () => fileSystemSas('r', { expiresOn: at(-1000) })],
		['AuthenticationFailed', 'not yet valid', () => fileSystemSas('r', { startsOn: at(minute) })],
		['AuthenticationFailed', 'for another file', () => fileSystemSas('r', { pathName: 'b.csv' })],
		['AuthenticationFailed', 'for another file system', () => fileSystemSas('r', { fileSystemName: 'b' })],
		[
			'AuthenticationFailed',
			'with more rights than signed',
			() => fileSystemSas('l').replace('sp=l', 'sp=r'),
		],
		['AuthenticationFailed', 'with a later end than signed', () => accountSas().replace(/se=20/, 'se=21')],
		[
			'AuthenticationFailed',
			'with a signature cut short',
			() => fileSystemSas().replace(/sig=...../, 'sig='),
		],
		['AuthorizationPermissionMismatch', 'not for reading', () => fileSystemSas('wl')],
		['AuthorizationPermissionMismatch', 'of an account, not for reading', () => accountSas('wdl')],
		['AuthorizationResourceTypeMismatch', 'not for objects', () => accountSas('r', 'sc')],
		['AuthorizationServiceMismatch', 'for queues', () => accountSas('r', 'o', { services: 'q' })],
		[
			'AuthorizationSourceIPMismatch',
			'for others',
			() => fileSystemSas('r', { ipRange: { start: '10.0.0.1' } }),
		],
	])('%s: %s', async (code, _, sas) => {
		expect(refused(await get(sas()))).toEqual([403, code]);
		expect(fixture.violations).toEqual([]);
	});

	test('one for a directory lets in beneath it', async () => {
		fixture.files.put('in/sub/b.csv', 'b');
		const sas = fileSystemSas('rl', { pathName: 'in', isDirectory: true, directoryDepth: 1 });
		expect((await get(sas, '/files/in/sub/b.csv')).text).toBe('b');
		const list = `resource=filesystem&recursive=true&directory=in%2Fsub&${sas}`;
		expect((await get(list, '/files')).json.paths).toHaveLength(1);
		expect(refused(await get(sas))).toEqual([403, 'AuthenticationFailed']);
	});

	test('one for a file system does not reach the account', async () => {
		const sas = fileSystemSas();
		expect(refused(await get(`resource=account&${sas}`, '/'))).toEqual([403, 'AuthenticationFailed']);
		const created = await fixture.send('PUT', `/files?resource=filesystem&${sas}`, { as: '' });
		expect(refused(created)).toEqual([403, 'AuthorizationFailure']);
	});

	test('creating is not overwriting', async () => {
		const put = async (path: string, sas: string) =>
			await fixture.send('PUT', `/files/${path}?resource=file&${sas}`, { as: '' });
		expect((await put('new.csv', fileSystemSas('c'))).status).toBe(201);
		const denied = [403, 'AuthorizationPermissionMismatch'];
		expect(refused(await put('a.csv', fileSystemSas('c')))).toEqual(denied);
		expect((await put('a.csv', fileSystemSas('w'))).status).toBe(201);
	});

	test('both ends of a rename need one', async () => {
		const sas = fileSystemSas();
		const rename = async (source: string) =>
			await fixture.send('PUT', `/files/b.csv?mode=legacy&${sas}`, {
				...{ as: '', headers: { 'x-ms-rename-source': source } },
			});
		expect(refused(await rename('/files/a.csv'))).toEqual([403, 'AuthenticationFailed']);
		const readOnly = `/files/a.csv?${fileSystemSas('r')}`;
		expect(refused(await rename(readOnly))).toEqual([403, 'AuthorizationPermissionMismatch']);
		expect((await rename(`/files/a.csv?${sas}`)).status).toBe(201);
	});

	test('nobody sends one together with an Authorization header', async () => {
		const both = await fixture.send('GET', `/files/a.csv?${fileSystemSas()}`);
		expect(refused(both)).toEqual([400, 'InvalidAuthenticationInfo']);
		expect(fixture.violations).toEqual([expect.stringContaining('not both')]);
	});
});
