import { MEBI } from '../material/files.ts';
import type { EngineProcess, NodeToMeasure } from './engineProcess.ts';

export interface FreshRun {
	seconds: number;
	/** Before it has done anything. */
	startMebibytes: number;
	/** After the warm-up. */
	idleMebibytes: number;
	/** At most until the first run ended. */
	firstMebibytesAboveIdle: number;
	/** At most. */
	mebibytesAboveIdle: number;
}

/**
 * Runs a node in an engine of its own, since memory that one run has taken, the engine may not give back. Linux only.
 *
 * @param warmUp a small run before, so that the idle engine has all loaded that the node needs
 * @param nodes what is measured: one, or several, one after the other
 * @returns what all runs took together, and the most memory that any of them had
 */
export async function runInFreshEngine(
	startEngine: () => Promise<EngineProcess>,
	warmUp: NodeToMeasure,
	...nodes: NodeToMeasure[]
): Promise<FreshRun> {
	const engine = await startEngine();
	try {
		const start = await engine.rest();
		await engine.run(warmUp);
		const idle = await engine.rest();
		const aboveIdle = async () => ((await engine.memory()).peak - idle.now) / MEBI;
		let seconds = 0;
		let first: number | undefined;
		for (const node of nodes) {
			seconds += (await engine.run(node)).milliseconds / 1000;
			first ??= await aboveIdle();
		}
		return {
			seconds,
			startMebibytes: start.now / MEBI,
			idleMebibytes: idle.now / MEBI,
			firstMebibytesAboveIdle: first ?? 0,
			mebibytesAboveIdle: await aboveIdle(),
		};
	} finally {
		await engine.stop();
	}
}
