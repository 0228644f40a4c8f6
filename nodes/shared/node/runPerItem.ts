import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { Canceled } from '../errors/canceled';
import { toNodeError } from '../errors/toNodeError';
import { DEFAULT_CONCURRENCY, wrongNumber } from './optionFields';
import { Run } from './run';

/** One operation on one input item. */
export type ItemOperation = (
	run: Run,
	context: IExecuteFunctions,
	itemIndex: number,
) => Promise<INodeExecutionData[]>;

/** The options that every operation has; they hold for the whole run of the node, so the first item's count. */
type RunOptions = Partial<Record<'concurrency' | 'timeout' | 'maxWait', number>>;

/**
 * Runs the operation that the node is set to for each input item, several side by side, and returns the results in the order of the input. When one
 * fails, its item carries the error if the node is set to go on; otherwise the others are stopped, and have cleaned up by the
 * time the error is thrown.
 */
export async function runPerItem(
	context: IExecuteFunctions,
	operations: Record<string, ItemOperation>,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const operation = operationOf(context, operations);
	const options = items.length > 0 ? (context.getNodeParameter('options', 0, {}) as RunOptions) : {};
	const wrong = wrongNumber(options);
	const attempt: ItemOperation = wrong ? () => Promise.reject(wrong) : operation;
	const run = new Run(context, options);
	const results: INodeExecutionData[][] = items.map(() => []);
	let next = 0;
	const work = async () => {
		while (next < items.length && !run.signal.aborted) {
			const item = next++;
			results[item] = await attempt(run, context, item).then(
				(outputs) => outputs.map((output) => ({ ...output, pairedItem: { item } })),
				(error: Error) => failed(run, context, item, error),
			);
		}
	};
	const concurrency = wrong ? 1 : (options.concurrency ?? DEFAULT_CONCURRENCY);
	await Promise.all(Array.from({ length: Math.min(items.length, concurrency) }, work));
	if (run.failure) throw run.failure;
	if (run.signal.aborted) throw toNodeError(context.getNode(), new Canceled());
	return [results.flat()];
}

function failed(run: Run, context: IExecuteFunctions, item: number, error: Error): INodeExecutionData[] {
	const mapped = toNodeError(context.getNode(), error, item);
	if (context.continueOnFail() && !(error instanceof Canceled)) {
		// n8n takes items with these keys, and no others, for its error output.
		const details = mapped.description ? { details: mapped.description } : {};
		return [{ json: { error: mapped.message, ...details }, pairedItem: { item } }];
	}
	run.stop(mapped);
	return [];
}

/** The one of a node's operations that its parameters name. */
function operationOf(context: IExecuteFunctions, operations: Record<string, ItemOperation>): ItemOperation {
	const name = `${String(context.getNodeParameter('resource', 0))}:${String(context.getNodeParameter('operation', 0))}`;
	const operation = operations[name];
	if (operation) return operation;
	throw new NodeOperationError(context.getNode(), `This node has no operation ${name}`);
}
