import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

type Answer<A> = { answer: A } | { failure: string };

/** A process of its own, whose memory and processor time are nobody else's. It answers one question after the other. */
export class Child<Q extends object, A> {
	private readonly process: ChildProcess;

	/**
	 * @param module its program, which answers by `answering`; all it writes goes to standard error
	 * @param execArgv options of Node: `--expose-gc`
	 * @param cwd the folder it works in; this process's unless told
	 */
	constructor(module: URL, { execArgv = [], cwd }: { execArgv?: string[]; cwd?: string } = {}) {
		this.process = fork(fileURLToPath(module), { execArgv, cwd, stdio: ['ignore', 2, 2, 'ipc'] });
	}

	/** @throws Error when the child fails or ends */
	async ask(question: Q): Promise<A> {
		const heard = new AbortController();
		const { signal } = heard;
		this.process.send(question);
		const ended = once(this.process, 'exit', { signal }).then(([code]) => {
			throw new Error(`a process of the bench ended (exit code ${code})`);
		});
		const told = once(this.process, 'message', { signal }) as Promise<[Answer<A>]>;
		try {
			const [message] = await Promise.race([told, ended]);
			if ('failure' in message) throw new Error(message.failure);
			return message.answer;
		} finally {
			told.catch(() => undefined);
			ended.catch(() => undefined);
			heard.abort();
		}
	}

	/** Lets it clean up and end. */
	async stop(): Promise<void> {
		if (this.process.exitCode !== null || this.process.signalCode !== null) return;
		const exit = once(this.process, 'exit');
		this.process.disconnect();
		await exit;
	}
}

/**
 * In a child: answers its parent's questions.
 * @param cleanUp called when the parent asks nothing more
 */
export function answering<Q, A>(
	answer: (question: Q) => Promise<A>,
	cleanUp: () => void = () => undefined,
): void {
	process.on('message', (question: Q) => {
		void answer(question).then(
			(result) => process.send?.({ answer: result } satisfies Answer<A>),
			(error: Error) => process.send?.({ failure: error.stack ?? error.message } satisfies Answer<A>),
		);
	});
	// Ctrl+C reaches children as well; they end when their parent has, and clean up then.
	process.on('SIGINT', () => undefined);
	process.on('disconnect', () => {
		cleanUp();
		process.exit();
	});
}
