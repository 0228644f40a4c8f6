import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { Child } from './child.ts';

export interface CredentialToUse {
	type: string;
	data: IDataObject;
}

/** A node to run on one item. */
export interface NodeToMeasure {
	type: string;
	parameters: INodeParameters;
	credentials: CredentialToUse[];
	/** Path of a file for the item to hold, as `json.file`; n8n has it where it lies. */
	file?: string;
}

export interface Measured {
	milliseconds: number;
	/** Of all the engine's threads. */
	cpuMilliseconds: number;
	/** The most that was resident since the engine last rested, itself included. */
	peakBytes: number;
	/** What the node gave out. */
	json: IDataObject;
}

export type RunQuestion = NodeToMeasure & { kind: 'run' };
export type EngineQuestion = { kind: 'start'; authority: string } | { kind: 'rest' } | RunQuestion;
export type EngineAnswer = Partial<Measured> & { residentBytes?: number };

/** n8n's engine with the built nodes, in a process of its own, so that nothing of the services counts as theirs. */
export class EngineProcess {
	private readonly child = new Child<EngineQuestion, EngineAnswer>(
		new URL('engineProgram.ts', import.meta.url),
		['--expose-gc'],
	);

	/** @param authority PEM of the certificate authority that the services' certificates come from */
	static async start(authority: string): Promise<EngineProcess> {
		const engine = new EngineProcess();
		await engine.child.ask({ kind: 'start', authority });
		return engine;
	}

	/** Lets the engine collect its garbage, and counts its memory from here on. @returns bytes that are resident */
	async rest(): Promise<number> {
		const { residentBytes = NaN } = await this.child.ask({ kind: 'rest' });
		return residentBytes;
	}

	/** @throws Error when the node fails */
	async run(node: NodeToMeasure): Promise<Measured> {
		return (await this.child.ask({ kind: 'run', ...node })) as Measured;
	}

	async stop(): Promise<void> {
		await this.child.stop();
	}
}
