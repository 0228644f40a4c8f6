import { randomUUID } from 'node:crypto';

import type { Exchange } from '../exchange.ts';
import type { Limits } from './limits.ts';
import { Budget } from './quota/budget.ts';
import { Table, type TableDefinition } from './table.ts';

/** The words of the query parameter defaultRetentionPolicy. */
export type RetentionPolicy = 'None' | 'basicFIFO';

export interface DatasetSettings {
	name: string;
	/** A GUID; any unless told. */
	id?: string;
	tables?: readonly TableDefinition[];
	/** None unless told. */
	retentionPolicy?: RetentionPolicy;
	/** False for datasets that were imported or connected; true unless told. */
	acceptsRows?: boolean;
	/** The sign-in name or client id of its owner. */
	configuredBy?: string;
	/** How many requests do not find it yet, by name or in a list. */
	requestsUntilCreated?: number;
}

/** What all datasets of a simulator have in common. */
export interface DatasetSurroundings {
	readonly limits: Limits;
	/** Whether tables keep their rows, or a digest of them. */
	readonly keepRows: boolean;
	/** Milliseconds since 1970. */
	now(): number;
}

/** A POST rows request that reached a dataset. */
export interface Push {
	/** Milliseconds since 1970, by the service's clock. */
	at: number;
	table: string;
	/** How many rows were taken: none, or all. */
	rows: number;
	/** What was answered; undefined when the request broke off. */
	status?: number;
}

export class Dataset {
	readonly id: string;
	readonly name: string;
	readonly retentionPolicy: RetentionPolicy;
	readonly acceptsRows: boolean;
	readonly configuredBy: string;
	readonly tables: Table[];
	/** Every POST rows request, in the order of arrival: what tests reckon times from. */
	readonly pushes: Push[] = [];
	readonly budget: Budget;
	/** Exchanges with POST rows requests that have not been answered yet. */
	readonly pending = new Set<Exchange>();
	/** Until when those who were told to wait have to, by what stands for their connection; milliseconds since 1970. */
	readonly toldToWait = new WeakMap<object, number>();
	private readonly surroundings: DatasetSurroundings;
	private requestsUntilCreated: number;

	constructor(settings: DatasetSettings, surroundings: DatasetSurroundings) {
		this.surroundings = surroundings;
		this.id = settings.id ?? randomUUID();
		this.name = settings.name;
		this.retentionPolicy = settings.retentionPolicy ?? 'None';
		this.acceptsRows = settings.acceptsRows ?? true;
		this.configuredBy = settings.configuredBy ?? 'megan@contoso.com';
		this.requestsUntilCreated = settings.requestsUntilCreated ?? 0;
		this.budget = new Budget(surroundings.limits);
		const fifo = this.retentionPolicy === 'basicFIFO';
		this.tables = (settings.tables ?? []).map((table) => new Table(table, { ...surroundings, fifo }));
	}

	/** The table of exactly that name, case included. */
	table(name: string): Table | undefined {
		return this.tables.find((table) => table.name === name);
	}

	/** Whether the creation, which may take a while, is done. */
	get created(): boolean {
		return this.requestsUntilCreated === 0;
	}

	/** To be asked once for every request that would find the dataset. */
	foundByRequest(): boolean {
		if (this.created) return true;
		this.requestsUntilCreated -= 1;
		return false;
	}

	/** Counts something as pushed by somebody else just now. */
	spend(pushed: { posts?: number; rows?: number }): void {
		this.budget.spend(this.surroundings.now(), pushed);
	}
}
