import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { Actionable } from '../errors/actionable';

/** How much of a list is wanted, in n8n's own words. */
export const limitFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

/**
 * How many results are wanted.
 * @throws Actionable when Limit is no number of results
 */
export function limitOf(context: IExecuteFunctions, item: number): number {
	if (context.getNodeParameter('returnAll', item)) return Infinity;
	const entered = String(context.getNodeParameter('limit', item)).trim();
	const limit = Number(entered);
	if (entered && Number.isInteger(limit) && limit >= 1) return limit;
	throw new Actionable(`Limit is "${entered}"`, 'Enter a whole number, 1 or more, or turn Return All on');
}

export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};
