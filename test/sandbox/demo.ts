import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { gunzipSync } from 'node:zlib';

import type { Cloud } from '../simulators/cloud.ts';
import { OWNER } from './api/n8nApi.ts';
import { type Credential, readWorkflow } from './api/workflow.ts';
import { type Example, examples, others, powerBi } from './demoExamples.ts';
import { World } from './world.ts';

/** Where the editor listens unless `PORT` says otherwise. */
const PORT = 5678;
/** Imports an example as a user would, and runs it. @returns what the node gave, if all went well */
async function outputOf(
	{ api }: World,
	{ file, trigger, node }: Pick<Example, 'file' | 'trigger' | 'node'>,
	credentials: Credential[],
): Promise<object | undefined> {
	const workflow = await api.createWorkflow(readWorkflow(file, credentials));
	const execution = await api.runAndWait(workflow, trigger);
	console.log(`\n${workflow.name}: ${execution.status}`);
	const { error } = execution;
	if (error) console.log(`  ${error.message}. ${error.description}`);
	return error ? undefined : execution.json(node)[0];
}

/** Runs an example, and compares what landed. @returns whether it is what was exported */
async function run(world: World, example: Example, credentials: Credential[]): Promise<boolean> {
	const output = await outputOf(world, example, credentials);
	if (!output) return false;
	const { dataSet, file } = output as {
		dataSet: { name: string; rows: number };
		file: { path: string; verified: boolean };
	};
	const landed = example.files(world.cloud).file(file.path);
	const bytes = landed?.bytes();
	const content = bytes && sha256([example.gzip ? gunzipSync(bytes) : bytes]);
	const expected = sha256(example.expected());
	console.log(`  exported  DataSet "${dataSet.name}", ${dataSet.rows} rows`);
	console.log(`  landed    ${file.path} in ${example.place}`);
	console.log(`            ${landed?.size} bytes${file.verified ? ', verified' : ''}`);
	const what = example.gzip ? 'what landed, decompressed' : 'what landed';
	console.log(`  SHA-256   ${expected} of the export\n            ${content} of ${what}`);
	return content === expected;
}

/** Pushes the DataSet's rows, and counts those that are there. @returns whether they are all */
async function push(world: World, credentials: Credential[]): Promise<boolean> {
	const output = await outputOf(world, powerBi, credentials);
	if (!output) return false;
	const { dataSet, dataset, table } = output as {
		dataSet: { name: string; rows: number };
		dataset: { id: string; name: string };
		table: string;
	};
	const made = world.cloud.powerBiCustomer.sales.datasets.find(({ id }) => id === dataset.id);
	const rows = made?.table(table)?.rowCount;
	console.log(`  exported  DataSet "${dataSet.name}", ${dataSet.rows} rows`);
	console.log(`  landed    table ${table} of the dataset "${dataset.name}" in Power BI's workspace Sales`);
	console.log(`            ${rows} rows`);
	return rows === dataSet.rows;
}

function sha256(chunks: Iterable<Buffer>): string {
	const hash = createHash('sha256');
	for (const chunk of chunks) hash.update(chunk);
	return hash.digest('hex');
}

/** What the Sales team has in its site already, to look at in the editor's lists. */
function furnish({ sites }: Cloud): void {
	const documents = sites.sales.library('Documents');
	documents.put('Domo/README.txt', 'The folders of the days come from Domo.\n');
	documents.put('Incoming/leads.csv', 'Company,Contact\nNorthwind,Ada\n');
	documents.put('Contracts/2026/Fabrikam.txt', 'To be signed\n');
	const reports = sites.sales.library('Reports');
	reports.put('Published/summary.csv', 'Region,Total\nNorth,100\n');
	reports.folder(['Drafts', 'Q4']);
}

async function leaveOpen({ n8n }: World): Promise<void> {
	console.log(`\nThe editor is open at ${n8n.url}`);
	console.log(`  e-mail    ${OWNER.email}\n  password  ${OWNER.password}`);
	console.log('Everything it reaches is simulated on this machine. Press Ctrl+C to end it.');
	await once(process, 'SIGINT');
}

const stays = !process.argv.includes('--once');
console.log('Starting a simulated Domo, a simulated Microsoft cloud and a real n8n …');
const world = await World.start(stays ? { port: Number(process.env.PORT ?? PORT) } : {});
let equal = true;
try {
	furnish(world.cloud);
	const credentials = Object.values(await world.createCredentials());
	for (const example of examples) equal = (await run(world, example, credentials)) && equal;
	equal = (await push(world, credentials)) && equal;
	for (const name of others)
		await world.api.createWorkflow(readWorkflow(`examples/${name}.json`, credentials));
	console.log(
		equal ? '\nAll that landed equals what was exported.' : '\nWhat landed is not what was exported.',
	);
	if (stays) await leaveOpen(world);
} finally {
	await world.stop();
}
process.exitCode = equal ? 0 : 1;
