import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/**
 * Tells what went through but not as one might think: above the node's output, and in the item itself, where a workflow can
 * act on it.
 */
export function warn<T extends INodeExecutionData | undefined>(
	context: IExecuteFunctions,
	output: T,
	warnings: string[],
): T {
	for (const message of warnings)
		context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
	return output && warnings.length > 0 ? { ...output, json: { ...output.json, warnings } } : output;
}
