import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { dayIn, expandMacros } from '../shared/file/macros';
import { clock } from '../shared/http/clock';
import { textParameter } from '../shared/node/textParameter';
import { pathSegments } from './lake/path';

export const folderPathField: INodeProperties = {
	displayName: 'Folder Path',
	name: 'folderPath',
	type: 'string',
	default: '',
	placeholder: 'e.g. Reports/Sales/<current_date>',
	description:
		'The folder, from the root of the file system; blank is the root itself. In OneLake it begins with the item, such as Sales.Lakehouse/Files. Upper and lower case differ, and missing folders are created where something is put into them. &lt;current_date&gt; stands for today (yyyy-MM-dd, in the time zone of the workflow), &lt;current_date-1&gt; for yesterday.',
};

/**
 * The folder that an item's parameters name, by its names from the root on.
 * @throws Actionable when a folder cannot be called so
 */
export function folderOf(context: IExecuteFunctions, item: number): string[] {
	const entered = textParameter(context, 'folderPath', 'Folder Path', item);
	return pathSegments(expandMacros(entered, dayIn(context.getTimezone(), clock.now())), 'Folder Path');
}
