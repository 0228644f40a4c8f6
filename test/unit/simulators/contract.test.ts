import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { checkAgainst, Contract, contractsAvailable } from '../../simulators/contract.ts';
import type { ContractRequest } from '../../simulators/contracts/request.ts';
import { openApi, swagger } from './contractDescriptions.ts';
import { DomoFixture } from './domoFixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'contracts-'));
const usual = process.env.API_CONTRACTS;

beforeAll(() => {
	process.env.API_CONTRACTS = folder;
	writeFileSync(join(folder, 'domo.json'), JSON.stringify(openApi));
	writeFileSync(join(folder, 'powerbi.json'), JSON.stringify(swagger));
});
afterAll(() => {
	if (usual === undefined) delete process.env.API_CONTRACTS;
	else process.env.API_CONTRACTS = usual;
	rmSync(folder, { recursive: true });
});

const jsonHeaders = { 'content-type': 'application/json; charset=utf-8' };
const of = (method: string, path: string, more: Partial<ContractRequest> = {}): ContractRequest => {
	const [pathname = '', search] = path.split('?');
	const hasBody = more.body !== undefined;
	return {
		method,
		path: pathname,
		query: new URLSearchParams(search),
		headers: hasBody ? jsonHeaders : {},
		hasBody,
		...more,
	};
};
const version = { 'x-version': 'v1' };
const id = '11111111-2222-4333-8444-555555555555';

test.each([
	of('GET', '/base/widgets?exact=true&top=2&fields=a,b', { headers: version }),
	of('POST', '/base/widgets', {
		body: { name: 'a', colour: null, made: '2026-01-02T03:04:05Z', size: 1, more: 1 },
	}),
	of('POST', '/base/widgets', { hasBody: true, headers: jsonHeaders }),
	of('GET', `/base/widgets/${id}`),
	of('GET', '/base/widgets/special'),
	of('PUT', `/base/widgets/${id}/raw`, { body: 'a,b', headers: { 'content-type': 'text/csv' } }),
])('a request that is as described contradicts nothing: $method $path', (request) => {
	expect(new Contract('domo.json').contradictions(request)).toEqual([]);
});

test.each([
	['/base/gadgets is not described', of('GET', '/base/gadgets')],
	['PUT is not described for /widgets', of('PUT', '/base/widgets')],
	['parameter bottom is not described', of('GET', '/base/widgets?exact=true&bottom=1', { headers: version })],
	['parameter exact is missing', of('GET', '/base/widgets', { headers: version })],
	['parameter exact must be boolean', of('GET', '/base/widgets?exact=yes', { headers: version })],
	['parameter top must be integer', of('GET', '/base/widgets?exact=true&top=two', { headers: version })],
	['parameter top must be >= 1', of('GET', '/base/widgets?exact=true&top=0', { headers: version })],
	[
		'parameter fields must NOT have duplicate',
		of('GET', '/base/widgets?exact=true&fields=a,a', { headers: version }),
	],
	['parameter X-Version is missing', of('GET', '/base/widgets?exact=true')],
	[
		'parameter X-Version must match',
		of('GET', '/base/widgets?exact=true', { headers: { 'x-version': '1' } }),
	],
	['parameter id must match format', of('GET', '/base/widgets/1')],
	['the body is missing', of('POST', '/base/widgets')],
	['Content-Type of the body is not JSON', of('POST', '/base/widgets', { body: { name: 'a' }, headers: {} })],
	['body must have required property', of('POST', '/base/widgets', { body: {} })],
	['body/size must be integer', of('POST', '/base/widgets', { body: { name: 'a', size: '1' } })],
	[
		'body/colour must be equal to one of',
		of('POST', '/base/widgets', { body: { name: 'a', colour: 'green' } }),
	],
	['body/made must match format', of('POST', '/base/widgets', { body: { name: 'a', made: 'yesterday' } })],
	['a body is sent where none', of('DELETE', `/base/widgets/${id}`, { body: {} })],
])('a request contradicts the description: %s', (expected, request) => {
	expect(new Contract('domo.json').contradictions(request)).toContainEqual(expect.stringContaining(expected));
});

test('Swagger 2.0 is read likewise', () => {
	const contract = new Contract('powerbi.json');
	const post = (path: string, body: unknown) => contract.contradictions(of('POST', path, { body }));
	expect(post('/rows/A%20b?policy=basicFIFO', { rows: [{ any: 1 }] })).toEqual([]);
	expect(post('/rows/a?policy=fifo', { rows: [] })).toEqual([
		expect.stringContaining('policy must be equal'),
	]);
	expect(post('/rows/a', { rows: ['x'] })).toEqual([expect.stringContaining('body/rows/0 must be object')]);
	expect(post('/rows/a/b', { rows: [] })).toEqual([expect.stringContaining('not described')]);
});

test('answers are looked at, too', () => {
	const contract = new Contract('domo.json');
	const request = of('GET', `/base/widgets/${id}`);
	expect(contract.answerContradictions(request, 200, { name: 'a' })).toEqual([]);
	expect(contract.answerContradictions(request, 200, {})).toEqual([
		expect.stringContaining('answer must have required'),
	]);
	expect(contract.answerContradictions(request, 500, 'whatever')).toEqual([]);
});

test('where there are no descriptions, nothing is checked', () => {
	process.env.API_CONTRACTS = join(folder, 'none');
	try {
		expect(contractsAvailable()).toBe(false);
		expect(() =>
			checkAgainst('domo.json')({} as Parameters<ReturnType<typeof checkAgainst>>[0]),
		).not.toThrow();
	} finally {
		process.env.API_CONTRACTS = folder;
	}
	expect(contractsAvailable()).toBe(true);
});

describe('a check of a simulator', () => {
	const fixture = new DomoFixture(() => ({ check: checkAgainst('domo.json') }));

	test('journals contradictions as violations', async () => {
		await fixture.send('/base/widgets/special');
		expect(fixture.journal.violations.filter((text) => text.includes('contradicts'))).toEqual([]);
		await fixture.send('/base/widgets?exact=perhaps');
		expect(fixture.journal.violations).toContainEqual(
			expect.stringContaining('contradicts domo.json: the query'),
		);
	});
});
