import { hash } from 'node:crypto';
import { Worker } from 'node:worker_threads';

export interface ThreadOptions {
	/** Whether each block is to have an MD5 of its own. */
	eachBlock: boolean;
}

/** A block on its way to the thread, or, without one, the question for the MD5 of all. */
export interface Question {
	block?: ArrayBuffer;
	/** Bytes of it that count. */
	length: number;
}

/** The block on its way back, and the MD5 that was asked for. */
export interface Answer {
	block?: ArrayBuffer;
	md5: string | undefined;
}

/** A block that nobody else has any more, and its MD5 in Base64, if wanted. */
export interface Digested {
	bytes: Buffer<ArrayBuffer>;
	md5: string | undefined;
}

/**
 * Takes the MD5 of a file and, unless nobody wants it, of each of its blocks. That takes longer than sending them: it is done in
 * a thread of its own, so that the next block can leave meanwhile. A file of one block is not worth a thread.
 */
export class Digests {
	private readonly waiting: Array<PromiseWithResolvers<Answer>> = [];
	private worker: Worker | undefined;
	private only = hash('md5', '', 'base64');
	private failure: Error | undefined;

	constructor(private readonly options: ThreadOptions) {}

	/**
	 * Takes the next block. Its memory is the thread's until this has settled, and comes back with the result.
	 * @param isAll whether it is the only one
	 */
	async add(bytes: Buffer<ArrayBuffer>, isAll: boolean): Promise<Digested> {
		if (isAll) {
			this.only = hash('md5', bytes, 'base64');
			return { bytes, md5: this.options.eachBlock ? this.only : undefined };
		}
		const { length } = bytes;
		const { block = new ArrayBuffer(), md5 } = await this.ask({ block: bytes.buffer, length });
		return { bytes: Buffer.from(block, 0, length), md5 };
	}

	/** The MD5 of all blocks, in Base64. */
	async ofAll(): Promise<string> {
		const all = this.worker && (await this.ask({ length: 0 }));
		return all?.md5 ?? this.only;
	}

	/** Ends the thread, whatever it is at. Nobody waits for it any more. */
	end(): void {
		this.fail(new Error('The MD5 is no longer wanted'));
		void this.worker?.terminate();
	}

	private async ask(question: Question): Promise<Answer> {
		if (this.failure) throw this.failure;
		this.worker ??= this.start();
		const answer: PromiseWithResolvers<Answer> = Promise.withResolvers();
		this.waiting.push(answer);
		this.worker.postMessage(question, question.block ? [question.block] : []);
		return await answer.promise;
	}

	private start(): Worker {
		const worker = new Worker(require.resolve('./thread.js'), { workerData: this.options });
		worker.on('message', (answer: Answer) => this.waiting.shift()?.resolve(answer));
		worker.on('error', (error: Error) => this.fail(error));
		worker.on('exit', () => this.fail(new Error('The thread that takes MD5s has ended')));
		return worker;
	}

	private fail(error: Error): void {
		this.failure ??= error;
		for (const answer of this.waiting.splice(0)) answer.reject(this.failure);
	}
}
