import type { ExecutionStatus, IDataObject, INodeExecutionData, IRunData } from 'n8n-workflow';

import { parseFlatted } from './flatted.ts';

/** An execution as n8n's API hands it out. */
export interface ExecutionAnswer {
	id: string;
	status: ExecutionStatus;
	mode: string;
	startedAt: string;
	stoppedAt?: string;
	data: string;
}

/** What a person reads in the editor when a node fails. */
export interface ExecutionError {
	name: string;
	message: string;
	description?: string | null;
	messages?: string[];
	context?: IDataObject;
	httpCode?: string | null;
	node?: { name: string };
}

interface ExecutionData {
	resultData: { runData: IRunData; error?: ExecutionError; lastNodeExecuted?: string };
}

/** A finished execution. */
export class Execution {
	readonly id: string;
	readonly status: ExecutionStatus;
	/** `manual`, `trigger`, `webhook`… */
	readonly mode: string;
	/** All that n8n keeps and shows of it, as text: to search it for what must not be there. */
	readonly text: string;
	readonly milliseconds: number;
	readonly error: ExecutionError | undefined;
	private readonly runData: IRunData;

	constructor({ id, status, mode, data, startedAt, stoppedAt }: ExecutionAnswer) {
		const { resultData } = parseFlatted(data) as ExecutionData;
		this.id = id;
		this.status = status;
		this.mode = mode;
		this.text = data;
		this.milliseconds = Date.parse(stoppedAt ?? startedAt) - Date.parse(startedAt);
		this.error = resultData.error;
		this.runData = resultData.runData;
	}

	/** The items that a node gave, none if it did not run. */
	items(node: string, { output = 0, run = 0 } = {}): INodeExecutionData[] {
		return this.runData[node]?.[run]?.data?.main?.[output] ?? [];
	}

	/** The JSON of the items that a node gave. */
	json(node: string): IDataObject[] {
		return this.items(node).map((item) => item.json);
	}
}
