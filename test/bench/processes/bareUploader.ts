import { Child } from './child.ts';

export interface BareQuestion {
	path: string;
	/** Of an upload session. */
	url: string;
	fragmentBytes: number;
	authority: string;
}

export interface BareAnswer {
	milliseconds: number;
	cpuMilliseconds: number;
}

/** A loop over bare `node:https` that uploads a file in fragments over one connection, in a process of its own. */
export class BareUploader {
	private readonly child = new Child<BareQuestion, BareAnswer>(new URL('bareProgram.ts', import.meta.url));

	/** @throws Error when a fragment is refused */
	async upload(question: BareQuestion): Promise<BareAnswer> {
		return await this.child.ask(question);
	}

	async stop(): Promise<void> {
		await this.child.stop();
	}
}
