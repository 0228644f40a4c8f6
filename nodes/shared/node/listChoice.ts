import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { matcherOf } from '../file/namePattern';
import { namePatternField, recursiveField } from './choiceFields';
import { limitFields, limitOf, simplifyField } from './listFields';
import { maxWaitOption, timeoutOption } from './optionFields';
import { textParameter } from './textParameter';

/** What of a folder is to be listed, and how. */
export interface ListChoice<ItemTypes extends string> {
	limit: number;
	simplify: boolean;
	itemTypes: ItemTypes;
	recursive: boolean;
	matches: (name: string) => boolean;
}

/** @param itemTypes what a folder may hold; "files" is chosen unless told otherwise */
export function listChoiceFields(itemTypes: INodePropertyOptions[]): INodeProperties[] {
	return [
		...limitFields,
		simplifyField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				recursiveField,
				{
					displayName: 'Item Types',
					name: 'itemTypes',
					type: 'options',
					options: itemTypes,
					default: 'files',
					description: 'What to list',
				},
				maxWaitOption,
				namePatternField,
				timeoutOption,
			],
		},
	];
}

/** @throws Actionable when a field holds something else than text, or Limit no number of results */
export function listChoiceOf<ItemTypes extends string>(
	context: IExecuteFunctions,
	item: number,
): ListChoice<ItemTypes> {
	const options = context.getNodeParameter('options', item, {}) as Partial<ListChoice<ItemTypes>>;
	const { itemTypes = 'files' as ItemTypes, recursive = false } = options;
	return {
		limit: limitOf(context, item),
		simplify: context.getNodeParameter('simplify', item, true) as boolean,
		...{ itemTypes, recursive },
		matches: matcherOf(textParameter(context, 'options.namePattern', 'Name Pattern', item)),
	};
}
