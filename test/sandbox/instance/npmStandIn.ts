import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { manifestIn } from './communityPackage.ts';

/** What the real npm may need to get out of this machine; an n8n behind a proxy of ours has others. */
const WAY_OUT = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'NODE_EXTRA_CA_CERTS'];

/**
 * Makes an `npm` in `folder` that knows one package more than the registry does: the one in the tarball. With the folder
 * first on its PATH, n8n's own installer (Settings > Community nodes) installs a package that is not published yet.
 *
 * @param path the PATH on which the real npm is found
 */
export async function makeNpmStandIn(folder: string, tarball: string, path: string): Promise<void> {
	const { name, version } = await manifestIn(tarball);
	const integrity = createHash('sha512').update(readFileSync(tarball)).digest('base64');
	const environment = WAY_OUT.map((variable) => {
		const value = process.env[variable];
		return value === undefined ? `-u ${variable}` : quote(`${variable}=${value}`);
	});
	mkdirSync(folder, { recursive: true });
	writeFileSync(
		join(folder, 'npm'),
		`#!/bin/sh
case "$2" in
	${quote(`${name}@${version}`)} | ${quote(`${name}@latest`)}) ;;
	*) exec env ${environment.join(' ')} ${quote(`PATH=${path}`)} npm "$@" ;;
esac
case "$1 $3" in
	'view version') echo '"${version}"' ;;
	'view dist.integrity') echo '"sha512-${integrity}"' ;;
	'pack '*) cp ${quote(tarball)} . && echo ${quote(basename(tarball))} ;;
	*) exit 1 ;;
esac
`,
		{ mode: 0o755 },
	);
}

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
