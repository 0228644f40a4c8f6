import { Child } from './child.ts';

export interface LakeQuestion {
	/** Azure's own client with its own upload, or the same requests by bare `node:https`. */
	by: 'sdk' | 'bare';
	path: string;
	/** Of a file that is not there yet. */
	url: string;
	token: string;
	blockBytes: number;
	/** On the way at a time. */
	blocks: number;
	authority: string;
}

export interface LakeAnswer {
	milliseconds: number;
	cpuMilliseconds: number;
}

/** Uploads files to a storage account otherwise than the node does, in a process of its own. */
export class LakeUploader {
	private readonly child = new Child<LakeQuestion, LakeAnswer>(new URL('lakeProgram.ts', import.meta.url));

	/** @throws Error when a request is refused */
	async upload(question: LakeQuestion): Promise<LakeAnswer> {
		return await this.child.ask(question);
	}

	async stop(): Promise<void> {
		await this.child.stop();
	}
}
