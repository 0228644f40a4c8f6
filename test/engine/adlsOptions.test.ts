import { randomBytes } from 'node:crypto';

import { AdlsSimulator } from '../simulators/adls/adlsSimulator.ts';
import { LakeFixture } from './lakeFixture.ts';

const fixture = new LakeFixture();
const MEBI = 1024 * 1024;
const bytes = randomBytes(9 * MEBI);

test('content type and metadata are stored as entered', async () => {
	const metadata = { pairs: [{ name: 'department', value: 'Verkäufe' }] };
	const options = { contentType: 'text/csv; charset=utf-8', metadata };
	await fixture.succeed(fixture.store('a,b', { fileName: 'described.csv', options }));
	const file = fixture.files.file('described.csv');
	expect(file).toMatchObject({
		contentType: 'text/csv; charset=utf-8',
		properties: { department: 'Verkäufe' },
	});
});

test.each([true, false])('the ETag is told, whether the answer to the rename tells it: %s', async (tells) => {
	const { behaviour } = fixture.cloud.lake.account;
	behaviour.renameTellsETag = tells;
	const [json] = await fixture.succeed(fixture.store('a,b', { fileName: 'told.csv' }));
	behaviour.renameTellsETag = true;
	expect(json?.file).toMatchObject({ eTag: `"${fixture.files.file('told.csv')?.eTag}"` });
});

describe('skip unchanged', () => {
	const parameters = { fileName: 'same.csv', options: { skipUnchanged: true } };

	test('leaves a file alone that is the same, and no other', async () => {
		const [first] = await fixture.succeed(fixture.store(bytes, parameters));
		expect(first?.transfer).toMatchObject({ skipped: false });
		fixture.cloud.journal.clear();
		const [second] = await fixture.succeed(fixture.store(bytes, parameters));
		expect(second?.transfer).toMatchObject({ skipped: true, bytes: 0 });
		expect(second?.file).toEqual(first?.file);
		expect(fixture.cloud.journal.find({ service: 'adls' }).map(({ method }) => method)).toEqual(['HEAD']);
		const changed = Buffer.from(bytes.with(5, bytes[5]! ^ 1));
		const [third] = await fixture.succeed(fixture.store(changed, parameters));
		expect(third?.transfer).toMatchObject({ skipped: false, bytes: bytes.length });
		expect(fixture.files.file('same.csv')?.bytes()?.equals(changed)).toBe(true);
	});
});

test('an account without a hierarchical namespace takes files as well', async () => {
	const { cloud } = fixture;
	const flat = new AdlsSimulator({
		...{
			journal: cloud.journal,
			certificates: cloud.certificates,
			name: 'flatlake',
			tenantId: cloud.app.tenantId,
		},
		...{ hierarchical: false, verify: (token) => cloud.entra.verify(token) },
	});
	flat.addFileSystem('exports');
	flat.assign(cloud.app.clientId, 'Storage Blob Data Contributor');
	await flat.start();
	const fields = { ...cloud.lakeCredential, accountName: 'flatlake', endpoint: flat.dfs.origin };
	const credentials = [fixture.lakeCredential(fields)];
	for (const conflictBehavior of ['fail', 'replace', 'rename'])
		await fixture.succeed(fixture.store(bytes, { folderPath: 'a/b', conflictBehavior }, { credentials }));
	expect(flat.fileSystem('exports').list()).toEqual(['a/b/out 1.csv', 'a/b/out.csv']);
	expect(flat.fileSystem('exports').file('a/b/out.csv')?.bytes().equals(bytes)).toBe(true);
	await flat.stop();
});
