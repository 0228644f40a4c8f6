import { basename } from 'node:path';

import { installN8n } from '../../sandbox/installation.ts';
import { Cloud } from '../../simulators/cloud.ts';
import { MEBI, writeRandomFile } from '../material/files.ts';
import { layOutN8nOneDrive, n8nUploadNode } from '../material/n8nOneDrive.ts';
import { landed, uploadNode } from '../material/oneDrive.ts';
import { TemporaryFolder } from '../material/temporaryFolder.ts';
import { atLeast, atMost, type Figure } from '../measuring/figure.ts';
import { inTurn, quotients } from '../measuring/rounds.ts';
import { median, rounded } from '../measuring/statistics.ts';
import { EngineProcess, type NodeToMeasure } from '../processes/engineProcess.ts';
import { type FreshRun, runInFreshEngine } from '../processes/freshEngine.ts';

const BYTES = 64 * MEBI;
const WARM_UP = MEBI;
const ROUNDS = 3;

/** The node against n8n's own OneDrive node: the same file to the same server, each in an engine of its own. Linux only. */
export async function* peer(): AsyncGenerator<Figure> {
	const { folder: n8nFolder } = await installN8n();
	const folder = new TemporaryFolder();
	const cloud = await Cloud.start({ content: 'hashOnly' });
	const { authority } = cloud.certificates;

	const [small, large] = [folder.file('small.bin'), folder.file('large.bin')];
	const measure = async (node: NodeToMeasure, nodePackage?: string): Promise<FreshRun> => {
		const start = () => EngineProcess.start(authority, { folder: nodePackage });
		const run = await runInFreshEngine(start, { ...node, file: small }, { ...node, file: large });
		if (landed(cloud, basename(large)).size !== BYTES) throw new Error('the file did not land whole');
		return run;
	};

	try {
		writeRandomFile(small, WARM_UP);
		writeRandomFile(large, BYTES);
		const n8nPackage = folder.file('package');
		layOutN8nOneDrive(n8nPackage, n8nFolder);
		const [ours, theirs] = [uploadNode(cloud, basename(large)), await n8nUploadNode(cloud)];
		const { node, n8n } = await inTurn(ROUNDS, {
			node: () => measure(ours),
			n8n: () => measure(theirs, n8nPackage),
		});
		const detail = {
			bytes: BYTES,
			node: summary(node),
			n8n: summary(n8n),
			against: `n8n's own OneDrive node in n8n-core, both with the file in filesystem mode`,
		};
		yield {
			name: 'peer.speed',
			values: quotients(n8n.map(secondsOf), node.map(secondsOf)),
			unit: 'times as fast',
			goal: atLeast(10, 0),
			detail,
		};
		yield {
			name: 'peer.memory',
			values: quotients(node.map(memoryOf), n8n.map(memoryOf)),
			unit: 'ratio',
			goal: atMost(0.1),
			detail,
		};
	} finally {
		await cloud.stop();
		folder.remove();
	}
}

const secondsOf = (run: FreshRun) => run.seconds;
const memoryOf = (run: FreshRun) => run.mebibytesAboveIdle;

function summary(runs: FreshRun[]) {
	return {
		seconds: rounded(median(runs.map(secondsOf))),
		mebibytesAboveIdle: rounded(median(runs.map(memoryOf))),
	};
}
