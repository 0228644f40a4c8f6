import type { IDataObject, INodeExecutionData, IRun, NodeExecutionHint } from 'n8n-workflow';

export interface Result {
	status: IRun['status'];
	/** What the node gave out, on its first and its second (error) output. */
	items: INodeExecutionData[];
	errorItems: INodeExecutionData[];
	hints: NodeExecutionHint[];
	/** The error that ended the run, as n8n keeps it. */
	error:
		| (IDataObject & { message: string; description?: string; name: string; context?: IDataObject })
		| undefined;
	/** All that n8n would keep of the run, as text: nothing secret may be in it. */
	kept: string;
}

/** What came of a run. @param node the name of the node that was run */
export function resultOf(run: IRun, node: string): Result {
	const { resultData } = run.data;
	const task = resultData.runData[node]?.[0];
	const [items, errorItems] = task?.data?.main ?? [];
	return {
		status: run.status,
		items: items ?? [],
		errorItems: errorItems ?? [],
		hints: task?.hints ?? [],
		error: resultData.error as unknown as Result['error'],
		kept: textOf(run.data),
	};
}

/** All texts in a structure with whatever hangs on it, errors' causes included. */
function textOf(value: unknown, seen = new Set<unknown>()): string {
	if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value : '';
	if (seen.has(value)) return '';
	seen.add(value);
	return Object.getOwnPropertyNames(value)
		.map((name) => textOf((value as Record<string, unknown>)[name], seen))
		.join('\n');
}
