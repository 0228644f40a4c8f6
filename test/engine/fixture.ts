import { setImmediate } from 'node:timers/promises';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { clock } from '../../nodes/shared/http/clock.ts';

import { Cloud, type CloudOptions } from '../simulators/cloud.ts';
import type { StoredCredential } from './credentials.ts';
import { Engine, type NodeToRun, type Result } from './engine.ts';
import type { BinaryMode } from './n8n.ts';

interface ClockModule {
	clock: typeof clock;
}

const passing = async (signal?: AbortSignal): Promise<void> =>
	void (await setImmediate(undefined, { signal }));

/**
 * A cloud and an engine for the tests of a file, with the nodes' parameters as short as tests want them. After each test the
 * journal has to be free of what the vendors forbid, and the services hold no unfinished upload.
 */
export class Fixture {
	/** Milliseconds of every wait since the test began; none of them is really waited for. */
	readonly waits: number[] = [];
	/** What a wait comes to instead; at once, unless a test puts something else here. */
	pause: (signal?: AbortSignal) => Promise<void> = passing;
	private running: { cloud: Cloud; engine: Engine } | undefined;

	constructor({ binaryMode, ...options }: CloudOptions & { binaryMode?: BinaryMode } = {}) {
		beforeAll(async () => {
			const cloud = await Cloud.start(options);
			const engine = await Engine.start({ binaryMode, authority: cloud.certificates.authority });
			this.running = { cloud, engine };
			const module = engine.module<ClockModule>('nodes/shared/http/clock.js');
			module.clock.sleep = async (milliseconds, signal) => {
				this.waits.push(milliseconds);
				await this.pause(signal);
			};
		});
		beforeEach(() => {
			this.waits.splice(0);
			this.pause = passing;
		});
		afterEach(() => {
			const { journal, graph, domo, powerBi } = this.cloud;
			const servers = [domo.server, graph.api, graph.uploads, powerBi.server];
			expect(servers.filter(({ faults }) => !faults.spent).map(({ service }) => service)).toEqual([]);
			expect(journal.violations).toEqual([]);
			expect(graph.openSessions).toBe(0);
			journal.clear();
		});
		afterAll(async () => {
			this.engine.stop();
			await this.cloud.stop();
		});
	}

	get cloud(): Cloud {
		return this.started.cloud;
	}

	get engine(): Engine {
		return this.started.engine;
	}

	get domo(): StoredCredential {
		return this.engine.credentials.add('domoApi', this.cloud.domoCredential);
	}

	get app(): StoredCredential {
		return this.engine.credentials.add('oneDriveWritebackAppApi', this.cloud.appCredential);
	}

	/** File: Upload of bytes to Megan's OneDrive by the app, unless told otherwise. */
	upload(data: Buffer | string, parameters: INodeParameters = {}, more: Partial<NodeToRun> = {}): NodeToRun {
		return {
			type: 'oneDriveWriteback',
			credentials: [this.app],
			items: [{ binary: { data: { data: Buffer.from(data), fileName: 'in.csv', mimeType: 'text/csv' } } }],
			parameters: {
				authentication: 'servicePrincipal',
				resource: 'file',
				operation: 'upload',
				drive: 'user',
				user: 'megan@contoso.com',
				fileName: 'out.csv',
				...parameters,
			},
			...more,
		};
	}

	/** Runs a node. Nothing secret may turn up in what n8n keeps of the run. */
	async run(node: NodeToRun): Promise<Result> {
		const result = await this.engine.run(node);
		const told = [result.kept, ...this.engine.messages].join('\n');
		expect(this.cloud.secrets.filter((secret) => told.includes(secret))).toEqual([]);
		return result;
	}

	/** Runs a node that has to succeed, and gives its items' json. */
	async succeed(node: NodeToRun): Promise<IDataObject[]> {
		const result = await this.run(node);
		expect(result.error).toBeUndefined();
		expect(result.status).toBe('success');
		return result.items.map(({ json }) => json);
	}

	/** Runs a node that has to end with an error, and gives it. */
	async fail(node: NodeToRun): Promise<NonNullable<Result['error']>> {
		const { status, error } = await this.run(node);
		expect(status).toBe('error');
		if (!error) throw new Error('no error');
		return error;
	}

	/** Waits for something that is about to happen. */
	async until(condition: () => boolean): Promise<void> {
		while (!condition()) await setImmediate();
	}

	private get started(): { cloud: Cloud; engine: Engine } {
		if (!this.running) throw new Error('only within a test');
		return this.running;
	}
}

/** The value of a resource locator. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
