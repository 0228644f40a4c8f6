import { setImmediate } from 'node:timers/promises';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { clock } from '../../nodes/shared/http/clock.ts';

import type { DataSet } from '../simulators/domo/dataSets.ts';
import type { Dataset } from '../simulators/powerBi/dataset.ts';
import type { Table } from '../simulators/powerBi/table.ts';
import { TurnableClock } from '../simulators/clocks.ts';
import type { CloudOptions } from '../simulators/cloud.ts';
import { powerBiColumns } from '../simulators/powerBiColumns.ts';
import type { StoredCredential } from './credentials.ts';
import type { NodeToRun } from './nodeToRun.ts';
import { byId, Fixture } from './fixture.ts';
import { RequestsUnderWay } from './requestsUnderWay.ts';

interface ClockModule {
	clock: typeof clock;
}

/**
 * The fixture for Power BI, on a clock that the nodes and the service share: whoever sleeps turns it. Sleepers wake in the order
 * of their times, when nothing else is left to do.
 */
export class PowerBiFixture extends Fixture {
	readonly clock: TurnableClock;
	private sleepers: Array<{ at: number; wake: () => void }> = [];
	private turning = false;
	private readonly underWay = new RequestsUnderWay();
	private passing = this.pause;

	constructor(options: CloudOptions = {}) {
		const clock = new TurnableClock(Date.now());
		super({ powerBiNow: clock.now, ...options });
		this.clock = clock;
		beforeAll(() => {
			const module = this.engine.module<ClockModule>('nodes/shared/http/clock.js');
			module.clock.now = clock.now;
			module.clock.sleep = async (milliseconds, signal) => {
				this.waits.push(milliseconds);
				await (this.pause === this.passing ? this.sleep(milliseconds, signal) : this.pause(signal));
			};
			this.cloud.entra.tokenLifetime = 14 * 24 * 3600;
		});
		beforeEach(() => {
			this.passing = this.pause;
			// Later the limits are as if nothing had been pushed.
			clock.turn(3 * 3600_000);
		});
	}

	override get app(): StoredCredential {
		return this.engine.credentials.add('powerBiWritebackApi', this.cloud.powerBiCustomer.servicePrincipal);
	}

	get orders(): Dataset {
		return this.cloud.powerBiCustomer.orders;
	}

	/** A dataset of its own in the workspace, with one table of the columns that a DataSet's come to. */
	addDataset(
		name: string,
		columns: DataSet['columns'],
		more: object = {},
	): { dataset: Dataset; table: Table } {
		const tables = [{ name: 'T', columns: powerBiColumns(columns) }];
		const dataset = this.cloud.powerBiCustomer.sales.add({ name, tables, ...more });
		return { dataset, table: dataset.tables[0]! };
	}

	/** Rows: Push, of the DataSet unless told otherwise, to a dataset's table T. */
	push(dataset: Dataset, parameters: INodeParameters = {}, more: Partial<NodeToRun> = {}): NodeToRun {
		return {
			type: 'powerBiWriteback',
			credentials: [this.app, this.domo],
			parameters: {
				authentication: 'servicePrincipal',
				resource: 'rows',
				operation: 'push',
				source: 'domoDataSet',
				workspace: byId(this.cloud.powerBiCustomer.sales.id),
				dataset: byId(dataset.id),
				table: dataset.tables[0]?.name ?? 'T',
				...parameters,
			},
			...more,
		};
	}

	/** The same of input items. */
	pushItems(dataset: Dataset, items: IDataObject[], parameters: INodeParameters = {}): NodeToRun {
		const more = { items: items.map((json) => ({ json })) };
		return this.push(dataset, { source: 'items', ...parameters }, more);
	}

	private async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
		signal?.throwIfAborted();
		await new Promise<void>((resolve, reject) => {
			this.sleepers.push({ at: this.clock.now() + milliseconds, wake: resolve });
			signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
			void this.turn();
		});
	}

	/** Turns the clock to the next sleeper's time once what is under way has had its time. */
	private async turn(): Promise<void> {
		if (this.turning) return;
		this.turning = true;
		while (this.sleepers.length > 0) {
			await this.quiet();
			const at = Math.min(...this.sleepers.map((sleeper) => sleeper.at));
			const due = this.sleepers.filter((sleeper) => sleeper.at === at);
			this.sleepers = this.sleepers.filter((sleeper) => sleeper.at !== at);
			this.clock.set(Math.max(at, this.clock.now()));
			for (const { wake } of due) wake();
			await this.quiet();
		}
		this.turning = false;
	}

	/** No request is on its way, nor will be: for a while nobody has sent one. */
	private async quiet(): Promise<void> {
		const { entries } = this.cloud.journal;
		for (let turns = 0, seen = -1; turns < 20; turns++) {
			await setImmediate();
			if (this.underWay.count > 0 || entries.length !== seen) turns = 0;
			seen = entries.length;
		}
	}
}
