import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Contract, contractsAvailable, contractsFolder } from '../../simulators/contract.ts';
import type { Answer } from '../../simulators/ask.ts';
import { expectLike } from './exampleLikeness.ts';
import { GraphFixture, unit } from './graphFixture.ts';

interface Example {
	name: string;
	method: string;
	path: string;
	headers: Record<string, string>;
	body: unknown;
	status: number;
	responseHeaders: Record<string, string>;
	responseBody: unknown;
}

const fixture = new GraphFixture();
const folder = join(contractsFolder(), 'examples');
const read = (name: string) =>
	JSON.parse(readFileSync(join(folder, `graph-${name}.json`), 'utf8')) as Example;

/** The request of a page, with the page's own placeholders filled in. */
async function replay(
	{ method, path, headers, body }: Example,
	fill: Record<string, string> = {},
): Promise<Answer> {
	const filled = Object.entries(fill).reduce((text, [from, to]) => text.replace(from, to), path);
	const sent = typeof body === 'string' ? body : JSON.stringify(body);
	return await fixture.send(method, filled, { headers, ...(body === null ? {} : { body: sent }) });
}

/** The pages upload 128 bytes; here each stands for 320 KiB, as fragments have to be multiples of that. */
async function fragment(url: string, { headers }: Example): Promise<Answer> {
	const [first = 0, last = 0, total = 0] = headers['Content-Range']?.match(/\d+/g)?.map(Number) ?? [];
	return await fixture.fragment(url, first * unit, Buffer.alloc((last + 1 - first) * unit), total * unit);
}

async function uploadedTo(first: number, conflictBehavior: string): Promise<string> {
	const url = await fixture.session('largefile.vhd', conflictBehavior);
	await fixture.fragment(url, 0, Buffer.alloc(first * unit), 128 * unit);
	return url;
}

/** How each page comes about. What is left out is about operations that the simulator has not got. */
const replays: Record<string, (example: Example) => Promise<Answer>> = {
	'create-folder': async (example) => await replay(example),
	'create-upload-session': async (example) => {
		const { json } = await fixture.get('/me/drive/root');
		return await replay(example, { '{itemID}': String(json.id), '{item-path}': 'largefile.dat' });
	},
	'get-root-item': async (example) => await replay(example),
	'list-children': async (example) => {
		fixture.graph.behaviour.pageSize = 2;
		for (const name of ['myfile.jpg', 'Documents/a', 'Photos/b']) fixture.drive.put(name, name);
		return await replay(example);
	},
	'put-content-new-file': async (example) => await replay(example),
	throttled: async (example) => {
		const { status, responseHeaders: headers, responseBody: body } = example;
		fixture.graph.api.faults.add({ does: { kind: 'answer', status, headers, body } });
		return await replay(example);
	},
	'upload-cancel': async ({ method }) =>
		await fixture.ask(await fixture.session('largefile.vhd'), { method }),
	'upload-conflict': async (example) => {
		const url = await uploadedTo(101, 'fail');
		fixture.drive.put('largefile.vhd', 'theirs');
		return await fragment(url, example);
	},
	'upload-last-range-created': async (example) => await fragment(await uploadedTo(101, 'fail'), example),
	'upload-range-accepted': async (example) => await fragment(await fixture.session('largefile.vhd'), example),
	'upload-range-overlap': async (example) => await fragment(await uploadedTo(26, 'fail'), example),
	'upload-status': async ({ method }) => await fixture.ask(await uploadedTo(26, 'fail'), { method }),
};

/** Where the page's example is older than what the service says of itself: only files have a cTag. */
const outdated: Record<string, string[]> = { 'get-root-item': ['cTag'] };
test('examples are there wherever descriptions are', () => {
	expect(existsSync(folder)).toBe(contractsAvailable());
});

if (contractsAvailable()) {
	test.each(Object.keys(replays))('%s is answered as on the page', async (name) => {
		const example = read(name);
		const answer = await replays[name]!(example);
		expect(answer.status).toBe(example.status);
		const media = String(answer.headers['content-type'] ?? '').split(';')[0];
		expect(media).toBe(example.responseHeaders['Content-Type'] ?? '');
		if (example.responseBody === null) return expect(answer.text).toBe('');
		// The pages of OneDrive spell it innererror, those of Graph innerError.
		const json = JSON.parse(answer.text.replace('"innererror"', '"innerError"')) as unknown;
		// The name of the root differs from drive to drive.
		expectLike(json, example.responseBody, '', [
			...(outdated[name] ?? []),
			...(name === 'get-root-item' ? ['name'] : []),
		]);
		expect(fixture.violations).toEqual([]);
	});

	test('what the simulator answers is as the description says', async () => {
		const contract = new Contract('graph-drive.json');
		fixture.graph.behaviour.pageSize = 1;
		fixture.drive.put('in/b.csv', 'b');
		const item = { '@microsoft.graph.conflictBehavior': 'replace' };
		const sent: Array<[string, string, unknown?]> = [
			['GET', '/me/drive'],
			['GET', '/me/drive/root'],
			['GET', '/me/drive/root:/in/b.csv'],
			['GET', '/me/drive/root:/in/none.csv'],
			['GET', '/me/drive/root:/in:/children'],
			['POST', '/me/drive/root/children', { name: 'in', folder: {} }],
			['POST', '/me/drive/root:/in/c.csv:/createUploadSession', { item }],
			['PUT', '/me/drive/root:/in/d.csv:/content', 'd'],
		];
		for (const [method, path, body] of sent) {
			const headers = { 'content-type': 'application/json' };
			const asking = body === undefined ? {} : { headers, body: JSON.stringify(body) };
			const { status, json } = await fixture.send(method, path, asking);
			const request = { method, path: `/v1.0${path}`, query: new URLSearchParams(), headers, hasBody: false };
			expect(contract.answerContradictions(request, status, json)).toEqual([]);
		}
		expect(fixture.violations).toEqual([]);
	});
}
