import type { INodeProperties } from 'n8n-workflow';

import { Actionable } from '../errors/actionable';
import { DEFAULT_CONCURRENCY, DEFAULT_MAX_WAIT, DEFAULT_TIMEOUT } from './run';

/** Options that several operations offer, one a field; each operation picks its own and sorts them in. */

/** Seconds; timers of Node.js do not run for a month. */
const DAY = 86_400;

export const concurrencyOption: INodeProperties = {
	displayName: 'Concurrency',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: DEFAULT_CONCURRENCY,
	description:
		'How many items are worked on side by side. Each takes about 12 MB of memory while its file is on the way.',
};

export const maxWaitOption: INodeProperties = {
	displayName: 'Max Wait (Seconds)',
	name: 'maxWait',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: DEFAULT_MAX_WAIT,
	description:
		'How long the node may wait in all when a service asks it to come back later. Beyond that it ends with an error that says when to go on.',
};

export const timeoutOption: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: DAY },
	default: DEFAULT_TIMEOUT,
	description:
		'How long a transfer may stand still before it is broken off and taken up again. It does not limit how long a transfer takes.',
};

/** What a number in an option has to be: expressions come to anything. */
const NUMBERS = [
	{
		field: concurrencyOption,
		allowed: (value: number) => Number.isInteger(value) && value >= 1,
		is: 'a whole number, 1 or more',
	},
	{ field: maxWaitOption, allowed: (value: number) => value >= 0, is: 'a number of seconds, 0 or more' },
	{
		field: timeoutOption,
		allowed: (value: number) => value > 0 && value <= DAY,
		is: `a number of seconds above 0, ${DAY} (a day) at most`,
	},
];

/** What is wrong with the numbers in an operation's options, if anything is. An option without a value has its default. */
export function wrongNumber(options: Record<string, unknown>): Actionable | undefined {
	for (const { field, allowed, is } of NUMBERS) {
		const value: unknown = options[field.name] ?? field.default;
		const text = String(value).trim();
		if (text === '' || !allowed(Number(text)))
			return new Actionable(`${field.displayName} is "${text}"`, `Enter ${is}`);
	}
	return undefined;
}

export const headerRowOption: INodeProperties = {
	displayName: 'Header Row',
	name: 'headerRow',
	type: 'boolean',
	default: true,
	description: 'Whether the first line holds the column names',
};

export const rowCountMismatchOption: INodeProperties = {
	displayName: 'Row Count Mismatch',
	name: 'rowCountMismatch',
	type: 'options',
	options: [
		{ name: 'Fail', value: 'fail', description: 'Unless the DataSet changed while it was exported' },
		{
			name: 'Warn',
			value: 'warn',
			description: 'Go on and say so, for example where Personalized Data Permissions hide rows',
		},
	],
	default: 'fail',
	description: 'What to do when the export holds another number of rows than Domo says the DataSet has',
};
