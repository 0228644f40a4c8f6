import { randomUUID } from 'node:crypto';
import { mkdirSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import type { IBinaryData, IDataObject } from 'n8n-workflow';

import { Engine } from '../../engine/engine.ts';
import { TurnableClock } from '../../simulators/clocks.ts';
import { turnedByWaits } from '../material/turnedClock.ts';
import { answering } from './child.ts';
import type { EngineAnswer, EngineQuestion, Measured, RunQuestion } from './engineProcess.ts';
import { forgetPeak, residentBytes } from './residentMemory.ts';

/** n8n's engine with the built nodes, in a process of its own. */
let engine: Engine | undefined;

answering<EngineQuestion, EngineAnswer>(
	async (question) => {
		switch (question.kind) {
			case 'start':
				engine = await Engine.start({ authority: question.authority });
				return {};
			case 'run':
				return { measured: await run(running(), question) };
			case 'rest':
				rest();
				return { memory: residentBytes() };
			case 'memory':
				return { memory: residentBytes() };
			case 'passWaits':
				turnedByWaits(running(), new TurnableClock(Date.now()));
				return {};
		}
	},
	() => engine?.stop(),
);

function running(): Engine {
	if (!engine) throw new Error('the engine is not started');
	return engine;
}

/** Gives back what is not needed. Twice, since what is freed at last may hold what is freed next. */
function rest(): void {
	for (let time = 0; time < 2; time++) globalThis.gc?.();
	forgetPeak();
}

async function run(n8n: Engine, { type, parameters, credentials, file }: RunQuestion): Promise<Measured> {
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
	return { milliseconds, cpuMilliseconds: (user + system) / 1000, json: items[0]?.json ?? {} };
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
