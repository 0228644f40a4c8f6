import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';

// Waits for the end of its input, which comes when it is told to go ahead or when its parent dies, however that dies.
// What is written into the folder while the last process goes is caught by the second try.
const GUARD = 'cat; kill -s KILL -- "-$1" 2>/dev/null; rm -rf -- "$2" || rm -rf -- "$2"';

/**
 * A program in a process group of its own and with a folder of its own. Neither outlives this process: a guard, which is
 * a process too, ends the group and removes the folder.
 */
export class GuardedProcess {
	readonly child: ChildProcess;
	private readonly guard: ChildProcess;
	private readonly exited: Promise<unknown>;
	private readonly cleared: Promise<unknown>;

	/** @param log an open file for everything the program prints */
	constructor(
		command: string,
		parameters: string[],
		{ env, folder, log }: { env: Record<string, string>; folder: string; log: number },
	) {
		this.child = spawn(command, parameters, {
			env,
			cwd: folder,
			detached: true,
			stdio: ['ignore', log, log],
		});
		this.guard = spawn('sh', ['-c', GUARD, 'guard', `${this.child.pid}`, folder], {
			detached: true,
			stdio: ['pipe', 'ignore', 'ignore'],
		});
		this.exited = once(this.child, 'exit');
		this.cleared = once(this.guard, 'exit');
		// This process may end without waiting for them.
		this.child.unref();
		this.guard.unref();
		(this.guard.stdin as Socket).unref();
	}

	get running(): boolean {
		return this.child.exitCode === null && this.child.signalCode === null;
	}

	/** Asks the program to end, and after the given time makes it. */
	async end(graceMs: number): Promise<void> {
		if (!this.running) return;
		this.child.ref();
		this.child.kill('SIGTERM');
		const deadline = setTimeout(() => this.child.kill('SIGKILL'), graceMs);
		await this.exited;
		clearTimeout(deadline);
	}

	/** Ends what the program has left of its group, and removes the folder. */
	async clear(): Promise<void> {
		this.guard.ref();
		this.guard.stdin?.end();
		await this.cleared;
	}
}
