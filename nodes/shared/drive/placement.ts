import type { IExecuteFunctions } from 'n8n-workflow';

import type { DataSet } from '../domo/dataSet';
import { fileNameFor, type FileNameMode } from '../file/fileName';
import type { FileShape } from '../file/fileShape';
import { dayIn } from '../file/macros';
import { clock } from '../http/clock';
import { textParameter } from '../node/textParameter';
import { assertName, assertPathLength } from './names';
import type { ConflictBehavior, Target } from './target';

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
	{ compression }: FileShape,
): Place {
	const today = dayIn(context.getTimezone(), clock.now());
	const mode = context.getNodeParameter('fileNameMode', item) as FileNameMode;
	const entered = mode === 'custom' ? textParameter(context, 'fileName', 'File Name', item) : '';
	const conflictBehavior = context.getNodeParameter('conflictBehavior', item) as ConflictBehavior;
	const place: Place = ({ dataSet, extension }) => {
		const { name, warnings } = fileNameFor({
			mode,
			entered,
			dataSet,
			extension,
			gzip: compression === 'gzip',
			today,
		});
		assertName('File Name', name);
		assertPathLength([...folder, name]);
		return { target: { folder, name, conflictBehavior }, warnings };
	};
	if (mode === 'custom') place({ dataSet: undefined, extension: '' });
	return place;
}
