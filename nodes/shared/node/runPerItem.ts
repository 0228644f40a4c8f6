import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { Actionable } from '../errors/actionable';
import { Canceled } from '../errors/canceled';
import { toNodeError } from '../errors/toNodeError';
import { Run } from './run';

/** One operation on one input item. */
export type ItemOperation = (
	run: Run,
	context: IExecuteFunctions,
	itemIndex: number,
) => Promise<INodeExecutionData[]>;

/** One operation on all input items together; it pairs its outputs with them by itself. */
export interface JointOperation {
	together: (run: Run, context: IExecuteFunctions) => Promise<INodeExecutionData[]>;
}

export type Operation = ItemOperation | JointOperation;

/** The options that every operation has; they hold for the whole run of the node, so the first item's count. */
export interface RunOptions {
	concurrency?: number;
	timeout?: number;
	maxWait?: number;
}

/**
 * Runs the operation that the node is set to: for each input item, several side by side, with the results in the order of the
 * input, or once for all of them. When one fails, its item carries the error if the node is set to go on; otherwise the others
 * are stopped, and have cleaned up by the time the error is thrown.
 *
 * @param defaults what an option is that the user did not add
 */
export async function runPerItem(
	context: IExecuteFunctions,
	operations: Record<string, Operation>,
	defaults: RunOptions = {},
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const operation = operationOf(context, operations);
	const chosen = items.length > 0 ? (context.getNodeParameter('options', 0, {}) as RunOptions) : {};
	const options = { ...defaults, ...chosen };
	const run = new Run(context, options);
	const results =
		'together' in operation
			? await operation.together(run, context).catch((error: Error) => failed(run, context, error))
			: await oneByOne(run, context, operation, options.concurrency ?? 1);
	if (run.failure) throw run.failure;
	if (run.signal.aborted) throw toNodeError(context.getNode(), new Canceled());
	return [results];
}

async function oneByOne(
	run: Run,
	context: IExecuteFunctions,
	operation: ItemOperation,
	concurrency: number,
): Promise<INodeExecutionData[]> {
	const results: INodeExecutionData[][] = context.getInputData().map(() => []);
	let next = 0;
	const work = async () => {
		while (next < results.length && !run.signal.aborted) {
			const item = next++;
			results[item] = await operation(run, context, item).then(
				(outputs) => outputs.map((output) => ({ ...output, pairedItem: { item } })),
				(error: Error) => failed(run, context, error, item),
			);
		}
	};
	await Promise.all(Array.from({ length: Math.max(1, concurrency) }, work));
	return results.flat();
}

function failed(run: Run, context: IExecuteFunctions, error: Error, item?: number): INodeExecutionData[] {
	const mapped = toNodeError(context.getNode(), error, item);
	if (context.continueOnFail() && !(error instanceof Canceled)) {
		const pairedItem = item === undefined ? context.getInputData().map((_, at) => ({ item: at })) : { item };
		// n8n takes items with these keys, and no others, for its error output.
		const facts = error instanceof Actionable ? error.facts : undefined;
		const details = facts ? { fix: mapped.description, ...facts } : mapped.description;
		return [{ json: { error: mapped.message, ...(details ? { details } : {}) }, pairedItem }];
	}
	run.stop(mapped);
	return [];
}

/** The one of a node's operations that its parameters name. */
function operationOf(context: IExecuteFunctions, operations: Record<string, Operation>): Operation {
	const name = `${String(context.getNodeParameter('resource', 0))}:${String(context.getNodeParameter('operation', 0))}`;
	const operation = operations[name];
	if (operation) return operation;
	throw new NodeOperationError(context.getNode(), `This node has no operation ${name}`);
}
