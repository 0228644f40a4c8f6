import type { IExecuteFunctions } from 'n8n-workflow';

import type { DataSet } from '../domo/dataSet';
import { chosenName } from '../file/chosenName';
import type { ConflictBehavior } from '../file/conflictBehavior';
import type { FileShape } from '../file/fileShape';
import { assertName, assertPathLength } from './names';
import type { Target } from './target';

/** Where data are to go, once it is known what they are. */
export type Place = (data: { dataSet: DataSet | undefined; extension: string }) => {
	target: Target;
	warnings: string[];
};

/**
 * Reads from an item's parameters where in a folder its file is to go. A name entered by hand is checked at once; a name that is
 * to come from a DataSet, when the DataSet is known.
 * @throws Actionable naming the field and the fix
 */
export function placementOf(
	context: IExecuteFunctions,
	item: number,
	folder: string[],
	shape: FileShape,
): Place {
	const choose = chosenName(context, item, shape, (name) => {
		assertName(name, 'File Name');
		assertPathLength([...folder, name]);
	});
	const conflictBehavior = context.getNodeParameter('conflictBehavior', item) as ConflictBehavior;
	return (data) => {
		const { name, warnings } = choose(data);
		return { target: { folder, name, conflictBehavior }, warnings };
	};
}
