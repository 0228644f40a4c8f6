import { hash } from 'node:crypto';
import { Worker } from 'node:worker_threads';

export interface ThreadOptions {
	/** Where the blocks lie. */
	memory: SharedArrayBuffer;
	/** Whether each is to have an MD5 of its own. */
	eachBlock: boolean;
}

/** A block's place in the memory, in bytes. */
export interface Place {
	offset: number;
	length: number;
}

type Md5 = string | undefined;

/**
 * Takes the MD5 of a file and, unless nobody wants it, of each of its blocks. That takes longer than sending them: it is done in
 * a thread of its own, so that the next block can leave meanwhile. A file of one block is not worth a thread.
 */
export class Digests {
	private readonly waiting: Array<PromiseWithResolvers<Md5>> = [];
	private worker: Worker | undefined;
	private only = hash('md5', '', 'base64');
	private failure: Error | undefined;

	constructor(private readonly options: ThreadOptions) {}

	/**
	 * Takes the next block, which lies in the memory and has to stay as it is until this has settled.
	 * @param isAll whether it is the only one
	 * @returns its MD5 in Base64, if wanted
	 */
	async add(block: Buffer, isAll: boolean): Promise<Md5> {
		if (!isAll) return await this.ask({ offset: block.byteOffset, length: block.length });
		this.only = hash('md5', block, 'base64');
		return this.options.eachBlock ? this.only : undefined;
	}

	/** The MD5 of all blocks, in Base64. */
	async ofAll(): Promise<string> {
		return (this.worker && (await this.ask(undefined))) ?? this.only;
	}

	/** Ends the thread, whatever it is at. Nobody waits for it any more. */
	end(): void {
		this.fail(new Error('The MD5 is no longer wanted'));
		void this.worker?.terminate();
	}

	private async ask(place: Place | undefined): Promise<Md5> {
		if (this.failure) throw this.failure;
		this.worker ??= this.start();
		const answer: PromiseWithResolvers<Md5> = Promise.withResolvers();
		this.waiting.push(answer);
		this.worker.postMessage(place);
		return await answer.promise;
	}

	private start(): Worker {
		const worker = new Worker(require.resolve('./thread.js'), { workerData: this.options });
		worker.on('message', (md5: Md5) => this.waiting.shift()?.resolve(md5));
		worker.on('error', (error: Error) => this.fail(error));
		worker.on('exit', () => this.fail(new Error('The thread that takes MD5s has ended')));
		return worker;
	}

	private fail(error: Error): void {
		this.failure ??= error;
		for (const answer of this.waiting.splice(0)) answer.reject(this.failure);
	}
}
