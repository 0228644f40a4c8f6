import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { GuardedProcess } from './instance/guardedProcess.ts';
import { freePorts } from './instance/ports.ts';

const START_DEADLINE_MS = 30_000;
const STOP_GRACE_MS = 5_000;

/** A Redis on loopback that keeps nothing, through which an n8n in queue mode talks to its workers. */
export class Redis {
	private readonly process: GuardedProcess;
	private readonly port: number;

	private constructor(port: number) {
		const folder = mkdtempSync(join(tmpdir(), 'redis-'));
		const log = openSync(join(folder, 'redis.log'), 'a');
		const settings = ['--bind', '127.0.0.1', '--port', `${port}`, '--save', '', '--appendonly', 'no'];
		const env = { PATH: process.env.PATH ?? '' };
		this.process = new GuardedProcess('redis-server', settings, { env, folder, log });
		this.port = port;
		closeSync(log);
	}

	/** @throws when it does not come up, as when Debian's package redis-server is missing */
	static async start(): Promise<Redis> {
		const [port = 0] = await freePorts(1);
		const redis = new Redis(port);
		const deadline = Date.now() + START_DEADLINE_MS;
		while (!(await redis.answers())) {
			if (Date.now() > deadline) throw new Error('Redis did not start');
			await delay(50);
		}
		return redis;
	}

	/** The settings of an n8n that has its executions done by workers, those started by hand as well. */
	get environment(): Record<string, string> {
		return {
			EXECUTIONS_MODE: 'queue',
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: `${this.port}`,
		};
	}

	async stop(): Promise<void> {
		await this.process.end(STOP_GRACE_MS);
		await this.process.clear();
	}

	private async answers(): Promise<boolean> {
		const socket = createConnection(this.port, '127.0.0.1');
		try {
			await once(socket, 'connect');
			return true;
		} catch {
			return false;
		} finally {
			socket.destroy();
		}
	}
}
