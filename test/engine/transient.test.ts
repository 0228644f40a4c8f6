import { randomBytes } from 'node:crypto';

import type { Disturbance } from '../simulators/faults.ts';
import { byId, Fixture } from './fixture.ts';

const MEBI = 1024 * 1024;
const dataSet = {
	id: '845305d8-da3d-4107-a9d6-13ef3f86d4a4',
	name: 'Orders',
	columns: [{ name: 'id', type: 'LONG' as const }],
	rows: [[1], [2], [3]],
};
const fixture = new Fixture({ dataSets: [dataSet] });

/** Every kind of request there is, with the server that takes it. */
const KINDS = {
	'Entra: a token': { service: 'entra', method: 'POST', path: /\/token\?/ },
	'Graph: find the drive': { service: 'graph', method: 'GET', path: /\/drive\?/ },
	'Graph: look for a file': { service: 'graph', method: 'GET', path: /root:.*select/ },
	'Graph: make a folder': { service: 'graph', method: 'POST', path: /children$/ },
	'Graph: upload a small file': { service: 'graph', method: 'PUT', path: /content\?/ },
	'Graph: create a session': { service: 'graph', method: 'POST', path: /createUploadSession$/ },
	'Graph: read a file': { service: 'graph', method: 'GET', path: /items\// },
	'Site: send a fragment': { service: 'graph-upload', method: 'PUT', path: /./ },
	'Site: ask where to go on': { service: 'graph-upload', method: 'GET', path: /./ },
	'Domo: a token': { service: 'domo', method: 'POST', path: /oauth/ },
	'Domo: read a DataSet': { service: 'domo', method: 'GET', path: /datasets\/[^/]+$/ },
	'Domo: export a DataSet': { service: 'domo', method: 'GET', path: /\/data\?/ },
};
type Kind = keyof typeof KINDS;
const kinds = Object.keys(KINDS) as Kind[];

let folder = 'Test 0';

beforeEach(() => {
	folder = `Test ${Number(folder.slice(5)) + 1}`;
	fixture.cloud.entra.expireTokens();
	fixture.cloud.domo.expireTokens();
	Object.assign(fixture.cloud.graph.behaviour, { createsMissingFolders: false, hashesMissingFor: 1 });
});

function faultsOf(kind: Kind) {
	return fixture.cloud.servers.find(({ service }) => service === KINDS[kind].service)!.faults;
}

/** Disturbs the first request of each kind. */
function disturb(kinds: Kind[], does: Disturbance): void {
	for (const kind of kinds) faultsOf(kind).add({ ...KINDS[kind], does });
}

/** Uploads a small DataSet and a large file, which takes a request of every kind, some of them twice. */
async function everythingArrives(options = {}): Promise<void> {
	const parameters = { folderPath: folder, conflictBehavior: 'fail', options };
	const source = { source: 'domoDataSet', dataSetId: byId(dataSet.id), fileName: 'small.csv' };
	const small = fixture.upload('', { ...parameters, ...source });
	const data = randomBytes(12 * MEBI);
	const [first] = await fixture.succeed({ ...small, credentials: [fixture.app, fixture.domo] });
	const [second] = await fixture.succeed(fixture.upload(data, { ...parameters, fileName: 'large.csv' }));
	expect([first?.file, second?.file]).toMatchObject([{ verified: true }, { verified: true }]);
	const { drive } = fixture.cloud;
	expect(drive.list(folder)).toEqual(['large.csv', 'small.csv']);
	expect(drive.file(`${folder}/small.csv`)?.bytes().toString()).toBe('id\n1\n2\n3\n');
	expect(drive.file(`${folder}/large.csv`)?.bytes().equals(data)).toBe(true);
}

describe('a request of every kind is repeated', () => {
	test.each([408, 429, 500, 502, 503, 504, 509])('after %i', async (status) => {
		disturb(kinds, { kind: 'answer', status, headers: { 'retry-after': '20' } });
		// Not every status makes the client ask where to go on; this does.
		faultsOf('Site: send a fragment').add({ method: 'PUT', skip: 1, does: { kind: 'loseAnswer' } });
		await everythingArrives();
		expect(fixture.waits.filter((wait) => wait === 20_000).length).toBe(kinds.length);
	});

	test('when the connection breaks', async () => {
		disturb(kinds, { kind: 'resetRequest', afterBytes: 1 });
		await everythingArrives();
	});

	// A session whose address got lost stays until it runs out.
	const others = kinds.filter((kind) => kind !== 'Graph: create a session');

	test('when the answer gets lost', async () => {
		disturb(others, { kind: 'loseAnswer' });
		await everythingArrives();
	});

	test('when nothing moves any more', async () => {
		const served = others.filter((kind) => !kind.endsWith('a token'));
		disturb(served, { kind: 'stall', afterBytes: 0 });
		await everythingArrives({ timeout: 2 });
	}, 120_000);
});
