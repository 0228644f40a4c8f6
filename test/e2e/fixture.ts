import { setTimeout } from 'node:timers/promises';

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Execution } from '../sandbox/api/execution.ts';
import type { N8nApi } from '../sandbox/api/n8nApi.ts';
import { chain, type Credential, MANUAL_TRIGGER, type Step } from '../sandbox/api/workflow.ts';
import { World } from '../sandbox/world.ts';
import type { Cloud } from '../simulators/cloud.ts';
import { until } from '../until.ts';

export type Credentials = Awaited<ReturnType<World['createCredentials']>>;
export type Parameters = Step['parameters'];

/** A world for one file of tests, with credentials that work, and what has to be true in it after each of them. */
export class Fixture {
	world!: World;
	credentials!: Credentials;

	/** @param settings gives further settings of n8n */
	constructor(settings?: () => Promise<Record<string, string>>) {
		beforeAll(async () => {
			this.world = await World.start({ env: await settings?.() });
			this.credentials = await this.world.createCredentials();
		});
		afterEach(() => {
			const { cloud, proxy } = this.world;
			const { account, oneLake } = cloud.lake;
			expect(cloud.journal.violations).toEqual([]);
			expect(cloud.graph.openUploads).toEqual([]);
			for (const lake of [account, oneLake]) {
				const paths = lake.fileSystems.flatMap((name) => lake.fileSystem(name).list());
				expect(paths.filter((path) => path.includes('.tmp-'))).toEqual([]);
				expect(lake.blobRequests).toEqual([]);
			}
			expect(proxy.refused).toEqual([]);
		});
		afterAll(async () => {
			await this.world.stop();
			expect(this.toldSecrets(this.world.n8n.log)).toEqual([]);
		});
	}

	get api(): N8nApi {
		return this.world.api;
	}

	get cloud(): Cloud {
		return this.world.cloud;
	}

	/** Waits for something that n8n is about to do, and leaves the processor to it. */
	async until(condition: () => boolean): Promise<void> {
		const instead = () => this.cloud.journal.last(5);
		await until(condition, { instead, pause: () => setTimeout(20), limit: 120_000 });
	}

	/** The secrets that a text holds. */
	toldSecrets(text: string): string[] {
		return this.cloud.secrets.filter((secret) => text.includes(secret));
	}

	/** Stores a credential and presses its Test button. @returns the status, and what it says */
	async tested(type: string, data: object): Promise<[string, string]> {
		const fields = data as ICredentialDataDecryptedObject;
		const credential = await this.api.createCredential(type, fields, `tested ${type}`);
		const { status, message = '' } = await this.api.testCredential(credential);
		expect(this.toldSecrets(message)).toEqual([]);
		return [status, message];
	}

	/** Runs a chain of nodes by hand. @returns the execution, which has succeeded */
	async run(...steps: Step[]): Promise<Execution> {
		const workflow = await this.api.createWorkflow(chain('Task', [MANUAL_TRIGGER, ...steps]));
		const execution = await this.api.runAndWait(workflow, MANUAL_TRIGGER.name);
		expect(execution.error).toBeUndefined();
		expect(this.toldSecrets(execution.text)).toEqual([]);
		return execution;
	}
}

/** The value of a resource locator in one of its modes. */
export const by = (mode: string, value: string) => ({ __rl: true, mode, value });

/** A node of this package; what is left out is what the editor would fill in. */
export const step = (name: string, type: string, credential: Credential, parameters: Parameters): Step => ({
	name,
	type: `n8n-nodes-domo-writeback.${type}`,
	credentials: [credential],
	parameters,
});
