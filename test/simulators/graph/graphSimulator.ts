import type { Certificates } from '../certificates.ts';
import { checkAgainst } from '../contract.ts';
import type { Exchange } from '../exchange.ts';
import type { Journal, JournalEntry } from '../journal.ts';
import { SimulatorServer } from '../server.ts';
import { refusing } from './answer.ts';
import { type GraphBehaviour, usualBehaviour } from './behaviour.ts';
import type { TokenVerifier } from './caller.ts';
import { type ContentKeeping, ContentStore } from './contentStore.ts';
import { Drive } from './drive.ts';
import type { DriveSettings } from './driveSettings.ts';
import { GraphApi } from './graphApi.ts';
import { UploadHost } from './uploadHost.ts';
import { UploadSessions } from './uploadSessions.ts';

export interface GraphSimulatorOptions {
	journal: Journal;
	certificates: Certificates;
	/** Says what a bearer token stands for. */
	verify: TokenVerifier;
	/** The address of Graph behind a proxy (`https://graph.microsoft.com`); loopback unless told. */
	publicOrigin?: string;
	/** Likewise of the users' own sites, which take the fragments (`https://contoso-my.sharepoint.com`). */
	uploadOrigin?: string;
	/** disk unless told. */
	content?: ContentKeeping;
	/** The service's clock, milliseconds since 1970. */
	now?: () => number;
	/** Journals what contradicts the vendor's own description; checks against graph-drive.json unless told. */
	check?: (exchange: Exchange) => void;
	behaviour?: Partial<GraphBehaviour>;
}

/** Microsoft Graph and the sites it sends uploads to, each on an HTTPS server of its own, with drives in memory. */
export class GraphSimulator {
	/** Graph itself. Its faults disturb requests with a bearer token. */
	readonly api: SimulatorServer;
	/** The users' own sites. Its faults disturb fragments. */
	readonly uploads: SimulatorServer;
	/** May be changed at any time. */
	readonly behaviour: GraphBehaviour;
	private readonly drives: Drive[] = [];
	private readonly sessions = new UploadSessions();
	private readonly store: ContentStore;
	private readonly journal: Journal;
	private readonly now: () => number;

	constructor(options: GraphSimulatorOptions) {
		const { journal, certificates, verify, publicOrigin, uploadOrigin } = options;
		this.journal = journal;
		this.now = options.now ?? Date.now;
		this.behaviour = { ...usualBehaviour, ...options.behaviour };
		this.store = new ContentStore(options.content ?? 'disk');
		const api = new GraphApi({
			drives: this.drives,
			sessions: this.sessions,
			verify,
			check: options.check ?? checkAgainst('graph-drive.json'),
			origin: () => this.api.origin,
		});
		const host = new UploadHost(this.sessions, this.behaviour);
		this.api = new SimulatorServer(
			'graph',
			refusing((exchange) => api.answer(exchange), 'innerError'),
			{
				...{ journal, certificates, publicOrigin },
			},
		);
		this.uploads = new SimulatorServer(
			'graph-upload',
			refusing((exchange) => host.answer(exchange), 'innererror'),
			{
				...{ journal, certificates, publicOrigin: uploadOrigin },
			},
		);
	}

	addDrive(settings: DriveSettings): Drive {
		const { store, behaviour, now } = this;
		const drive = new Drive(settings, { store, behaviour, now, contentOrigin: () => this.uploads.origin });
		this.drives.push(drive);
		return drive;
	}

	async start(): Promise<void> {
		await Promise.all([this.api.start(), this.uploads.start()]);
	}

	/** Closes both servers and deletes all content. */
	async stop(): Promise<void> {
		await Promise.all([this.api.stop(), this.uploads.stop()]);
		this.sessions.loseAll();
		this.store.dispose();
	}

	/** How many upload sessions have neither been completed nor cancelled nor expired. */
	get openSessions(): number {
		return this.sessions.count;
	}

	/** The service forgets all upload sessions: their URLs answer 404 from now on. */
	loseSessions(): void {
		this.sessions.loseAll();
	}

	/** What reached either of the two servers, in the order of arrival. */
	get requests(): JournalEntry[] {
		const services = [this.api.service, this.uploads.service];
		return this.journal.entries.filter(({ service }) => services.includes(service));
	}
}
