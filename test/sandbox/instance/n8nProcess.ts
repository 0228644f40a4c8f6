import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { GuardedProcess } from './guardedProcess.ts';
import type { Installation } from '../installation.ts';

const START_DEADLINE_MS = 180_000;
const STOP_GRACE_MS = 15_000;

/** One process of n8n, the main one or a queue's worker, with the processes that it starts itself. */
export class N8nProcess {
	private readonly process: GuardedProcess;
	private readonly logFile: string;
	private readonly healthUrl: string;
	private lastLog: string | undefined;

	/** @param folder where its log is written; removed when it ends */
	constructor(
		{ node, n8n }: Installation,
		command: 'start' | 'worker',
		{ env, folder, healthPort }: { env: Record<string, string>; folder: string; healthPort: number },
	) {
		this.logFile = join(folder, 'n8n.log');
		this.healthUrl = `http://127.0.0.1:${healthPort}/healthz/readiness`;
		const log = openSync(this.logFile, 'a');
		this.process = new GuardedProcess(node, [n8n, command], { env, folder, log });
		closeSync(log);
	}

	/**
	 * Waits until it can serve: before that, it creates its database.
	 *
	 * @throws with the end of its log, when it ends instead
	 */
	async ready(): Promise<void> {
		const deadline = Date.now() + START_DEADLINE_MS;
		while (!(await this.answers())) {
			if (this.process.running && Date.now() < deadline) await delay(100);
			else throw new Error(`n8n did not start:\n${(await this.stop()).slice(-4000)}`);
		}
	}

	/** Of the process itself; those that it starts are in its process group, which has the same number. */
	get pid(): number {
		return this.process.child.pid ?? 0;
	}

	/** Everything it has printed. */
	get log(): string {
		return this.lastLog ?? readFileSync(this.logFile, 'utf8');
	}

	/** Ends it and every process that it started, and returns its log. */
	async stop(): Promise<string> {
		await this.process.end(STOP_GRACE_MS);
		this.lastLog = this.log;
		await this.process.clear();
		return this.lastLog;
	}

	private async answers(): Promise<boolean> {
		try {
			const response = await fetch(this.healthUrl, { signal: AbortSignal.timeout(2_000) });
			return response.ok;
		} catch {
			return false;
		}
	}
}
