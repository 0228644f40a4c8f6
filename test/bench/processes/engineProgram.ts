import { randomUUID } from 'node:crypto';
import { mkdirSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import type { IBinaryData, IDataObject } from 'n8n-workflow';

import { Engine } from '../../engine/engine.ts';
import { answering } from './child.ts';
import type { EngineAnswer, EngineQuestion, RunQuestion } from './engineProcess.ts';
import { forgetPeak, residentBytes } from './memory.ts';

/** n8n's engine with the built nodes, in a process of its own. */
let engine: Engine | undefined;

answering<EngineQuestion, EngineAnswer>(
	async (question) => {
		if (question.kind === 'run') return await run(running(), question);
		if (question.kind === 'rest') return rest();
		engine = await Engine.start({ authority: question.authority });
		return {};
	},
	() => engine?.stop(),
);

function running(): Engine {
	if (!engine) throw new Error('the engine is not started');
	return engine;
}

/** Gives back what is not needed, and counts memory from here on. */
function rest(): EngineAnswer {
	for (let time = 0; time < 2; time++) globalThis.gc?.();
	forgetPeak();
	return { residentBytes: residentBytes().now };
}

async function run(n8n: Engine, { type, parameters, credentials, file }: RunQuestion): Promise<EngineAnswer> {
	const node = {
		type,
		parameters,
		credentials: credentials.map((each) => n8n.credentials.add(each.type, each.data)),
		items: file === undefined ? [{}] : [{ json: { file: stored(n8n, file) } }],
	};
	const cpu = process.cpuUsage();
	const started = performance.now();
	const { status, error, items } = await n8n.run(node);
	const milliseconds = performance.now() - started;
	const { user, system } = process.cpuUsage(cpu);
	if (status !== 'success')
		throw new Error(`the node ended with ${status}: ${error?.message} ${error?.description}`);
	return {
		milliseconds,
		cpuMilliseconds: (user + system) / 1000,
		peakBytes: residentBytes().peak,
		json: items[0]?.json,
	};
}

/** A file as n8n keeps it in filesystem mode; the bytes stay where they are. */
function stored({ modules }: Engine, path: string): IBinaryData & IDataObject {
	const id = join('bench', 'binary_data', randomUUID());
	const { storagePath } = modules.Container.get(modules.core.StorageConfig);
	mkdirSync(join(storagePath, dirname(id)), { recursive: true });
	symlinkSync(path, join(storagePath, id));
	return {
		id: `filesystem-v2:${id}`,
		data: 'filesystem-v2',
		fileName: basename(path),
		mimeType: 'application/octet-stream',
	};
}
