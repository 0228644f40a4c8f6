import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { type ItemOperation, runPerItem } from '../../../../../nodes/shared/node/runPerItem.ts';

export interface Setting {
	items?: number;
	options?: Record<string, unknown>;
	continueOnFail?: boolean;
	signal?: AbortSignal;
	operation?: string;
}

const node = { id: '1', name: 'Domo', type: 'domo', typeVersion: 1, position: [0, 0], parameters: {} };

/** What of n8n is asked here. */
function contextOf({
	items = 3,
	options = { concurrency: 1 },
	continueOnFail = false,
	signal,
	operation = 'export',
}: Setting) {
	const parameters: Record<string, unknown> = { resource: 'dataSet', operation, options };
	return {
		getInputData: () => Array.from({ length: items }, () => ({ json: {} })),
		getNode: () => node,
		getNodeParameter: (name: string) => parameters[name],
		continueOnFail: () => continueOnFail,
		getExecutionCancelSignal: () => signal,
	} as unknown as IExecuteFunctions;
}

/** Runs an operation for each item of a node of n8n. */
export const run = async (operation: ItemOperation, setting: Setting = {}) =>
	await runPerItem(contextOf(setting), { 'dataSet:export': operation });
export const json = ([outputs]: INodeExecutionData[][]) => outputs!.map((output) => output.json);
