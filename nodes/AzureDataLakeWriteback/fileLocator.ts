import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { Actionable } from '../shared/errors/actionable';
import { dayIn, expandMacros } from '../shared/file/macros';
import { clock } from '../shared/http/clock';
import { located } from '../shared/node/locator';
import type { Lake } from './lake/lake';
import { type LakePath, pathSegments, pathText } from './lake/path';
import { type PathStatus, statusOf } from './lake/pathStatus';

/** The field that names one file of the file system. */
export const fileField: INodeProperties = {
	displayName: 'File',
	name: 'item',
	type: 'resourceLocator',
	default: { mode: 'path', value: '' },
	required: true,
	description: 'Which file is meant',
	modes: [
		{
			displayName: 'By Path',
			name: 'path',
			type: 'string',
			placeholder: 'e.g. Reports/2026/sales.csv',
			hint: 'From the root of the file system; upper and lower case differ. &lt;current_date&gt; stands for today, &lt;current_date-1&gt; for yesterday.',
		},
	],
};

/**
 * The names, from the root on, of the file that an item's parameters name.
 * @throws Actionable when they name none
 */
export function fileSegmentsOf(context: IExecuteFunctions, item: number): string[] {
	const { text } = located(context.getNodeParameter('item', item), 'path');
	const path = expandMacros(text, dayIn(context.getTimezone(), clock.now()));
	const segments = pathSegments(path, 'File');
	if (segments.length > 0) return segments;
	throw new Actionable(
		'File is empty',
		'Enter the path of the file, such as Reports/2026/sales.csv. If it is an expression, look at what the node before gives out for this item',
	);
}

/** @throws Actionable when there is no such file, or it is a folder */
export async function findFile(lake: Lake, path: LakePath): Promise<PathStatus> {
	const status = await statusOf(lake, path);
	if (!status)
		throw new Actionable(
			`There is no file "${pathText(path)}" in the file system "${path.fileSystem}"`,
			'Check the path, upper and lower case included, and File System',
		);
	if (status.isDirectory)
		throw new Actionable(
			`"${pathText(path)}" is a folder, not a file`,
			'Name a file in it; a whole folder is downloaded with Download set to Files of a Folder',
		);
	return status;
}
