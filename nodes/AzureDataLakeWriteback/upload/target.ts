import type { ConflictBehavior } from '../../shared/file/conflictBehavior';
import type { LakePath } from '../lake/path';

/** Where a file is to go, and what happens when something of that name is there. */
export interface LakeTarget {
	fileSystem: string;
	folder: string[];
	name: string;
	conflictBehavior: ConflictBehavior;
}

/** @param name of the file, when it is to have another than the one that was asked for */
export const pathOf = ({ fileSystem, folder, name: own }: LakeTarget, name = own): LakePath => ({
	fileSystem,
	segments: [...folder, name],
});
