import { MEBI } from '../material/files.ts';
import type { EngineProcess, NodeToMeasure } from './engineProcess.ts';

export interface FreshRun {
	seconds: number;
	idleMebibytes: number;
	/** At most. */
	mebibytesAboveIdle: number;
}

/**
 * Runs a node in an engine of its own, since memory that one run has taken, the engine may not give back. Linux only.
 *
 * @param warmUp a small run before, so that the idle engine has all loaded that the node needs
 */
export async function runInFreshEngine(
	start: () => Promise<EngineProcess>,
	warmUp: NodeToMeasure,
	node: NodeToMeasure,
): Promise<FreshRun> {
	const engine = await start();
	try {
		await engine.run(warmUp);
		const idle = await engine.rest();
		const { milliseconds } = await engine.run(node);
		const { peak } = await engine.memory();
		return {
			seconds: milliseconds / 1000,
			idleMebibytes: idle.now / MEBI,
			mebibytesAboveIdle: (peak - idle.now) / MEBI,
		};
	} finally {
		await engine.stop();
	}
}
