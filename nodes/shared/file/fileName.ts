import type { INodeProperties } from 'n8n-workflow';

import type { DataSet } from '../domo/dataSet';
import { Actionable } from '../errors/actionable';
import { expandMacros } from './macros';

export type FileNameMode = 'dataSetId' | 'dataSetName' | 'custom';

export interface FileNaming {
	mode: FileNameMode;
	/** What the user entered for `custom`. */
	entered: string;
	/** The DataSet that the data come from, if they do. */
	dataSet: DataSet | undefined;
	/** Of the data, without the dot: `csv`. */
	extension: string;
	gzip: boolean;
	/** `yyyy-MM-dd` in the workflow's time zone. */
	today: string;
}

/** How a destination that stores files names them. */
export const fileNameFields: INodeProperties[] = [
	{
		displayName: 'Select Filename',
		name: 'fileNameMode',
		type: 'options',
		options: [
			{ name: 'Enter File Name', value: 'custom' },
			{ name: 'Use DataSet ID', value: 'dataSetId', description: 'The GUID of the Domo DataSet, and .csv' },
			{
				name: 'Use DataSet Name',
				value: 'dataSetName',
				description: 'The name of the Domo DataSet, and .csv',
			},
		],
		default: 'custom',
		description:
			'What the file is called. The DataSet is the one chosen here or, for a binary field, the one that the Domo node exported.',
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. sales_<current_date>.csv',
		description:
			'The name with its extension. &lt;current_date&gt; stands for today (yyyy-MM-dd, in the time zone of the workflow), &lt;current_date-1&gt; for yesterday, &lt;current_date+7&gt; for a week from now.',
		displayOptions: { show: { fileNameMode: ['custom'] } },
	},
];

/**
 * The name that a file is to have. Names taken from a DataSet get the data's extension and are made legal; a name entered by
 * hand is taken as it is.
 *
 * @returns the name, and what the user should know about it
 * @throws Actionable when there is nothing to make a name of
 */
export function fileNameFor(naming: FileNaming): { name: string; warnings: string[] } {
	const { mode, entered, dataSet, extension, gzip, today } = naming;
	const suffix = (name: string) => (gzip && !/\.gz$/i.test(name) ? `${name}.gz` : name);
	if (mode === 'custom') {
		const name = expandMacros(entered, today).trim();
		if (!name)
			throw new Actionable(
				'File Name is empty',
				"Enter a name, such as sales_<current_date>.csv, or choose to use the DataSet's ID or name",
			);
		return { name: suffix(name), warnings: [] };
	}
	if (!dataSet)
		throw new Actionable(
			'This item does not come from a DataSet, so there is no DataSet to name the file after',
			'Choose "Enter File Name" for Select Filename, or put the Domo node\'s Export ahead of this node',
		);
	if (mode === 'dataSetId') return { name: suffix(`${dataSet.id}.${extension}`), warnings: [] };
	const wanted = expandMacros(dataSet.name, today);
	const legal = legalName(wanted);
	const warnings =
		legal === wanted
			? []
			: [`The DataSet's name "${wanted}" is not allowed as a file name; the file is called "${legal}".`];
	return { name: suffix(`${legal}.${extension}`), warnings };
}

/** What neither OneDrive, SharePoint nor Windows takes in a name, and characters that nobody can see, or that are half of one. */
const ILLEGAL = /["*:<>?/\\|\u0000-\u001f\u007f\p{Surrogate}]/gu;

/** A name made legal wherever files are kept: what is not allowed becomes an underscore. */
export function legalName(name: string): string {
	const legal = name
		.replace(ILLEGAL, '_')
		.replace(/_vti_/gi, '_vti-')
		.replace(/^\s*~/, '_')
		.replace(/[.\s]+$/, '')
		.trimStart();
	return legal || '_';
}
