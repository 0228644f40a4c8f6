import { setImmediate } from 'node:timers/promises';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { clock } from '../../nodes/shared/http/clock.ts';

import { Cloud, type CloudOptions } from '../simulators/cloud.ts';
import { until } from '../until.ts';
import { Calendar } from './calendar.ts';
import type { StoredCredential } from './credentials.ts';
import { Engine } from './engine.ts';
import type { NodeToRun } from './nodeToRun.ts';
import { Patience } from './patience.ts';
import type { Result } from './result.ts';
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
	/** What happens during a wait, which ends with it; nothing, unless a test puts something else here. */
	pause: (signal?: AbortSignal) => Promise<void> = passing;
	readonly patience = new Patience();
	private readonly calendar = new Calendar();
	/** What n8n would keep of the runs of a test. */
	private readonly kept: string[] = [];
	private running: { cloud: Cloud; engine: Engine } | undefined;

	constructor({ binaryMode, ...options }: CloudOptions & { binaryMode?: BinaryMode } = {}) {
		beforeAll(async () => {
			const cloud = await Cloud.start(options);
			const engine = await Engine.start({ binaryMode, authority: cloud.certificates.authority });
			this.running = { cloud, engine };
			const module = engine.module<ClockModule>('nodes/shared/http/clock.js');
			module.clock.sleep = async (milliseconds, signal) => {
				const until = Date.now() + milliseconds;
				this.waits.push(milliseconds);
				await this.pause(signal);
				this.calendar.moveTo(until);
			};
		});
		beforeEach(() => {
			for (const told of [this.waits, this.kept, this.engine.messages, this.engine.logs]) told.splice(0);
			for (const { faults } of this.cloud.servers) faults.clear();
			this.cloud.graph.loseSessions();
			this.cloud.journal.clear();
			this.pause = passing;
		});
		afterEach(async () => {
			const { journal, graph, servers } = this.cloud;
			expect(servers.filter(({ faults }) => !faults.spent).map(({ service }) => service)).toEqual([]);
			expect(journal.violations).toEqual([]);
			// What a service was told to delete, and does not answer, waits there for what came before.
			await this.until(() => journal.underWay.every(({ method }) => method !== 'DELETE'));
			expect(graph.openUploads).toEqual([]);
			this.expectNothingSecret();
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
		const file = { data: Buffer.from(data), fileName: 'in.csv', mimeType: 'text/csv' };
		return this.onDrive(
			'file',
			'upload',
			{ fileName: 'out.csv', ...parameters },
			{ items: [{ binary: { data: file } }], ...more },
		);
	}

	/** Any operation on Megan's OneDrive by the app, unless told otherwise. */
	onDrive(
		resource: 'file' | 'folder',
		operation: string,
		parameters: INodeParameters = {},
		more: Partial<NodeToRun> = {},
	): NodeToRun {
		const drive = { authentication: 'servicePrincipal', drive: 'user', user: 'megan@contoso.com' };
		return {
			type: 'oneDriveWriteback',
			credentials: [this.app],
			parameters: { ...drive, resource, operation, ...parameters },
			...more,
		};
	}

	/** Starts a node; it can be canceled. */
	begin(node: NodeToRun): ReturnType<Engine['begin']> {
		const { result, cancel } = this.engine.begin(node);
		return { result: result.then((ended) => (this.kept.push(ended.kept), ended)), cancel };
	}

	/** Runs a node. */
	async run(node: NodeToRun): Promise<Result> {
		const result = await this.begin(node).result;
		this.expectNothingSecret();
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
		await until(condition, { instead: () => this.cloud.journal.last(5) });
	}

	/** Lets time pass, for nodes and services alike; milliseconds. */
	timePasses(milliseconds: number): void {
		this.calendar.moveTo(Date.now() + milliseconds);
	}

	/** Nothing secret may turn up in what n8n keeps of a run, nor in its log or the editor's console. */
	private expectNothingSecret(): void {
		const logs = this.engine.logs.flatMap(({ message, details }) => [message, details]);
		const told = [...this.kept, ...this.engine.messages, ...logs].join('\n');
		expect(this.cloud.secrets.filter((secret) => told.includes(secret))).toEqual([]);
	}

	private get started(): { cloud: Cloud; engine: Engine } {
		if (!this.running) throw new Error('only within a test');
		return this.running;
	}
}

/** The value of a resource locator. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
export const byPath = (value: string) => ({ __rl: true, mode: 'path', value });
