import { Actionable } from '../../shared/errors/actionable';
import { WaitTooLong } from '../../shared/http/retries';
import type { Run } from '../../shared/node/run';

/** What two pushes of this process must not do at the same time. */
export interface Deed {
	/** The same for all that get in each other's way. */
	key: string;
	/** To follow "Another push is". */
	words: string;
}

/** Milliseconds between two looks whether it is free. */
const BETWEEN_LOOKS = 1000;
/** What is being done. */
const underWay = new Set<string>();

/**
 * Does a piece of work while nobody else in this process does the same. The wait for it counts like every wait of the run.
 * @throws Actionable when that is longer than Max Wait allows, and whatever the work throws
 */
export async function alone<T>(run: Run, { key, words }: Deed, work: () => Promise<T>): Promise<T> {
	while (underWay.has(key))
		await run.pause(BETWEEN_LOOKS).catch((error: Error) => {
			if (!(error instanceof WaitTooLong)) throw error;
			throw new Actionable(
				`Another push is ${words}, and has not ended within the time that Max Wait allows`,
				'This one has sent nothing. Run the node again when the other is done, let the two run at different times, or raise Max Wait in the options',
			);
		});
	underWay.add(key);
	return await work().finally(() => underWay.delete(key));
}

/** By run, the tables that its items replace, each with the item. */
const replaced = new WeakMap<Run, Map<string, number>>();

/** @throws Actionable when another item of the run replaces the same table: one would undo what the other did */
export function assertReplacedOnce(run: Run, { key }: Deed, table: string, item: number): void {
	const tables = replaced.get(run) ?? new Map<string, number>();
	replaced.set(run, tables);
	const other = tables.get(key);
	if (other !== undefined)
		throw new Actionable(
			`Item ${item} replaces the rows of "${table}", and so does item ${other} of the same run`,
			`Nothing of item ${item} was sent, for it would have deleted the rows of item ${other}. Choose the mode Append, or give each table one item.`,
		);
	tables.set(key, item);
}
