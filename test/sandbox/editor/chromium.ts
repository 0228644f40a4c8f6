import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { chromium, selectors, type Browser } from 'playwright-core';

import type { Routes } from '../connectProxy.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * Starts the machine's own Chromium (`apt-get install chromium`; `CHROMIUM` names another one). It ends with this process.
 *
 * @param routes the hosts that it can reach besides loopback: no other can be found
 */
export async function launchChromium(routes: Routes): Promise<Browser> {
	const led = Object.entries(routes).map(([host, port]) => `MAP ${host} 127.0.0.1:${port}`);
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({
		executablePath: process.env.CHROMIUM ?? findChromium(),
		args: [
			// It runs as root in containers, where it has neither its own sandbox nor much shared memory.
			...['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
			...[
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
			],
			`--host-resolver-rules=${[...led, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(',')}`,
		],
	});
}

function findChromium(): string {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) =>
		existsSync(file),
	);
	if (!found) throw new Error(`None of ${NAMES.join(', ')} is installed`);
	return found;
}
