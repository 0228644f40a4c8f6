import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { Actionable } from '../errors/actionable';
import { textParameter } from './textParameter';

/** Where an output item gets its file. */
export const outputField: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the output binary field to put the file in',
};

/** @throws Actionable when the field has no name */
export function outputFieldOf(context: IExecuteFunctions, item: number): string {
	const { displayName, name } = outputField;
	const field = textParameter(context, name, displayName, item).trim();
	if (field) return field;
	throw new Actionable(`${displayName} is empty`, 'Enter the name that the field is to have, such as data');
}
