import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { Child } from './child.ts';
import type { ResidentBytes } from './residentMemory.ts';

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
	/** What the node gave out. */
	json: IDataObject;
}

export type RunQuestion = NodeToMeasure & { kind: 'run' };
export type EngineQuestion =
	| { kind: 'start'; authority: string }
	| { kind: 'rest' | 'memory' | 'passWaits' }
	| RunQuestion;
export interface EngineAnswer {
	measured?: Measured;
	memory?: ResidentBytes;
}

export interface EngineOptions {
	/** The package whose nodes are run, with n8n-core among its modules; this package unless told. */
	folder?: string;
	/** Whether garbage is collected as soon as there is a mebibyte of it, so that memory is what is in use. Node waits longer. */
	tidy?: boolean;
}

/** n8n's engine with the built nodes, in a process of its own, so that nothing of the services counts as theirs. */
export class EngineProcess {
	private readonly child: Child<EngineQuestion, EngineAnswer>;

	private constructor({ folder, tidy = false }: EngineOptions) {
		const program = new URL('engineProgram.ts', import.meta.url);
		const execArgv = ['--expose-gc', ...(tidy ? ['--max-semi-space-size=1'] : [])];
		this.child = new Child(program, { execArgv, cwd: folder });
	}

	/** @param authority PEM of the certificate authority that the services' certificates come from */
	static async start(authority: string, options: EngineOptions = {}): Promise<EngineProcess> {
		const engine = new EngineProcess(options);
		await engine.child.ask({ kind: 'start', authority });
		return engine;
	}

	/** Lets the engine collect its garbage, and counts its memory from here on; Linux only. */
	async rest(): Promise<ResidentBytes> {
		return required(await this.child.ask({ kind: 'rest' }), 'memory');
	}

	/** From now on no wait of the nodes takes any time, and their clock shows that all of it has passed. */
	async passWaits(): Promise<void> {
		await this.child.ask({ kind: 'passWaits' });
	}

	/** What it has in memory now, and had at most since it rested; Linux only. */
	async memory(): Promise<ResidentBytes> {
		return required(await this.child.ask({ kind: 'memory' }), 'memory');
	}

	/** @throws Error when the node fails */
	async run(node: NodeToMeasure): Promise<Measured> {
		return required(await this.child.ask({ kind: 'run', ...node }), 'measured');
	}

	async stop(): Promise<void> {
		await this.child.stop();
	}
}

function required<K extends keyof EngineAnswer>(answer: EngineAnswer, part: K): NonNullable<EngineAnswer[K]> {
	const { [part]: given } = answer;
	if (given === undefined) throw new Error(`the engine's answer holds no ${part}`);
	return given;
}
