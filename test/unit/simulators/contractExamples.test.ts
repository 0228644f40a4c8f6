import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type ContractFile, contractsAvailable, contractsFolder } from '../../simulators/contract.ts';
import { contradictions } from './contractRequests.ts';

interface Example {
	name: string;
	contract: ContractFile;
	operation: string;
	server: string;
	method: string;
	path: string;
	query?: string;
	headers: Record<string, string>;
	body: unknown;
}

const folder = join(contractsFolder(), 'examples');
const files = existsSync(folder) ? readdirSync(folder) : [];
const examples = files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Example);
/** Examples whose request is not, or not completely, what the description is about. */
function isAboutDescription({ name, operation }: Example): boolean {
	const incomplete = [
		'datalake-list-paths-continuation',
		'datalake-list-paths-directory',
		'datalake-permission-mismatch',
	];
	const placeholders = [
		'datalake-filesystem-not-found',
		'datalake-invalid-flush-position',
		'powerbi-error-entity-not-found',
	];
	const elsewhere = /^(?:x-|any$)/.test(operation) && name !== 'graph-throttled';
	return !elsewhere && ![...incomplete, ...placeholders].includes(name);
}

test('examples are there wherever descriptions are', () => {
	expect(examples.length > 0).toBe(contractsAvailable());
});

if (contractsAvailable()) {
	test.each(examples.filter(isAboutDescription))(
		'$name is as described',
		({ contract, server, path, query, ...example }) => {
			const base = new URL(server).pathname.replace(/\/$/, '');
			const lower = Object.entries(example.headers).map(
				([name, value]) => [name.toLowerCase(), value] as const,
			);
			const headers = Object.fromEntries(lower);
			const hasBody = example.body !== null && headers['content-length'] !== '0';
			const request = { ...example, headers, hasBody, path: `${base}${path}?${query ?? ''}` };
			expect(contradictions(contract, { ...request, body: example.body ?? undefined })).toEqual([]);
		},
	);

	test('paths of items are told apart as the addressing rules say', () => {
		const { 'x-path-addressing': addressing } = JSON.parse(
			readFileSync(join(contractsFolder(), 'graph-drive.json'), 'utf8'),
		) as {
			'x-path-addressing': Record<
				'checkedExamples' | 'counterExamples',
				Array<{ method?: string; path: string }>
			>;
		};
		for (const { method, path } of addressing.checkedExamples) {
			const body = method === 'POST' ? {} : undefined;
			expect([path, contradictions('graph-drive.json', { method, path: `/v1.0${path}`, body })]).toEqual([
				path,
				[],
			]);
		}
		for (const { path } of addressing.counterExamples) {
			const found = contradictions('graph-drive.json', { method: 'PUT', path: `/v1.0${path}` });
			expect([path, found.length]).toEqual([path, 1]);
		}
	});
}
