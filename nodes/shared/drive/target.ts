import type { ConflictBehavior } from '../file/conflictBehavior';

/** Where a file is to go, and what happens when something of that name is there. */
export interface Target {
	folder: string[];
	name: string;
	conflictBehavior: ConflictBehavior;
}

export const pathOf = ({ folder, name }: Target): string[] => [...folder, name];
