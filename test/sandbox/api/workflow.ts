import { readFileSync } from 'node:fs';

import type { IConnections, INode, IWorkflowSettings, NodeParameterValueType } from 'n8n-workflow';

/** A credential that n8n has stored. */
export interface Credential {
	id: string;
	name: string;
	type: string;
}

/** A workflow as the editor imports and exports it. */
export interface Workflow {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

/** A workflow that n8n has stored. */
export interface SavedWorkflow extends Workflow {
	id: string;
	versionId: string;
}

/** A node of a chain; what is left out is what the editor would fill in. */
export interface Step extends Partial<Omit<INode, 'name' | 'type' | 'credentials' | 'parameters'>> {
	name: string;
	type: string;
	parameters?: Record<string, NodeParameterValueType>;
	credentials?: Credential[];
}

export const MANUAL_TRIGGER: Step = {
	name: 'When clicking ‘Execute workflow’',
	type: 'n8n-nodes-base.manualTrigger',
};

/** A workflow in which every step feeds the next. */
export function chain(name: string, steps: Step[], settings: IWorkflowSettings = {}): Workflow {
	const nodes = steps.map(nodeOf);
	const links = steps.slice(1).map(({ name: next }, index) => {
		return [steps[index]?.name, { main: [[{ node: next, type: 'main', index: 0 }]] }] as const;
	});
	return {
		name,
		nodes,
		connections: Object.fromEntries(links) as IConnections,
		settings: { executionOrder: 'v1', ...settings },
	};
}

/** A step as n8n stores it. */
export function nodeOf(step: Step, index = 0): INode {
	return {
		id: `node-${index}`,
		typeVersion: 1,
		position: [index * 240, 0],
		parameters: {},
		...step,
		credentials: named(step.credentials ?? []),
	};
}

/**
 * Reads an exported workflow, and gives its nodes these credentials instead of those of the same types that they had
 * where it was exported; none, when none are given.
 */
export function readWorkflow(file: string, credentials?: Credential[]): Workflow {
	const workflow = JSON.parse(readFileSync(file, 'utf8')) as Workflow;
	const nodes = workflow.nodes.map((node) => {
		const types = credentials ? Object.keys(node.credentials ?? {}) : [];
		const ours = types.map((type) => credentials?.find((one) => one.type === type) ?? missing(type));
		return { ...node, credentials: named(ours) };
	});
	return { ...workflow, nodes };
}

function missing(type: string): never {
	throw new Error(`The workflow needs a credential of the type ${type}`);
}

function named(credentials: Credential[]): Record<string, { id: string; name: string }> {
	return Object.fromEntries(credentials.map(({ id, name, type }) => [type, { id, name }]));
}
