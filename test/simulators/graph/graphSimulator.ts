import { checkAgainst } from '../contract.ts';
import type { JournalEntry } from '../journal.ts';
import { SimulatorServer } from '../server.ts';
import { refusing } from './answer.ts';
import { type GraphBehaviour, usualBehaviour } from './behaviour.ts';
import { ContentStore } from './contentStore.ts';
import { CopyJobs } from './copyJobs.ts';
import { DownloadHost } from './download/downloadHost.ts';
import { DownloadKey } from './download/downloadKey.ts';
import { Drive } from './drive.ts';
import type { DriveSettings, DriveSurroundings } from './driveSettings.ts';
import { GraphApi } from './graphApi.ts';
import { Group, type GroupSettings } from './groups/group.ts';
import type { GraphSimulatorOptions } from './graphSimulatorOptions.ts';
import { SiteHost } from './siteHost.ts';
import { Site, type SiteSettings } from './sites/site.ts';
import { Tenant } from './tenant.ts';
import { UploadHost } from './uploadHost.ts';
import { UploadSessions } from './uploadSessions.ts';

const SHAREPOINT = 'contoso.sharepoint.com';

export type { GraphSimulatorOptions };

/**
 * Microsoft Graph and the sites it sends its clients to, each on an HTTPS server of its own: OneDrives, SharePoint sites
 * with their libraries, and groups, in memory.
 */
export class GraphSimulator {
	/** Graph itself. Its faults disturb requests with a bearer token. */
	readonly api: SimulatorServer;
	/** The sites of users and teams. Its faults disturb fragments and downloads. */
	readonly uploads: SimulatorServer;
	/** May be changed at any time. */
	readonly behaviour: GraphBehaviour;
	private readonly tenant = new Tenant();
	private readonly sessions = new UploadSessions();
	private readonly store: ContentStore;
	private readonly key = new DownloadKey();
	private readonly options: GraphSimulatorOptions;

	constructor(options: GraphSimulatorOptions) {
		const { journal, certificates, verify, publicOrigin, uploadOrigin } = options;
		this.options = options;
		this.behaviour = { ...usualBehaviour, ...options.behaviour };
		this.store = new ContentStore(options.content ?? 'disk');
		const { tenant, sessions, behaviour, key } = this;
		const jobs = new CopyJobs();
		const check = options.check ?? checkAgainst('graph-drive.json');
		const api = new GraphApi({
			tenant,
			sessions,
			jobs,
			behaviour,
			verify,
			check,
			origin: () => this.api.origin,
		});
		const downloads = new DownloadHost({ drives: () => tenant.drives, key, behaviour, now: this.now });
		const sites = new SiteHost(new UploadHost(sessions, behaviour), downloads, jobs);
		this.api = new SimulatorServer(
			'graph',
			refusing((exchange) => api.answer(exchange), 'innerError'),
			{ journal, certificates, publicOrigin },
		);
		this.uploads = new SimulatorServer(
			'graph-upload',
			refusing((exchange) => sites.answer(exchange), 'innererror'),
			{ journal, certificates, publicOrigin: uploadOrigin },
		);
	}

	/** Adds a user's OneDrive. */
	addDrive(settings: DriveSettings): Drive {
		const drive = new Drive(settings, this.surroundings(this.options.uploadOrigin));
		this.tenant.oneDrives.push(drive);
		return drive;
	}

	/** Adds a site with its default library, `Documents`. */
	addSite(settings: SiteSettings): Site {
		const { sharePointOrigin } = this.options;
		const hostname = sharePointOrigin === undefined ? SHAREPOINT : new URL(sharePointOrigin).hostname;
		const site = new Site(settings, hostname, this.now(), (library, quota) => {
			const owner = { id: hostname, userPrincipalName: 'app@sharepoint', displayName: 'System Account' };
			return new Drive({ owner, library, quota }, this.surroundings(sharePointOrigin));
		});
		site.addLibrary({ name: 'Documents', urlName: 'Shared Documents' });
		this.tenant.sites.push(site);
		return site;
	}

	/** Adds a Microsoft 365 group. @returns its team site */
	addGroup(settings: GroupSettings): Site {
		const group = new Group(settings, 'contoso.com', this.now());
		this.tenant.groups.push(group);
		const { displayName, members, mailNickname } = settings;
		return this.addSite({ path: `sites/${mailNickname}`, displayName, group, members });
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
		return this.openUploads.length;
	}

	/** The names of the files that they are for. */
	get openUploads(): string[] {
		return this.sessions.fileNames;
	}

	/** The service forgets all upload sessions: their URLs answer 404 from now on. */
	loseSessions(): void {
		this.sessions.loseAll();
	}

	/** What every download URL has in it, so that tests can look for one where it must not turn up. */
	get downloadSecrets(): string[] {
		return this.tenant.drives.map(({ downloadSecret }) => downloadSecret);
	}

	/** What reached either of the two servers, in the order of arrival. */
	get requests(): JournalEntry[] {
		const services = [this.api.service, this.uploads.service];
		return this.options.journal.entries.filter(({ service }) => services.includes(service));
	}

	private readonly now = (): number => (this.options.now ?? Date.now)();

	/** @param origin of the site; loopback when undefined, where downloads then go by another name */
	private surroundings(origin: string | undefined): DriveSurroundings {
		const { store, behaviour, key, now } = this;
		return {
			...{ store, behaviour, downloadKey: key, now },
			contentOrigin: () => origin ?? this.uploads.origin,
			downloadOrigin: () => origin ?? `https://127.0.0.1:${this.uploads.port}`,
		};
	}
}
