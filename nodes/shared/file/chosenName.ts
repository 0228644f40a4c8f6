import type { IExecuteFunctions } from 'n8n-workflow';

import type { DataSet } from '../domo/dataSet';
import { clock } from '../http/clock';
import { textParameter } from '../node/textParameter';
import { fileNameFor, type FileNameMode } from './fileName';
import type { FileShape } from './fileShape';
import { dayIn } from './macros';

/** A file's name, once it is known what its data are, and what the user should know about it. */
export type ChosenName = (data: { dataSet: DataSet | undefined; extension: string }) => {
	name: string;
	warnings: string[];
};

/**
 * Reads from an item's parameters what its file is to be called. A name entered by hand is checked at once; one that is to come
 * from a DataSet, when the DataSet is known.
 * @param check throws an Actionable when the destination does not allow the name
 * @throws Actionable naming the field and the fix
 */
export function chosenName(
	context: IExecuteFunctions,
	item: number,
	{ compression }: FileShape,
	check: (name: string) => void,
): ChosenName {
	const today = dayIn(context.getTimezone(), clock.now());
	const mode = context.getNodeParameter('fileNameMode', item) as FileNameMode;
	const entered = mode === 'custom' ? textParameter(context, 'fileName', 'File Name', item) : '';
	const choose: ChosenName = ({ dataSet, extension }) => {
		const gzip = compression === 'gzip';
		const chosen = fileNameFor({ mode, entered, dataSet, extension, gzip, today });
		check(chosen.name);
		return chosen;
	};
	if (mode === 'custom') choose({ dataSet: undefined, extension: '' });
	return choose;
}
