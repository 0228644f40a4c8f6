import { randomBytes } from 'node:crypto';

import { LakeFixture } from './lakeFixture.ts';

const fixture = new LakeFixture();
const bytes = randomBytes(70_000);
const page = '<!DOCTYPE html><html><head><title>Sign in to Contoso</title></head></html>';
const html = { 'content-type': 'text/html' };

/** Whatever a proxy says in the service's place, with the status that is hoped for. */
describe.each([
	['creates', { method: 'PUT', path: /resource=file/ }, 201],
	['appends', { method: 'PATCH', path: /action=append/ }, 202],
	['makes visible', { method: 'PATCH', path: /action=flush/ }, 200],
	['renames', { method: 'PUT', path: /mode=legacy/ }, 201],
])('a web page in answer to the request that %s', (_, fault, hopedFor) => {
	test.each([200, hopedFor])('is no success with the status %i', async (status) => {
		fixture.dfs.faults.add({ ...fault, does: { kind: 'answer', status, headers: html, body: page } });
		const error = await fixture.fail(fixture.store(bytes, { fileName: 'page.csv' }));
		const said = `a web page came instead of data, "Sign in to Contoso" (${status})`;
		expect(error.message).toBe(`Azure Data Lake could not upload "page.csv": ${said}`);
		expect(error.description).toContain('check Cloud and Endpoint');
		expect(fixture.files.list()).toEqual([]);
		expect(fixture.waits).toEqual([]);
	});
});

test('a redirection is told with where it leads', async () => {
	const headers = { ...html, location: 'https://login.example.com/in?session=secret' };
	fixture.dfs.faults.add({ method: 'PUT', does: { kind: 'answer', status: 302, headers, body: page } });
	const error = await fixture.fail(fixture.store(bytes, { fileName: 'page.csv' }));
	expect(error.message).toContain('sends n8n on to login.example.com (302)');
	expect(fixture.files.list()).toEqual([]);
});

test('a web page in answer to cleaning up leaves no temporary path behind', async () => {
	const does = { kind: 'answer' as const, status: 200, headers: html, body: page };
	fixture.dfs.faults.add({ method: 'PATCH', path: /action=flush/, does });
	fixture.dfs.faults.add({ method: 'DELETE', does });
	await fixture.fail(fixture.store(bytes, { fileName: 'page.csv' }));
	expect(fixture.cloud.journal.find({ service: 'adls', method: 'DELETE' })).toHaveLength(2);
	expect(fixture.files.list()).toEqual([]);
});
