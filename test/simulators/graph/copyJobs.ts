import { randomUUID } from 'node:crypto';

import type { Drive } from './drive.ts';
import { Refusal } from './refusal.ts';

/** How a copy has gone. @see https://learn.microsoft.com/graph/long-running-actions-overview */
export interface CopyOutcome {
	percentageComplete: number;
	status: 'completed' | 'failed';
	/** The id of the copy. */
	resourceId?: string;
	errorCode?: string;
}

const MONITOR = '/_api/v2.0/monitor/';

/** Copies are made behind the client's back; it asks an address, without a token, how they have gone. */
export class CopyJobs {
	private readonly outcomes = new Map<string, CopyOutcome>();

	/** @param copy gives the id of the copy @returns where to ask for the outcome */
	run(drive: Drive, copy: () => string): string {
		const id = randomUUID();
		this.outcomes.set(id, outcomeOf(copy));
		return `${drive.surroundings.contentOrigin()}${encodeURI(drive.sitePath)}${MONITOR}${id}`;
	}

	/** Whether a path is that of a job, of whichever site. */
	isMonitor(pathname: string): boolean {
		return pathname.includes(MONITOR);
	}

	find(pathname: string): CopyOutcome | undefined {
		return this.outcomes.get(pathname.split(MONITOR)[1] ?? '');
	}
}

function outcomeOf(copy: () => string): CopyOutcome {
	try {
		return { percentageComplete: 100, status: 'completed', resourceId: copy() };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { percentageComplete: 0, status: 'failed', errorCode: error.code };
	}
}
