import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type * as Backend from '@n8n/backend-common';
import type * as Di from '@n8n/di';
import type * as Core from 'n8n-core';
import type * as Workflow from 'n8n-workflow';

/** n8n's own modules, all resolved from n8n-core, so that there is one of each. */
export interface N8nModules {
	core: typeof Core;
	workflow: typeof Workflow;
	backend: typeof Backend;
	Container: typeof Di.Container;
	/** Loads any other module into the same registry. */
	require: NodeJS.Require;
	/** Where this n8n keeps its files. */
	folder: string;
	/** Removes what it kept. */
	remove(): void;
}

export type BinaryMode = 'filesystem' | 'database' | 'default';

/**
 * Loads n8n's engine with settings of its own. It reads them only once, so this comes before anything else of n8n, and a
 * process (in jest: a test file) has one binary mode.
 */
export function loadN8n(binaryMode: BinaryMode): N8nModules {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-engine-'));
	for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy', 'ALL_PROXY'])
		delete process.env[name];
	Object.assign(process.env, {
		N8N_USER_FOLDER: folder,
		N8N_STORAGE_PATH: join(folder, 'storage'),
		N8N_ENCRYPTION_KEY: 'engine',
		N8N_DEFAULT_BINARY_DATA_MODE: binaryMode,
		N8N_LOG_LEVEL: process.env.N8N_LOG_LEVEL ?? 'silent',
		N8N_EXPRESSION_ENGINE: 'legacy',
		// Unless it is test, n8n-core constructs nodes in a context of their own, out of reach for what the tests put in.
		NODE_ENV: 'test',
	});
	const require = createRequire(join(process.cwd(), 'package.json'));
	const fromCore = createRequire(require.resolve('n8n-core'));
	return {
		core: require('n8n-core') as typeof Core,
		workflow: fromCore('n8n-workflow') as typeof Workflow,
		backend: fromCore('@n8n/backend-common') as typeof Backend,
		Container: (fromCore('@n8n/di') as typeof Di).Container,
		require,
		folder,
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}
