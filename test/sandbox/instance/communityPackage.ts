import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

interface Manifest {
	name: string;
	version: string;
	dependencies?: Record<string, string>;
}

// n8n's own, from its community packages service.
const INSTALL = [
	'install',
	'--audit=false',
	'--fund=false',
	'--bin-links=false',
	'--install-strategy=shallow',
];
const WITHOUT = ['--ignore-scripts=true', '--package-lock=false'];

/**
 * Puts the package in a tarball (`npm pack`) where an n8n that has not started yet looks for community packages, with
 * the steps and the flags of n8n's own installer: what does not work after these does not work for anyone.
 *
 * docs.n8n.io/integrations/community-nodes/installation/manual-install
 */
export async function installCommunityPackage(
	userFolder: string,
	tarball: string,
	path: string,
): Promise<void> {
	const { name, version } = await manifestIn(tarball);
	const nodes = join(userFolder, '.n8n', 'nodes');
	const folder = join(nodes, 'node_modules', name);
	mkdirSync(folder, { recursive: true });
	await execute('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	dropForeignDependencies(join(folder, 'package.json'));
	await execute('npm', [...INSTALL, ...WITHOUT], { cwd: folder, env: { ...process.env, PATH: path } });
	const installed = { name: 'installed-nodes', private: true, dependencies: { [name]: version } };
	writeFileSync(join(nodes, 'package.json'), JSON.stringify(installed));
}

/** The package.json inside a tarball. */
export async function manifestIn(tarball: string): Promise<Manifest> {
	const { stdout } = await execute('tar', ['-xzOf', tarball, 'package/package.json']);
	return JSON.parse(stdout) as Manifest;
}

function dropForeignDependencies(file: string): void {
	const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
	for (const kind of ['devDependencies', 'peerDependencies', 'optionalDependencies']) delete manifest[kind];
	writeFileSync(file, JSON.stringify(manifest, null, 2));
}
