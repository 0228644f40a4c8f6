import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { dayIn, expandMacros } from '../file/macros';
import { clock } from '../http/clock';
import { textParameter } from '../node/textParameter';
import type { DriveService } from './driveService';
import { folderSegments } from './names';

export const folderPathField: INodeProperties = {
	displayName: 'Folder Path',
	name: 'folderPath',
	type: 'string',
	default: '',
	placeholder: 'e.g. Reports/Sales/<current_date>',
	description:
		'The folder, from the root of the drive or library; blank is the root itself. Upper and lower case are the same, and missing folders are created where something is put into them. &lt;current_date&gt; stands for today (yyyy-MM-dd, in the time zone of the workflow), &lt;current_date-1&gt; for yesterday.',
};

/** The folder as the user entered it. */
export const folderPath = (context: IExecuteFunctions, item: number): string =>
	textParameter(context, 'folderPath', 'Folder Path', item);

/**
 * The folder that an item's parameters name, by its names from the root on.
 * @throws Actionable when a folder cannot be called so
 */
export function folderOf(drives: DriveService, context: IExecuteFunctions, item: number): string[] {
	const today = dayIn(context.getTimezone(), clock.now());
	return folderSegments(expandMacros(drives.folderPath(context, item), today));
}
