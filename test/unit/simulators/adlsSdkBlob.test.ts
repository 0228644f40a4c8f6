import { AdlsFixture } from './adlsFixture.ts';

/** The vendor's client asks the blob endpoint for much; it answers from the same files. */
const fixture = new AdlsFixture();
const service = () => fixture.client('sharedKey');
const file = () => service().getFileSystemClient('files').getFileClient('a b.csv');
const code = async (request: Promise<unknown>) =>
	await request.then(
		() => 'none',
		(error: { code?: string; statusCode?: number }) => `${error.statusCode} ${error.code}`,
	);

afterEach(() => expect(fixture.violations).toEqual([]));

test('file systems are created, found, listed and deleted', async () => {
	const other = service().getFileSystemClient('other');
	expect(await other.exists()).toBe(false);
	await other.create({ metadata: { made: 'here' } });
	expect(await code(other.create())).toBe('409 ContainerAlreadyExists');
	expect(await other.exists()).toBe(true);
	expect((await other.getProperties()).metadata).toEqual({ made: 'here' });
	await other.setMetadata({ made: 'there' });
	const names: string[] = [];
	for await (const { name } of service().listFileSystems()) names.push(name);
	expect(names).toEqual(['files', 'other']);
	await other.delete();
	expect(await code(other.getProperties())).toBe('404 ContainerNotFound');
});

test('files are read, whole or in part', async () => {
	fixture.files.put('a b.csv', '0123456789');
	expect((await file().readToBuffer()).toString()).toBe('0123456789');
	expect((await file().readToBuffer(2, 3)).toString()).toBe('234');
	expect(await code(file().read(20))).toBe('416 InvalidRange');
	const { contentMD5 } = await file().read(0, 4, { rangeGetContentMD5: true });
	expect(contentMD5?.length).toBe(16);
});

test('properties and metadata are read and set', async () => {
	expect(await file().exists()).toBe(false);
	await file().upload(Buffer.from('x'), {
		metadata: { a: '1' },
		pathHttpHeaders: { contentType: 'text/csv' },
	});
	expect(await file().exists()).toBe(true);
	await file().setMetadata({ b: '2' });
	await file().setHttpHeaders({ contentType: 'text/plain' });
	const properties = await file().getProperties();
	expect(properties).toMatchObject({ metadata: { b: '2' }, contentType: 'text/plain', contentLength: 1 });
	expect(await code(file().getProperties({ conditions: { ifMatch: '"0x1"' } }))).toMatch('412');
	expect(await code(file().getProperties({ conditions: { ifNoneMatch: properties.etag } }))).toMatch('304');
});

test('leases are acquired, changed, renewed, broken and released', async () => {
	fixture.files.put('a b.csv', 'x');
	const lease = file().getDataLakeLeaseClient();
	await lease.acquireLease(15);
	expect(await code(file().getDataLakeLeaseClient().acquireLease(15))).toBe('409 LeaseAlreadyPresent');
	expect(await code(file().delete())).toBe('412 LeaseIdMissing');
	expect(await file().getProperties()).toMatchObject({ leaseState: 'leased', leaseDuration: 'fixed' });
	await lease.changeLease('f81d4fae-7dec-11d0-a765-00a0c91e6bf6');
	await lease.renewLease();
	expect(await code(file().setMetadata({ a: '1' }))).toBe('412 LeaseIdMissing');
	await file().setMetadata({ a: '1' }, { conditions: { leaseId: lease.leaseId } });
	expect(await lease.breakLease(10)).toMatchObject({ leaseTime: 10 });
	expect(await code(lease.renewLease())).toBe('409 LeaseIsBrokenAndCannotBeRenewed');
	await lease.releaseLease();
	expect(await code(lease.releaseLease())).toBe('409 LeaseNotPresentWithLeaseOperation');
	await file().delete();
});

test('the endpoint may be out of reach, and whatever went there is known', async () => {
	fixture.lake.behaviour.blobEndpoint = 'unreachable';
	await file().upload(Buffer.from('x'));
	expect(fixture.lake.blobRequests).toEqual([]);
	await expect(file().exists()).rejects.toThrow();
	expect(fixture.lake.blobRequests).toMatchObject([{ method: 'HEAD', outcome: 'reset' }]);
});
