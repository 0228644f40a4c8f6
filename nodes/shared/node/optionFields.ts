import type { INodeProperties } from 'n8n-workflow';

/** Options that several operations offer, one a field; each operation picks its own and sorts them in. */

export const concurrencyOption: INodeProperties = {
	displayName: 'Concurrency',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 2,
	description:
		'How many items are worked on side by side. Each takes about 12 MB of memory while its file is on the way.',
};

export const maxWaitOption: INodeProperties = {
	displayName: 'Max Wait (Seconds)',
	name: 'maxWait',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 900,
	description:
		'How long the node may wait in all when a service asks it to come back later. Beyond that it ends with an error that says when to go on.',
};

export const timeoutOption: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 120,
	description:
		'How long a transfer may stand still before it is broken off and taken up again. It does not limit how long a transfer takes.',
};

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
