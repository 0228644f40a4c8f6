import { Cloud } from '../../../simulators/cloud.ts';
import { landedInTable, newPushDataset, pushNode } from '../../material/powerBi.ts';
import { wideDataSet } from '../../material/wideDataSet.ts';
import { atMost, type Figure } from '../../measuring/figure.ts';
import { inTurn, quotients } from '../../measuring/rounds.ts';
import { median, rounded } from '../../measuring/statistics.ts';
import { EngineProcess } from '../../processes/engineProcess.ts';
import { type FreshRun, runInFreshEngine } from '../../processes/freshEngine.ts';

const ROWS = 5_000_000;
/**
 * Pushes in which the same rows go where they are few at a time. The longer an engine works, the higher is the highest peak
 * that its garbage collection lets come about: both sides have to work for as long.
 */
const PARTS = 5;
/** Loads what a push needs, so that the engine that rests afterwards has all of it. */
const WARM_UP = 100_000;
const ROUNDS = 3;

/**
 * How much memory the engine takes at most for a push, above what it has when idle, and whether more rows take more. Linux only.
 */
export async function* memory(): AsyncGenerator<Figure> {
	const cloud = await Cloud.start({ powerBiKeeps: 'digest' });
	// The waits are passed over: what they come to, powerbi.time measures.
	Object.assign(cloud.powerBi.limits, {
		postsPerMinute: Infinity,
		postsPerHour: Infinity,
		rowsPerHour: Infinity,
	});
	try {
		const { small, large } = await inTurn(ROUNDS, {
			small: () => push(cloud, ROWS / PARTS, PARTS),
			large: () => push(cloud, ROWS, 1),
		});
		const detail = {
			columns: 20,
			idle: 'after a push of 100,000 rows of the same kind and a garbage collection',
			small: { rows: ROWS / PARTS, pushes: PARTS, ...summary(small) },
			large: { rows: ROWS, pushes: 1, ...summary(large) },
		};
		yield {
			name: 'powerbi.memory.growth',
			values: quotients(large.map(memoryOf), small.map(memoryOf)),
			unit: 'ratio',
			goal: atMost(1.1),
			detail,
		};
		yield {
			name: 'powerbi.memory.peak',
			values: large.map(memoryOf),
			unit: 'MiB',
			goal: atMost(128, 0),
			detail,
		};
	} finally {
		await cloud.stop();
	}
}

async function push(cloud: Cloud, rows: number, times: number): Promise<FreshRun> {
	const start = async () => {
		const engine = await EngineProcess.start(cloud.certificates.authority);
		await engine.passWaits();
		return engine;
	};
	const [warmUp, dataSet] = [wideDataSet(WARM_UP), wideDataSet(rows)];
	const datasets = Array.from({ length: times }, () => newPushDataset(cloud, dataSet));
	const warmUpNode = pushNode(cloud, warmUp, newPushDataset(cloud, warmUp));
	const nodes = datasets.map((dataset) => pushNode(cloud, dataSet, dataset));
	const run = await runInFreshEngine(start, warmUpNode, ...nodes);
	for (const dataset of datasets) landedInTable(cloud, dataset, { rows });
	return run;
}

const memoryOf = ({ mebibytesAboveIdle }: FreshRun) => mebibytesAboveIdle;

function summary(runs: FreshRun[]) {
	return {
		idleMebibytes: rounded(median(runs.map(({ idleMebibytes }) => idleMebibytes))),
		mebibytesAboveIdle: runs.map(memoryOf).map(rounded),
		seconds: rounded(median(runs.map(({ seconds }) => seconds))),
	};
}
