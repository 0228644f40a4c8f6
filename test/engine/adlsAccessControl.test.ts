import type { INodeCredentialTestResult } from 'n8n-workflow';

import { LakeFixture } from './lakeFixture.ts';

interface TestModule {
	testDataLake: (credential: { data: object }) => Promise<INodeCredentialTestResult>;
}

const fixture = new LakeFixture();
const base = 'user::rwx,group::r-x,other::---';

/** An app that has no role. */
const app = () => ({ ...fixture.cloud.selectedAppCredential, ...fixture.cloud.lake.servicePrincipal });
const pressed = async () =>
	await fixture.engine
		.module<TestModule>('nodes/AzureDataLakeWriteback/credentialTest.js')
		.testDataLake({ data: app() });

/** Who the app was in the last request. */
function objectId(): string {
	const token = fixture.cloud.journal.find({ service: 'adls' }).at(-1)?.headers.authorization ?? '';
	const claims = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
	return (JSON.parse(claims) as { oid: string }).oid;
}

test('an app with rights on a folder only may upload there, and Test says that it cannot tell', async () => {
	const told = await pressed();
	expect(told.message).toContain('(403 AuthorizationPermissionMismatch)');
	expect(told.message).toContain('this test cannot tell: run the node');
	const own = `user:${objectId()}`;
	fixture.files.directory('theirs');
	fixture.files.allow('', `${base},${own}:--x`);
	fixture.files.allow('theirs', `${base},${own}:-wx`);
	expect(await pressed()).toEqual(told);
	const node = (folderPath: string) =>
		fixture.store('x', { folderPath }, { credentials: [fixture.lakeCredential(app())] });
	await fixture.succeed(node('theirs'));
	fixture.files.allow('theirs', `${base},${own}:rwx`);
	fixture.dfs.faults.add({ method: 'PUT', path: /mode=legacy/, does: { kind: 'loseAnswer' } });
	await fixture.succeed(node('theirs'));
	expect(fixture.files.list()).toEqual(['theirs/out.csv']);
	const error = await fixture.fail(node('elsewhere'));
	expect(error.message).toContain('(403 AuthorizationPermissionMismatch)');
});
