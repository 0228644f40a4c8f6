import { type IExecuteFunctions, type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

import { dayIn, expandMacros } from '../file/macros';
import { matcherOf } from '../file/namePattern';
import { clock } from '../http/clock';
import { namePatternField, recursiveField } from './choiceFields';
import { concurrencyOption, maxWaitOption, timeoutOption } from './optionFields';
import { outputField, outputFieldOf } from './outputField';
import { textParameter } from './textParameter';

const ONE = { show: { downloadMode: ['one'] } };
const MANY = { show: { downloadMode: ['many'] } };

/** What a service has of its own. */
interface Fields {
	/** How one file is told. */
	oneFile: string;
	place: INodeProperties[];
	file: INodeProperties[];
	folder: INodeProperties[];
	/** Options for the files of a folder. */
	folderOptions?: INodeProperties[];
	/** What Verify compares. */
	verify: string;
}

/** What is to be downloaded, and where to. */
export function downloadChoiceFields(service: Fields): INodeProperties[] {
	return [
		{
			displayName: 'What to Download',
			name: 'downloadMode',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Files of a Folder', value: 'many', description: 'One output item for each file' },
				{ name: 'One File', value: 'one', description: service.oneFile },
			],
			default: 'one',
		},
		...service.place,
		...updateDisplayOptions(ONE, service.file),
		...updateDisplayOptions(MANY, [...service.folder, namePatternField, recursiveField]),
		outputField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{ ...concurrencyOption, description: 'How many files are downloaded side by side' },
				{
					displayName: 'File Name',
					name: 'fileName',
					type: 'string',
					default: '',
					placeholder: 'e.g. sales.csv',
					description: 'What the output file is called. Blank leaves it its own name.',
					displayOptions: { show: { '/downloadMode': ['one'] } },
				},
				maxWaitOption,
				...(service.folderOptions ?? []).map((option) => ({
					...option,
					displayOptions: { show: { '/downloadMode': ['many'] } },
				})),
				timeoutOption,
				{
					displayName: 'Verify',
					name: 'verify',
					type: 'boolean',
					default: true,
					description: `Whether to compare ${service.verify}. That all of it arrives is made sure in any case.`,
				},
			],
		},
	];
}

/** What an output item is to be, whichever file it has. */
export interface OutputChoice {
	/** Of binary data. */
	field: string;
	verify: boolean;
}

export function outputChoiceOf(context: IExecuteFunctions, item: number): OutputChoice {
	return {
		field: outputFieldOf(context, item),
		verify: context.getNodeParameter('options.verify', item, true) as boolean,
	};
}

/** Whether the files of a folder are wanted, not one of its own. */
export function wantsFolder(context: IExecuteFunctions, item: number): boolean {
	return context.getNodeParameter('downloadMode', item) === 'many';
}

/** Which of a folder's files are wanted. */
export interface FilesChoice {
	namePattern: string;
	matches: (name: string) => boolean;
	recursive: boolean;
}

export function filesChoiceOf(context: IExecuteFunctions, item: number): FilesChoice {
	const namePattern = textParameter(context, 'namePattern', 'Name Pattern', item);
	const recursive = context.getNodeParameter('recursive', item) as boolean;
	return { namePattern, matches: matcherOf(namePattern), recursive };
}

/**
 * What the output file is to be called.
 * @param assertName throws Actionable when nothing can be called so
 * @returns undefined to leave it its own name
 */
export function outputNameOf(
	context: IExecuteFunctions,
	item: number,
	assertName: (name: string, field: string) => void,
): string | undefined {
	const entered = textParameter(context, 'options.fileName', 'File Name', item);
	const name = expandMacros(entered, dayIn(context.getTimezone(), clock.now())).trim();
	if (name) assertName(name, 'File Name');
	return name || undefined;
}
