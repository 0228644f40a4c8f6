import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

import { N8nApi } from '../api/n8nApi.ts';
import type { ConnectProxy } from '../connectProxy.ts';
import { installN8n, type Installation } from '../installation.ts';
import { installCommunityPackage } from './communityPackage.ts';
import { N8nProcess } from './n8nProcess.ts';
import { makeNpmStandIn } from './npmStandIn.ts';
import { freePorts } from './ports.ts';
import { settings, workerSettings } from './settings.ts';

export interface N8nOptions {
	/** `npm pack`'s file of a community package to install before n8n starts. */
	tarball?: string;
	/** The same, for n8n's own installer to find as if it were published: `api.installCommunityPackage`. */
	published?: string;
	/** The only way out for n8n. */
	proxy?: ConnectProxy;
	/** PEM of a certificate authority that n8n trusts besides the public ones. */
	authority?: string;
	/** Where n8n listens; any free port unless told. */
	port?: number;
	/** Further settings of n8n, which win over the sandbox's own. */
	env?: Record<string, string>;
}

/**
 * Starts an n8n with a user folder of its own on ports that are free, and waits until it is ready: about ten seconds,
 * but see `installN8n`. It ends with `stop()`, or else with this process.
 *
 * @throws with the end of n8n's log, when n8n does not come up
 */
export async function startN8n(options: N8nOptions = {}): Promise<N8n> {
	const installation = await installN8n();
	const folder = mkdtempSync(join(tmpdir(), 'n8n-sandbox-'));
	try {
		const n8n = new N8n(installation, folder, await prepare(installation, folder, options));
		await n8n.main.ready();
		return n8n;
	} catch (error) {
		rmSync(folder, { recursive: true, force: true });
		throw error;
	}
}

/** Fills the folder of an n8n to come and returns the environment to start it in. */
async function prepare(
	{ path }: Installation,
	folder: string,
	options: N8nOptions,
): Promise<Record<string, string>> {
	const { tarball, published, proxy, authority } = options;
	const [freePort = 0, brokerPort = 0] = await freePorts(2);
	const port = options.port ?? freePort;
	const inside = (name: string) => join(folder, name);
	const place = { userFolder: inside('user'), temporaryFolder: inside('tmp'), port, brokerPort };
	mkdirSync(place.userFolder);
	mkdirSync(place.temporaryFolder);
	if (tarball) await installCommunityPackage(place.userFolder, resolve(tarball), path);
	if (published) await makeNpmStandIn(inside('bin'), resolve(published), path);
	if (authority) writeFileSync(inside('authority.pem'), authority);
	return {
		...settings(place, published ? `${inside('bin')}${delimiter}${path}` : path),
		...(authority ? { NODE_EXTRA_CA_CERTS: inside('authority.pem') } : {}),
		...proxy?.environment,
		...options.env,
	};
}

/** A running n8n. */
export class N8n {
	readonly main: N8nProcess;
	readonly url: string;
	/** n8n's own folder `.n8n` is in it. */
	readonly userFolder: string;
	/** The system's folder of temporary files, as n8n and its nodes see it. n8n keeps `n8nDataTableUploads` there itself. */
	readonly temporaryFolder: string;
	readonly workers: N8nProcess[] = [];
	private readonly installation: Installation;
	private readonly env: Record<string, string>;

	constructor(installation: Installation, folder: string, env: Record<string, string>) {
		const port = Number(env.N8N_PORT);
		this.installation = installation;
		this.env = env;
		this.main = new N8nProcess(installation, 'start', { env, folder, healthPort: port });
		this.url = `http://127.0.0.1:${port}`;
		this.userFolder = join(folder, 'user');
		this.temporaryFolder = join(folder, 'tmp');
	}

	/** Signs in as the owner, who is made the first time. n8n takes five sign-ins a minute. */
	async signIn(): Promise<N8nApi> {
		return await N8nApi.signIn(this.url);
	}

	/** Starts one more worker of an n8n in queue mode: one whose `env` has `EXECUTIONS_MODE` and Redis. */
	async startWorker(): Promise<N8nProcess> {
		const [healthPort = 0, brokerPort = 0] = await freePorts(2);
		const folder = mkdtempSync(join(tmpdir(), 'n8n-sandbox-worker-'));
		const env = { ...this.env, ...workerSettings(healthPort, brokerPort) };
		const worker = new N8nProcess(this.installation, 'worker', { env, folder, healthPort });
		this.workers.push(worker);
		await worker.ready();
		return worker;
	}

	/** What n8n and its workers have printed. */
	get log(): string {
		return [this.main, ...this.workers].map(({ log }) => log).join('');
	}

	/** n8n's record of what was done in it, which it keeps in files while it runs. */
	get eventLog(): string {
		const folder = join(this.userFolder, '.n8n');
		const files = readdirSync(folder).filter((name) => name.startsWith('n8nEventLog'));
		return files.map((name) => readFileSync(join(folder, name), 'utf8')).join('');
	}

	/** Ends n8n and every process it started, and removes its folder. The log can be read afterwards, too. */
	async stop(): Promise<void> {
		await Promise.all(this.workers.map((worker) => worker.stop()));
		await this.main.stop();
	}
}
