import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

import type {
	INodeListSearchResult,
	INodeType,
	IWorkflowExecuteAdditionalData,
	ResourceMapperFields,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { credentialsHelperOf } from './credentials.ts';
import { DatabaseManager } from './databaseManager.ts';
import { INPUT, inputNode } from './inputNode.ts';
import { type LogLine, recordLogs } from './logs.ts';
import { type BinaryMode, loadN8n, type N8nModules } from './n8n.ts';
import { type InEditor, nodeOf, type NodeToRun } from './nodeToRun.ts';
import { type Result, resultOf } from './result.ts';

const PACKAGE = 'n8n-nodes-domo-writeback';
const NODE = 'Node';

/** n8n's engine in this process, with the nodes as they are built in dist. */
export class Engine {
	readonly modules: N8nModules;
	/** What nodes sent to the editor's console. */
	readonly messages: string[] = [];
	/** What went to n8n's log. */
	readonly logs: LogLine[];
	readonly credentials: ReturnType<typeof credentialsHelperOf>;
	private readonly loader: InstanceType<N8nModules['core']['PackageDirectoryLoader']>;
	private executions = 0;

	private constructor(modules: N8nModules, loader: Engine['loader']) {
		this.modules = modules;
		this.loader = loader;
		this.logs = recordLogs(modules);
		const types = Object.entries(loader.credentialTypes).map(([name, { type }]) => [name, type] as const);
		this.credentials = credentialsHelperOf(modules, Object.fromEntries(types));
	}

	/** @param authority PEM of a certificate authority to trust besides the usual ones */
	static async start({
		binaryMode = 'filesystem',
		authority,
	}: { binaryMode?: BinaryMode; authority?: string } = {}): Promise<Engine> {
		if (authority) setDefaultCACertificates([...getCACertificates('default'), authority]);
		const modules = loadN8n(binaryMode);
		const service = modules.Container.get(modules.core.BinaryDataService);
		await service.init();
		if (binaryMode === 'database') service.setManager('database', new DatabaseManager());
		const loader = new modules.core.PackageDirectoryLoader(process.cwd());
		await loader.loadAll();
		return new Engine(modules, loader);
	}

	/** A module of the package as the nodes have it, by its path below dist. */
	module<T>(path: string): T {
		return this.modules.require(join(process.cwd(), 'dist', path)) as T;
	}

	stop(): void {
		this.modules.remove();
	}

	/** Runs a node on some items and waits for the end. */
	async run(node: NodeToRun): Promise<Result> {
		return await this.begin(node).result;
	}

	/** Starts a node on some items; it can be canceled. */
	begin({
		type,
		parameters,
		credentials = [],
		items = [{}],
		settings,
		onError,
		mode = 'manual',
		staticData,
	}: NodeToRun): {
		result: Promise<Result>;
		cancel: () => void;
	} {
		const { core, workflow: n8n } = this.modules;
		const input = inputNode(items);
		const workflow = new n8n.Workflow({
			id: 'workflow',
			name: 'Test',
			active: false,
			nodes: [
				nodeOf(INPUT, 'test.input', {}),
				{ ...nodeOf(NODE, `${PACKAGE}.${type}`, parameters, credentials), onError },
			],
			connections: { [INPUT]: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
			nodeTypes: {
				getByName: (name: string) => this.nodeType(name, input),
				getByNameAndVersion: (name: string) => this.nodeType(name, input),
				getKnownTypes: () => ({}),
			},
			settings: { executionOrder: 'v1', ...settings },
			staticData,
		});
		const startNode = workflow.getNode(INPUT) ?? undefined;
		const execution = new core.WorkflowExecute(this.additionalData(mode), mode).run({ workflow, startNode });
		return { result: execution.then((run) => resultOf(run, NODE)), cancel: () => void execution.cancel() };
	}

	/** Fills a list of the editor: what a resource locator's search gives. */
	async search(node: InEditor, method: string, filter?: string, token?: string) {
		const { context, nodeType } = this.inEditor(node);
		const search = nodeType.methods?.listSearch?.[method];
		return (await search?.call(context, filter, token)) as INodeListSearchResult;
	}

	/** Fills a field mapper of the editor. */
	async map(node: InEditor, method: string) {
		const { context, nodeType } = this.inEditor(node);
		return (await nodeType.methods?.resourceMapping?.[method]?.call(context)) as ResourceMapperFields;
	}

	private inEditor({ type, parameters, credentials }: InEditor) {
		const { core, workflow: n8n } = this.modules;
		const node = nodeOf(NODE, `${PACKAGE}.${type}`, parameters, credentials);
		const nodeType = this.nodeType(node.type, inputNode([]));
		const nodeTypes = {
			getByName: () => nodeType,
			getByNameAndVersion: () => nodeType,
			getKnownTypes: () => ({}),
		};
		const workflow = new n8n.Workflow({
			nodes: [node],
			connections: {},
			active: false,
			nodeTypes: nodeTypes,
		});
		const data = { ...this.additionalData('manual'), currentNodeParameters: node.parameters };
		return { nodeType, context: new core.LoadOptionsContext(workflow, node, data, '') };
	}

	private nodeType(name: string, input: INodeType): INodeType {
		if (name === 'test.input') return input;
		const { type } = this.loader.getNode(name.replace(`${PACKAGE}.`, ''));
		return this.modules.workflow.NodeHelpers.getVersionedNodeType(type, 1);
	}

	private additionalData(mode: WorkflowExecuteMode): IWorkflowExecuteAdditionalData {
		const executionId = String(++this.executions);
		return {
			credentialsHelper: this.credentials.helper,
			currentNodeExecutionIndex: 0,
			executionId,
			variables: {},
			restApiUrl: 'http://localhost/rest',
			instanceBaseUrl: 'http://localhost',
			formWaitingBaseUrl: 'http://localhost/form-waiting',
			webhookBaseUrl: 'http://localhost/webhook',
			webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
			webhookTestBaseUrl: 'http://localhost/webhook-test',
			hooks: new this.modules.core.ExecutionLifecycleHooks(mode, executionId, {} as never),
			sendDataToUI: (_: string, data: { messages: string[] }) => void this.messages.push(...data.messages),
		} as unknown as IWorkflowExecuteAdditionalData;
	}
}
