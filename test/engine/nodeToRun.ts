import type {
	IDataObject,
	INode,
	INodeParameters,
	IWorkflowSettings,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import type { StoredCredential } from './credentials.ts';
import type { InputItem } from './inputNode.ts';

export interface NodeToRun {
	type: string;
	parameters: INodeParameters;
	credentials?: StoredCredential[];
	items?: InputItem[];
	settings?: IWorkflowSettings;
	onError?: INode['onError'];
	/** manual unless told: somebody tries the workflow out in the editor. */
	mode?: WorkflowExecuteMode;
	/** What the workflow keeps from run to run; the run changes it. */
	staticData?: IDataObject;
}

/** A node whose panel is open. */
export type InEditor = Pick<NodeToRun, 'type' | 'parameters' | 'credentials'>;

/** A node as a workflow stores it. */
export function nodeOf(
	name: string,
	type: string,
	parameters: INodeParameters,
	credentials: StoredCredential[] = [],
): INode {
	const references = credentials.map(({ type: key, id }) => [key, { id, name: key }] as const);
	return {
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: Object.fromEntries(references),
	};
}
