import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Synced } from './decide';

type Files = Record<string, Synced>;

/** What earlier syncs have left in a folder: n8n keeps it with the workflow, unless a run only tries it out in the editor. */
export class LastSync {
	private readonly data: IDataObject & { lastSyncs?: Record<string, Files> };
	private readonly before: Files;
	private readonly now: Files = {};

	/** @param target the folder that is synced, by its drive and its path */
	constructor(
		context: IExecuteFunctions,
		private readonly target: string,
	) {
		this.data = context.getWorkflowStaticData('node');
		this.before = this.data.lastSyncs?.[target] ?? {};
	}

	/** @param key of the file's path */
	of(key: string): Synced | undefined {
		return this.before[key];
	}

	/** @param synced what both sides have by now; undefined keeps what is known, as where nothing was done */
	remember(key: string, synced: Synced | undefined = this.before[key]): void {
		if (synced) this.now[key] = synced;
	}

	/** Keeps what was remembered for the next run. */
	keep(): void {
		this.data.lastSyncs = { ...this.data.lastSyncs, [this.target]: this.now };
	}
}
