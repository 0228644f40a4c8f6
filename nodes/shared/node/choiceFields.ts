import type { INodeProperties } from 'n8n-workflow';

/** Which of a folder's files are meant. */
export const namePatternField: INodeProperties = {
	displayName: 'Name Pattern',
	name: 'namePattern',
	type: 'string',
	default: '',
	placeholder: 'e.g. sales_*.csv, *.xlsx',
	description:
		'Which names are meant: * stands for any characters, ? for one. Several patterns are separated by commas. Blank means all. Upper and lower case are the same.',
};

export const recursiveField: INodeProperties = {
	displayName: 'Include Subfolders',
	name: 'recursive',
	type: 'boolean',
	default: false,
	description: 'Whether to look in the folders below too',
};
