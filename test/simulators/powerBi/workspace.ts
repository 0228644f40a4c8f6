import { randomUUID } from 'node:crypto';

import type { Caller } from './caller.ts';
import { Dataset, type DatasetSettings, type DatasetSurroundings } from './dataset.ts';

export type Role = 'Admin' | 'Member' | 'Contributor' | 'Viewer';

export interface WorkspaceSettings {
	name: string;
	/** A GUID; any unless told. */
	id?: string;
	/** By sign-in name, client id or object id. May be changed at any time. */
	roles?: Record<string, Role>;
}

/** A workspace, which the service's addresses call a group. */
export class Workspace {
	readonly id: string;
	readonly name: string;
	readonly roles: Record<string, Role>;
	/** In the order of creation. Names need not differ. */
	readonly datasets: Dataset[] = [];
	private readonly surroundings: DatasetSurroundings;

	constructor({ name, id, roles }: WorkspaceSettings, surroundings: DatasetSurroundings) {
		this.name = name;
		this.id = id ?? randomUUID();
		this.roles = roles ?? {};
		this.surroundings = surroundings;
	}

	roleOf(caller: Caller): Role | undefined {
		const name = Object.keys(this.roles).find((known) => caller.is(known));
		return name === undefined ? undefined : this.roles[name];
	}

	add(settings: DatasetSettings): Dataset {
		const dataset = new Dataset(settings, this.surroundings);
		this.datasets.push(dataset);
		return dataset;
	}

	remove(dataset: Dataset): void {
		this.datasets.splice(this.datasets.indexOf(dataset), 1);
	}
}
