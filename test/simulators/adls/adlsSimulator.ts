import type { Certificates } from '../certificates.ts';
import { checkAgainst } from '../contract.ts';
import type { ContractRequest } from '../contracts/request.ts';
import type { Exchange } from '../exchange.ts';
import type { ContentKeeping } from '../graph/contentStore.ts';
import type { Journal, JournalEntry } from '../journal.ts';
import { SimulatorServer } from '../server.ts';
import type { Account, TokenVerifier } from './account.ts';
import { inJson, refusing } from './answer.ts';
import type { Role, RoleAssignment } from './authorization/roles.ts';
import { type LakeBehaviour, usualBehaviour } from './behaviour.ts';
import { BlobApi } from './blob/blobApi.ts';
import { inXml } from './blob/xml.ts';
import { DfsApi } from './dfsApi.ts';
import { FileSystemView } from './fileSystemView.ts';
import { Clock } from './moment.ts';
import { FileSystem } from './tree/fileSystem.ts';

export interface AdlsSimulatorOptions {
	journal: Journal;
	certificates: Certificates;
	/** Lower case letters and digits. */
	name: string;
	tenantId: string;
	/** Base64. */
	keys?: readonly string[];
	/** Says what a bearer token stands for. */
	verify: TokenVerifier;
	/** True unless told: directories are real, and a rename is one step. */
	hierarchical?: boolean;
	/** Whether it is OneLake; a storage account unless told. */
	oneLake?: boolean;
	/** The addresses behind a proxy (`https://contoso.dfs.core.windows.net`); loopback unless told. */
	dfsOrigin?: string;
	blobOrigin?: string;
	/** disk unless told. */
	content?: ContentKeeping;
	/** The service's clock, milliseconds since 1970. */
	now?: () => number;
	/** Journals what contradicts the vendor's own description; checks against datalake.json unless told. */
	check?: (exchange: Exchange) => void;
	behaviour?: Partial<LakeBehaviour>;
}

/** A storage account (Azure Data Lake Storage Gen2), or OneLake: its dfs and its blob endpoint. */
export class AdlsSimulator {
	/** The Data Lake Storage endpoint. */
	readonly dfs: SimulatorServer;
	/** The Blob service's endpoint, which has the same files. Nothing has to go there. */
	readonly blob: SimulatorServer;
	/** May be changed at any time. */
	readonly behaviour: LakeBehaviour;
	private readonly account: Account & { assignments: RoleAssignment[] };
	private readonly journal: Journal;

	constructor(options: AdlsSimulatorOptions) {
		const { journal, certificates, name, tenantId, verify, dfsOrigin, blobOrigin } = options;
		const oneLake = options.oneLake ?? false;
		this.journal = journal;
		this.behaviour = { ...usualBehaviour, ...options.behaviour };
		this.account = {
			...{ name, tenantId, verify, oneLake, behaviour: this.behaviour },
			keys: options.keys ?? [],
			hierarchical: options.hierarchical ?? true,
			keeping: options.content ?? 'disk',
			clock: new Clock(options.now ?? Date.now),
			assignments: [],
			fileSystems: new Map<string, FileSystem>(),
		};
		const prepare = oneLake ? withPlainWorkspace : undefined;
		const dfs = new DfsApi(this.account, options.check ?? checkAgainst('datalake.json', prepare));
		const blob = new BlobApi(this.account);
		const service = oneLake ? 'onelake' : 'adls';
		const at = { journal, certificates };
		this.dfs = new SimulatorServer(
			service,
			refusing((exchange) => dfs.answer(exchange), inJson),
			{ ...at, publicOrigin: dfsOrigin },
		);
		this.blob = new SimulatorServer(
			`${service}-blob`,
			refusing((exchange) => blob.answer(exchange), inXml),
			{ ...at, publicOrigin: blobOrigin },
		);
	}

	async start(): Promise<void> {
		await Promise.all([this.dfs.start(), this.blob.start()]);
	}

	/** Closes both servers and deletes all content. */
	async stop(): Promise<void> {
		await Promise.all([this.dfs.stop(), this.blob.stop()]);
		for (const fileSystem of this.account.fileSystems.values()) fileSystem.close();
	}

	/** Makes a file system; in OneLake, a workspace, under whatever name. */
	addFileSystem(name: string): FileSystemView {
		this.account.fileSystems.set(name, new FileSystem(name, this.account));
		return this.fileSystem(name);
	}

	/** @throws Error when there is none of that name */
	fileSystem(name: string): FileSystemView {
		const fileSystem = this.account.fileSystems.get(name);
		if (!fileSystem) throw new Error(`there is no file system ${name}`);
		return new FileSystemView(fileSystem);
	}

	get fileSystems(): string[] {
		return [...this.account.fileSystems.keys()];
	}

	/**
	 * Gives a user or an application a role.
	 * @param principal a user's or service principal's object id, or an application's client id
	 * @param fileSystem the only one that it is for; the whole account unless told
	 */
	assign(principal: string, role: Role, fileSystem?: string): void {
		this.account.assignments.push({ principal, role, fileSystem });
	}

	/** Takes all roles of a user or an application away. */
	unassign(principal: string): void {
		const { assignments } = this.account;
		const others = assignments.filter((assignment) => assignment.principal !== principal);
		assignments.splice(0, assignments.length, ...others);
	}

	/** What reached the blob endpoint: nothing, when a client that writes keeps to the dfs endpoint. */
	get blobRequests(): JournalEntry[] {
		return this.journal.find({ service: this.blob.service });
	}
}

/** A workspace may have a name that no file system has. */
function withPlainWorkspace(request: ContractRequest): ContractRequest {
	return { ...request, path: request.path.replace(/^\/[^/]+/, '/workspace') };
}
