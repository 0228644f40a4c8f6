import type { DriveItem } from '../items.ts';

export interface Change {
	item: DriveItem;
	/** The how manyeth change of the drive it was. */
	number: number;
	deleted: boolean;
}

/** The latest change of every item of a drive that was ever changed. */
export class ChangeLog {
	private readonly latest = new Map<DriveItem, Change>();
	private count = 0;

	/** How many changes there have been. */
	get length(): number {
		return this.count;
	}

	note(item: DriveItem, deleted = false): void {
		this.count += 1;
		// The order of the map is that of the changes.
		this.latest.delete(item);
		this.latest.set(item, { item, number: this.count, deleted });
	}

	/** What has changed after the change of that number, oldest first. */
	after(number: number): Change[] {
		return [...this.latest.values()].filter((change) => change.number > number);
	}
}
