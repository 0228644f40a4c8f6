import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { clock } from '../../http/clock';

/** What a run leaves for the next one. */
export interface LastRun {
	/** Where what has changed since is told. */
	link: string;
	/** What it has come across. */
	known: Record<string, string>;
	/** Milliseconds since 1970. */
	at: number;
}

/** Milliseconds. What nobody asks for any longer, a folder of a day long past, must not be kept for ever. */
const KEPT = 90 * 24 * 60 * 60 * 1000;

/** What earlier runs of a node have left: n8n keeps it with the workflow, unless a run only tries it out in the editor. */
export class LastRuns {
	private readonly data: IDataObject & { lastRuns?: Record<string, LastRun> };

	constructor(context: IExecuteFunctions) {
		this.data = context.getWorkflowStaticData('node');
	}

	/** @param key what was downloaded */
	of(key: string): LastRun | undefined {
		return this.data.lastRuns?.[key];
	}

	remember(key: string, left: Omit<LastRun, 'at'>): void {
		const at = clock.now();
		const others = Object.entries(this.data.lastRuns ?? {}).filter(([, run]) => run.at > at - KEPT);
		this.data.lastRuns = { ...Object.fromEntries(others), [key]: { ...left, at } };
	}
}
