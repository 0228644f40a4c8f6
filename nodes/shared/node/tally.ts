import { clock } from '../http/clock';

/** What a transfer took, for `json.transfer`. */
export interface Tally {
	/** Of the file, that were sent and kept. */
	bytes: number;
	requests: number;
	/** Requests made again because an earlier one failed. */
	retries: number;
	/** Times that an upload went on where a break had left it. */
	resumed: number;
	/** Milliseconds since 1970. */
	startedAt: number;
}

export const newTally = (): Tally => ({
	bytes: 0,
	requests: 0,
	retries: 0,
	resumed: 0,
	startedAt: clock.now(),
});
