import { setTimeout } from 'node:timers/promises';

/**
 * The one source of time and of waiting in this package. Tests put their own in its place, so that hours of pacing pass in
 * an instant and are still counted.
 */
export const clock = {
	now: (): number => Date.now(),
	sleep: async (milliseconds: number, signal?: AbortSignal): Promise<void> => {
		await setTimeout(milliseconds, undefined, { signal });
	},
};
