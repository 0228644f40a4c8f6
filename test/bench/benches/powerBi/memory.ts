import { Cloud } from '../../../simulators/cloud.ts';
import { landedInTable, newPushDataset, pushNode } from '../../material/powerBi.ts';
import { wideDataSet } from '../../material/wideDataSet.ts';
import { atMost, type Figure } from '../../measuring/figure.ts';
import { inTurn, quotients } from '../../measuring/rounds.ts';
import { median, rounded } from '../../measuring/statistics.ts';
import { type EngineOptions, EngineProcess } from '../../processes/engineProcess.ts';
import { type FreshRun, runInFreshEngine } from '../../processes/freshEngine.ts';

const ROWS = { small: 1_000_000, large: 5_000_000 };
/**
 * As many rows go both ways: what the system's allocator of memory loses to gaps as rows pass is not what is asked for here.
 */
const PUSHES = ROWS.large / ROWS.small;
/** Loads what a push needs, so that the engine that rests afterwards has all of it. */
const WARM_UP = 100_000;
const ROUNDS = 3;

/**
 * Whether a push of more rows needs more memory, and how much the engine takes for it at most, above what it has when idle.
 * The first is asked of an engine that keeps no garbage: how much of it gathers is chance, and more in a longer time. Linux only.
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
		const { small, large, untidy } = await inTurn(ROUNDS, {
			small: () => push(cloud, ROWS.small, PUSHES, { tidy: true }),
			large: () => push(cloud, ROWS.large, 1, { tidy: true }),
			untidy: () => push(cloud, ROWS.large, 1),
		});
		yield {
			name: 'powerbi.memory.growth',
			values: quotients(large.map(aboveStart), small.map(aboveStart)),
			unit: 'ratio',
			goal: atMost(1.1),
			detail: {
				columns: 20,
				idle: 'a started engine that has done nothing yet',
				engine: 'collects its garbage as soon as there is a mebibyte of it (--max-semi-space-size=1)',
				small: { rows: ROWS.small, pushes: PUSHES, ...summary(small, aboveStart) },
				large: { rows: ROWS.large, pushes: 1, ...summary(large, aboveStart) },
			},
		};
		yield {
			name: 'powerbi.memory.peak',
			values: untidy.map(aboveIdle),
			unit: 'MiB',
			goal: atMost(128, 0),
			detail: {
				columns: 20,
				idle: 'after a push of 100,000 rows of the same kind and a garbage collection',
				engine: 'as n8n starts it',
				rows: ROWS.large,
				...summary(untidy, aboveIdle),
			},
		};
	} finally {
		await cloud.stop();
	}
}

async function push(cloud: Cloud, rows: number, times: number, options?: EngineOptions): Promise<FreshRun> {
	const start = async () => {
		const engine = await EngineProcess.start(cloud.certificates.authority, options);
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

const aboveIdle = ({ mebibytesAboveIdle }: FreshRun) => mebibytesAboveIdle;
const aboveStart = ({ startMebibytes, idleMebibytes, mebibytesAboveIdle }: FreshRun) =>
	idleMebibytes + mebibytesAboveIdle - startMebibytes;

function summary(runs: FreshRun[], above: (run: FreshRun) => number) {
	return {
		mebibytesAboveIdle: runs.map(above).map(rounded),
		seconds: rounded(median(runs.map(({ seconds }) => seconds))),
	};
}
