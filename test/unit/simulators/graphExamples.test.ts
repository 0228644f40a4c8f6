import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { contractsAvailable, contractsFolder } from '../../simulators/contract.ts';
import type { Answer } from '../../simulators/ask.ts';
import { expectLike } from './exampleLikeness.ts';
import { GraphFixture, unit } from './graphFixture.ts';

interface Example {
	name: string;
	method: string;
	path: string;
	query?: string;
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
	{ method, path, query, headers, body }: Example,
	fill: Record<string, string> = {},
	as?: string,
): Promise<Answer> {
	const template = query === undefined ? path : `${path}?${query}`;
	const filled = Object.entries(fill).reduce((text, [from, to]) => text.replace(from, to), template);
	const sent = typeof body === 'string' ? body : JSON.stringify(body);
	return await fixture.send(method, filled, { as, headers, ...(body === null ? {} : { body: sent }) });
}

/** Likewise, of a file. */
async function replayOfFile(example: Example): Promise<Answer> {
	fixture.drive.put('a.docx', 'a');
	return await replay(example, { '{item-id}': fixture.drive.file('a.docx')!.id });
}

/** Likewise, of a site with two libraries, which Ada follows. */
async function replayOfSite(example: Example): Promise<Answer> {
	const site = fixture.graph.addSite({ path: 'teams/1drvteam', displayName: 'OneDrive Team Site' });
	site.addLibrary({ name: 'Contoso Project Files' });
	site.follow('ada-id');
	return await replay(example, {
		...{ '{siteId}': site.id, '{query}': 'team' },
		...{ '{hostname}': site.hostname, '{relative-path}': site.path },
	});
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
	'delete-item': replayOfFile,
	'delta-first-page': async (example) => {
		fixture.graph.behaviour.pageSize = 3;
		for (const name of ['folder2/a', 'file.txt']) fixture.drive.put(name, name);
		return await replay(example);
	},
	'download-redirect': replayOfFile,
	'followed-sites': replayOfSite,
	'get-root-item': async (example) => await replay(example),
	'list-children': async (example) => {
		fixture.graph.behaviour.pageSize = 2;
		for (const name of ['myfile.jpg', 'Documents/a', 'Photos/b']) fixture.drive.put(name, name);
		return await replay(example);
	},
	'list-groups': async (example) => {
		fixture.graph.addGroup({ displayName: 'Golf Assist', mailNickname: 'golfassist' });
		return await replay(example, {}, 'groupsApp');
	},
	'list-site-drives': replayOfSite,
	'put-content-new-file': async (example) => await replay(example),
	'rename-item': replayOfFile,
	'search-sites': replayOfSite,
	'site-by-path': replayOfSite,
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

/**
 * Where the page's example is older than what the service says of itself: only files have a cTag, and of what was deleted a
 * work account has no name; or where it is about what no work account has to have.
 */
const outdated: Record<string, string[]> = {
	'get-root-item': ['cTag', 'name'],
	'delta-first-page': ['name', 'deleted'],
	'list-groups': ['preferredDataLocation'],
};

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
		expectLike(json, example.responseBody, '', outdated[name] ?? []);
		expect(fixture.violations).toEqual([]);
	});
}
