import type { IExecuteFunctions } from 'n8n-workflow';

import { Actionable } from '../errors/actionable';

/**
 * A text that the user entered or worked out. Numbers are taken as they are written.
 * @param label the field's label
 * @throws Actionable when an expression came to nothing: a blank means something else in some fields
 */
export function textParameter(context: IExecuteFunctions, name: string, label: string, item: number): string {
	const value = context.getNodeParameter(name, item, '');
	if (typeof value === 'string' || typeof value === 'number') return String(value);
	throw new Actionable(
		`${label} has no value`,
		'Its expression comes to nothing, or to something that is no text, for this item: look at what the node before gives out',
	);
}
