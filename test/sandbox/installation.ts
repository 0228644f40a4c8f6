import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';

import manifest from './n8n/package.json' with { type: 'json' };

/** An n8n that is ready to be started: the Node it runs on, n8n's command, and the PATH that puts that Node first. */
export interface Installation {
	folder: string;
	node: string;
	n8n: string;
	path: string;
}

const INTERRUPTED = '.installing-';

let installing: Promise<Installation> | undefined;

/**
 * Installs n8n into the cache folder unless it is there, and tells on standard error how it goes: the first time takes
 * about five minutes and 3 GB. `N8N_SANDBOX_CACHE` names another cache folder.
 *
 * @throws when npm or the compiler fails; their own words are on standard error
 */
export async function installN8n(): Promise<Installation> {
	return await (installing ??= findOrInstall());
}

async function findOrInstall(): Promise<Installation> {
	const folder = join(cacheFolder(), folderName());
	if (existsSync(folder)) return installationIn(folder);
	removeInterrupted(folder);
	// Made aside and renamed when complete: what has its final name is finished, and of two that install at the same
	// time, one wins and none disturbs the other.
	const aside = `${folder}${INTERRUPTED}${process.pid}`;
	await install(aside);
	try {
		renameSync(aside, folder);
	} catch (error) {
		rmSync(aside, { recursive: true });
		if (!existsSync(folder)) throw error;
	}
	return installationIn(folder);
}

function cacheFolder(): string {
	const { N8N_SANDBOX_CACHE, XDG_CACHE_HOME } = process.env;
	return N8N_SANDBOX_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'n8n-nodes-domo-writeback');
}

function folderName(): string {
	const hash = createHash('sha256').update(JSON.stringify(manifest)).digest('hex');
	return `n8n-${manifest.dependencies.n8n}-${hash.slice(0, 12)}`;
}

function installationIn(folder: string): Installation {
	const node = join(nodeFolder(folder), 'bin', 'node');
	const n8n = join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
	return { folder, node, n8n, path: `${dirname(node)}${delimiter}${process.env.PATH}` };
}

/** The package of the platform's Node, which brings the headers that sqlite3 is compiled against, too. */
function nodeFolder(folder: string): string {
	return join(folder, 'node_modules', `node-${process.platform}-${process.arch}`);
}

async function install(folder: string): Promise<void> {
	const started = Date.now();
	console.error(
		`Installing n8n ${manifest.dependencies.n8n} for the tests, once, in ${folder} (about 5 minutes)`,
	);
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
	const { node, path } = installationIn(folder);
	const env = { ...process.env, npm_config_nodedir: nodeFolder(folder) };
	// Without scripts: several of n8n's packages would download programs that nothing here needs.
	const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
	await run('npm', ['install', ...flags], folder, env);
	if (!existsSync(node)) throw new Error(`npm has no Node for ${process.platform} on ${process.arch}`);
	console.error(`n8n's packages are there after ${seconds(started)} s; now compiling sqlite3`);
	await run('npm', ['rebuild', 'sqlite3', '--loglevel=error'], folder, { ...env, PATH: path });
	await run(node, ['--eval', 'require("sqlite3"); require("isolated-vm")'], folder, env);
	console.error(`Installed in ${seconds(started)} s`);
}

async function run(
	command: string,
	parameters: string[],
	cwd: string,
	env: NodeJS.ProcessEnv,
): Promise<void> {
	const child = spawn(command, parameters, { cwd, env, stdio: ['ignore', process.stderr, process.stderr] });
	const [code] = (await once(child, 'close')) as [number | null];
	if (code !== 0) throw new Error(`${command} ${parameters.join(' ')} failed in ${cwd} (exit code ${code})`);
}

/** What was left by installations whose process is gone. */
function removeInterrupted(folder: string): void {
	const prefix = `${basename(folder)}${INTERRUPTED}`;
	const siblings = existsSync(dirname(folder)) ? readdirSync(dirname(folder)) : [];
	for (const name of siblings.filter((sibling) => sibling.startsWith(prefix))) {
		if (isRunning(Number(name.slice(prefix.length)))) continue;
		rmSync(join(dirname(folder), name), { recursive: true, force: true });
	}
}

function isRunning(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

const seconds = (since: number) => Math.round((Date.now() - since) / 1000);
