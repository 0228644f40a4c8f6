import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { Actionable } from '../errors/actionable';
import { Canceled } from '../errors/canceled';
import { toNodeError } from '../errors/toNodeError';
import { wrongNumber } from './optionFields';
import { Run, type RunOptions } from './run';
import { sideBySide } from './sideBySide';

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
	const chosen = context.getInputData().length > 0 ? context.getNodeParameter('options', 0, {}) : {};
	const options = { ...defaults, ...chosen };
	const wrong = wrongNumber(options);
	const operation = wrong ? () => Promise.reject(wrong) : operationOf(context, operations);
	const run = new Run(context, wrong ? {} : options);
	const results =
		'together' in operation
			? await operation.together(run, context).catch((error: Error) => failed(run, context, error))
			: await oneByOne(run, context, operation);
	if (run.failure) throw withOthers(run.failure, run);
	if (run.signal.aborted) throw toNodeError(context.getNode(), new Canceled());
	run.succeed();
	return [results];
}

/** Adds to an item's failure how far the others got: their outputs are lost with it. */
function withOthers(failure: NonNullable<Run['failure']>, { standings }: Run): Error {
	const failed = failure.context?.itemIndex;
	if (failed === undefined) return failure;
	const others = [...standings].filter(([item]) => item !== failed).sort(([a], [b]) => a - b);
	const lines = others.map(([item, standing]) => `Item ${item}: ${standing()}`);
	return Object.assign(failure, { description: [failure.description, ...lines].filter(Boolean).join(' ') });
}

async function oneByOne(
	run: Run,
	context: IExecuteFunctions,
	operation: ItemOperation,
): Promise<INodeExecutionData[]> {
	const results = await sideBySide(context.getInputData(), run.concurrency, async (_, item) => {
		if (run.signal.aborted) return [];
		return await operation(run, context, item).then(
			(outputs) => outputs.map((output) => ({ ...output, pairedItem: { item } })),
			(error: Error) => failed(run, context, error, item),
		);
	});
	return results.flat();
}

/**
 * What an error means for the run: an output item where the node is set to go on, the end of everything otherwise.
 * @param item that failed; all of them when left out
 */
export function failed(
	run: Run,
	context: IExecuteFunctions,
	error: Error,
	item?: number,
): INodeExecutionData[] {
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
