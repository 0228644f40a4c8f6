import { randomBytes } from 'node:crypto';

import type { WorkflowExecuteMode } from 'n8n-workflow';

import { Fixture } from './fixture.ts';

const fixture = new Fixture({ content: 'hashOnly' });
const MEBI = 1024 * 1024;
const large = randomBytes(35 * MEBI);

/** Uploads a file in four fragments, each after a pause of so many seconds, and gives what is told meanwhile. */
async function toldOf(mode: WorkflowExecuteMode, pause: number, parameters = {}) {
	const does = { kind: 'answer' as const, status: 503, headers: { 'retry-after': `${pause}` } };
	for (const skip of [0, 1, 2, 3]) fixture.cloud.graph.uploads.faults.add({ method: 'PUT', skip, does });
	await fixture.succeed(fixture.upload(large, { fileName: 'sales.csv', ...parameters }, { mode }));
	const { messages, logs } = fixture.engine;
	return {
		inEditor: [...messages],
		inLog: logs.filter(({ level }) => level === 'info').map(({ message }) => message),
	};
}

const everyFragment = [
	'"sales.csv": 10 of 35 MiB uploaded (28 %)',
	'"sales.csv": 20 of 35 MiB uploaded (57 %)',
	'"sales.csv": 30 of 35 MiB uploaded (85 %)',
];

test('a long upload tells the editor how far it is while it is tried out there', async () => {
	expect((await toldOf('manual', 6)).inEditor).toEqual(everyFragment);
});

test.each<WorkflowExecuteMode>(['trigger', 'webhook', 'integrated'])(
	'a long upload of an execution that nobody watches (%s) tells the log',
	async (mode) => {
		expect(await toldOf(mode, 6)).toEqual({ inEditor: [], inLog: everyFragment });
	},
);

test('once every five seconds is enough', async () => {
	expect((await toldOf('manual', 3)).inEditor).toEqual([everyFragment[1]]);
});

test.each<WorkflowExecuteMode>(['manual', 'trigger'])(
	'a short upload passes in silence (%s)',
	async (mode) => {
		expect(await toldOf(mode, 1)).toEqual({ inEditor: [], inLog: [] });
	},
);

test('nothing is told of where the file goes but its name', async () => {
	const { inEditor } = await toldOf('manual', 6, { folderPath: 'Confidential' });
	const address = new URL(fixture.cloud.journal.find({ service: 'graph-upload' })[0]?.url ?? '');
	for (const part of ['http', address.host, address.pathname, 'Confidential'])
		expect(inEditor.join('\n')).not.toContain(part);
});
