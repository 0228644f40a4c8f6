import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { contractsAvailable, contractsFolder } from '../../simulators/contract.ts';
import type { Answer } from '../../simulators/ask.ts';
import { AdlsFixture } from './adlsFixture.ts';

interface Example {
	method: string;
	path: string;
	query?: string;
	headers: Record<string, string>;
	body: string | null;
	status: number;
	responseHeaders: Record<string, string>;
	responseBody: { error?: { code: string; message: string }; paths?: object[] } | null;
}

const fixture = new AdlsFixture();
const folder = join(contractsFolder(), 'examples');
const read = (name: string) =>
	JSON.parse(readFileSync(join(folder, `datalake-${name}.json`), 'utf8')) as Example;
/** Different at every time, or about the connection. */
const VARYING = new Set([
	'connection',
	'content-length',
	'date',
	'etag',
	'keep-alive',
	'last-modified',
	'transfer-encoding',
]);

/** Sends what was recorded, but for the names, to `files/in/a.csv`. */
async function replay({ method, path, query, headers, body }: Example, as = 'contributor'): Promise<Answer> {
	const target = path.split('/').length > 2 ? '/files/in/a.csv' : '/files';
	const sent = { ...headers };
	delete sent.Authorization;
	const list = query ?? 'resource=filesystem&recursive=false&maxResults=1';
	const fallback = target === '/files' ? list : query;
	return await fixture.send(method, `${target}?${fallback ?? ''}`, {
		...{ as, headers: sent, ...(body === null ? {} : { body }) },
	});
}

/** What has to be there before each recording. */
const before: Record<string, () => Promise<unknown> | void> = {
	'append-and-flush': async () => await filled(20),
	'append-second-block': async () => await filled(10),
	append: async () => await filled(0),
	'create-exists': async () => await filled(0),
	'create-file': () => {},
	flush: async () => await filled(11),
	'invalid-flush-position': async () => await filled(3),
	'list-paths-continuation': () => ['a', 'b'].forEach((name) => fixture.files.put(name, name)),
	'list-paths-directory': () => fixture.files.put('in/a.csv', 'a'),
	'list-paths': () => ['a', 'b', 'c'].forEach((name) => fixture.files.put(name, name)),
	'path-not-found': () => {},
	'permission-mismatch': () => {},
};

async function filled(bytes: number): Promise<void> {
	await fixture.create('in/a.csv');
	if (bytes) await fixture.append('in/a.csv', 0, 'x'.repeat(bytes));
}

if (contractsAvailable()) {
	test.each(Object.keys(before))('%s is answered as it was recorded', async (name) => {
		const example = read(name);
		await before[name]?.();
		const as = name === 'permission-mismatch' ? 'nobody' : 'contributor';
		const recorded = name === 'permission-mismatch' ? { ...example, query: 'resource=file' } : example;
		const sent = { 'x-ms-version': '2021-12-02', ...recorded.headers };
		const answer = await replay({ ...recorded, headers: sent }, as);
		expect(answer.status).toBe(example.status);
		const names = (headers: object) =>
			Object.keys(headers)
				.map((header) => header.toLowerCase())
				.filter((header) => !VARYING.has(header) && header !== 'x-ms-client-request-id')
				.sort();
		const expected = names(example.responseHeaders);
		expect(names(answer.headers)).toEqual(expect.arrayContaining(expected));
		for (const header of ['x-ms-error-code', 'x-ms-request-server-encrypted']) {
			const value = Object.entries(example.responseHeaders).find(
				([key]) => key.toLowerCase() === header,
			)?.[1];
			expect(answer.headers[header]).toBe(value);
		}
		compareBodies(answer, example);
	});
}

test('examples are there wherever descriptions are', () => {
	expect(existsSync(folder)).toBe(contractsAvailable());
});

function compareBodies(answer: Answer, { responseBody }: Example): void {
	if (responseBody === null) return expect(answer.text).toBe('');
	const { error, paths } = responseBody;
	if (error) {
		const [message] = error.message.split('\n');
		expect(answer.json.error).toMatchObject({
			code: error.code,
			message: expect.stringContaining(message ?? '') as string,
		});
	}
	const keys = (list: unknown) => (list as object[]).map((path) => Object.keys(path).sort());
	if (paths) expect(keys(answer.json.paths)[0]).toEqual(keys(paths)[0]);
}
