import { createHash } from 'node:crypto';
import { once } from 'node:events';

import type { Cloud } from '../simulators/cloud.ts';
import { csvOf } from '../simulators/domo/csv.ts';
import type { Drive } from '../simulators/graph/drive.ts';
import { OWNER } from './api/n8nApi.ts';
import { type Credential, readWorkflow } from './api/workflow.ts';
import { sampleDataSets } from './sampleData.ts';
import { World } from './world.ts';

/** Where the editor listens unless `PORT` says otherwise. */
const PORT = 5678;
const MARK = Buffer.from('\ufeff');

interface Example {
	file: string;
	trigger: string;
	/** The node that uploads. */
	node: string;
	/** Where it uploads to. */
	place: string;
	drive: (cloud: Cloud) => Drive;
	/** What is to land, made without n8n from the DataSet itself. */
	expected: () => Iterable<Buffer>;
}

const sales = () => csvOf(sampleDataSets[0]!, { header: true });

const oneDrive = { place: 'OneDrive', drive: ({ drive }: Cloud) => drive };

const examples: Example[] = [
	{
		file: 'examples/domo-to-onedrive.json',
		trigger: 'Every Morning',
		node: 'Upload to OneDrive',
		...oneDrive,
		expected: sales,
	},
	{
		file: 'examples/domo-to-onedrive-one-node.json',
		trigger: 'Every Hour',
		node: 'Write DataSet to OneDrive',
		...oneDrive,
		expected: function* () {
			yield MARK;
			yield* sales();
		},
	},
	{
		file: 'examples/domo-to-sharepoint.json',
		trigger: 'Every Morning',
		node: 'Upload to SharePoint',
		place: "the library Documents of SharePoint's site Sales",
		drive: ({ sites }) => sites.sales.library('Documents'),
		expected: sales,
	},
];

/** Imports an example as a user would, runs it, and compares what landed. @returns whether it is what was exported */
async function run({ api, cloud }: World, example: Example, credentials: Credential[]): Promise<boolean> {
	const workflow = await api.createWorkflow(readWorkflow(example.file, credentials));
	const execution = await api.runAndWait(workflow, example.trigger);
	console.log(`\n${workflow.name}: ${execution.status}`);
	const [output] = execution.json(example.node);
	if (execution.error || !output) {
		console.log(`  ${execution.error?.message}. ${execution.error?.description}`);
		return false;
	}
	const { dataSet, file } = output as {
		dataSet: { name: string; rows: number };
		file: { path: string; verified: boolean };
	};
	const landed = example.drive(cloud).file(file.path);
	const expected = sha256(example.expected());
	console.log(`  exported  DataSet "${dataSet.name}", ${dataSet.rows} rows`);
	console.log(`  landed    ${file.path} in ${example.place}`);
	console.log(`            ${landed?.size} bytes${file.verified ? ', verified' : ''}`);
	console.log(`  SHA-256   ${expected} of the export\n            ${landed?.sha256} of what landed`);
	return landed?.sha256 === expected;
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
console.log('Starting a simulated Domo, a simulated Microsoft 365 and a real n8n …');
const world = await World.start(stays ? { port: Number(process.env.PORT ?? PORT) } : {});
let equal = true;
try {
	furnish(world.cloud);
	const credentials = Object.values(await world.createCredentials());
	for (const example of examples) equal = (await run(world, example, credentials)) && equal;
	console.log(
		equal ? '\nAll that landed equals what was exported.' : '\nWhat landed is not what was exported.',
	);
	if (stays) await leaveOpen(world);
} finally {
	await world.stop();
}
process.exitCode = equal ? 0 : 1;
