import type { Certificates } from '../certificates.ts';
import { runningFrom } from '../clocks.ts';
import { checkAgainst } from '../contract.ts';
import type { Exchange } from '../exchange.ts';
import type { Journal, JournalEntry } from '../journal.ts';
import { SimulatorServer } from '../server.ts';
import { refusing } from './answer.ts';
import { type PowerBiBehaviour, usualBehaviour } from './behaviour.ts';
import type { Caller, TokenVerifier } from './caller.ts';
import type { DatasetSurroundings } from './dataset.ts';
import { type Limits, usualLimits } from './limits.ts';
import { GLOBAL_RESOURCE } from './nationalClouds.ts';
import { PowerBiApi } from './powerBiApi.ts';
import { Workspace, type WorkspaceSettings } from './workspace.ts';

const A_DAY_IN_2026 = Date.parse('2026-03-01T00:00:00Z');

export interface PowerBiOptions {
	/** Says what a bearer token stands for. */
	verify: TokenVerifier;
	/** Whether tables keep their rows, or a digest of them: that takes the same memory for any number. Rows unless told. */
	keep?: 'rows' | 'digest';
	/**
	 * The service's clock, milliseconds since 1970; it runs on from a day in 2026 unless told, when push datasets can still
	 * be created. Tokens are no business of it: they are what `verify` says.
	 */
	now?: () => number;
	/** What a token has to be for where the service goes by a loopback address; the global cloud's resource unless told. */
	resource?: string;
	/** Journals what contradicts the vendor's own description; checks against powerbi.json unless told. */
	check?: (exchange: Exchange) => void;
	behaviour?: Partial<PowerBiBehaviour>;
	limits?: Partial<Limits>;
}

interface Surroundings {
	journal: Journal;
	certificates: Certificates;
	/** The address of the service behind a proxy (`https://api.powerbi.com`); loopback unless told. */
	publicOrigin?: string;
}

/** Power BI's REST API (`https://api.powerbi.com`), as far as it is about workspaces and push datasets. */
export class PowerBiSimulator {
	readonly server: SimulatorServer;
	/** May be changed at any time. */
	readonly behaviour: PowerBiBehaviour;
	/** May be changed at any time, `rowsInFifo` before the tables are made that it is for. */
	readonly limits: Limits;
	/** In the order in which they are listed. */
	readonly workspaces: Workspace[] = [];
	private readonly own = new Map<string, Workspace>();
	private readonly journal: Journal;
	private readonly surroundings: DatasetSurroundings;

	constructor(options: PowerBiOptions & Surroundings) {
		const { journal, certificates, publicOrigin, now = runningFrom(A_DAY_IN_2026), keep = 'rows' } = options;
		this.journal = journal;
		this.behaviour = { ...usualBehaviour, ...options.behaviour };
		this.limits = { ...usualLimits, ...options.limits };
		this.surroundings = { limits: this.limits, keepRows: keep === 'rows', now };
		const api = new PowerBiApi({
			service: { behaviour: this.behaviour, limits: this.limits, workspaces: this.workspaces, now },
			verify: options.verify,
			resource: options.resource ?? GLOBAL_RESOURCE,
			myWorkspace: (caller: Caller) => this.myWorkspace(caller.name),
			check: options.check ?? checkAgainst('powerbi.json'),
		});
		this.server = new SimulatorServer(
			'powerBi',
			refusing((exchange) => api.answer(exchange)),
			{ journal, certificates, publicOrigin },
		);
	}

	addWorkspace(settings: WorkspaceSettings): Workspace {
		const workspace = new Workspace(settings, this.surroundings);
		this.workspaces.push(workspace);
		return workspace;
	}

	/** "My workspace" of a person. @param username the sign-in name */
	myWorkspace(username: string): Workspace {
		const name = username.toLowerCase();
		const known = this.own.get(name);
		if (known) return known;
		const workspace = new Workspace({ name: 'My workspace', roles: { [name]: 'Admin' } }, this.surroundings);
		this.own.set(name, workspace);
		return workspace;
	}

	/** What reached the service, in the order of arrival. */
	get requests(): JournalEntry[] {
		return this.journal.entries.filter(({ service }) => service === this.server.service);
	}
}
