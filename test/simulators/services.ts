import { type Certificates, makeCertificates, makeClientCertificate } from './certificates.ts';
import { CloudLake, LAKE_HOSTS } from './cloudLake.ts';
import {
	addSites,
	appForEverything,
	type CustomersApp,
	type CustomersSites,
	DOMO_CLIENT,
	MEGAN,
	MEGAN_AS_USER,
	SELECTED_APP,
	TENANT,
} from './customer.ts';
import { type DataSet } from './domo/dataSets.ts';
import { DomoSimulator } from './domo/domo.ts';
import { EntraSimulator } from './entra/entra.ts';
import type { ContentKeeping } from './graph/contentStore.ts';
import type { Drive } from './graph/drive.ts';
import { GraphSimulator } from './graph/graphSimulator.ts';
import { ALL_HOSTS, HOSTS, portsByHost } from './hosts.ts';
import { Journal } from './journal.ts';
import { PowerBiSimulator } from './powerBi/powerBiSimulator.ts';
import { powerBiApp, PowerBiCustomer } from './powerBiCustomer.ts';
import type { SimulatorServer } from './server.ts';
import { strangerServer } from './stranger.ts';

export interface CloudOptions {
	/** Whether the services go by their real names, to be reached through a proxy, or by loopback addresses. */
	names?: 'real' | 'loopback';
	content?: ContentKeeping;
	dataSets?: DataSet[];
	/** Whether Power BI keeps the rows it takes, or a digest of them; rows unless told. */
	powerBiKeeps?: 'rows' | 'digest';
	/** Power BI's clock, milliseconds since 1970; it runs on from a day in 2026 unless told. */
	powerBiNow?: () => number;
}

/** The services that a customer uses, with what the customer has there. */
export class Services {
	readonly journal = new Journal();
	readonly certificates: Certificates = makeCertificates([...ALL_HOSTS, ...Object.values(LAKE_HOSTS)]);
	readonly clientCertificate = makeClientCertificate();
	readonly app = appForEverything(this.clientCertificate.certificate);
	/** Has Sites.Selected and nothing else; the Sales site is granted to it. */
	readonly selectedApp: CustomersApp = { ...SELECTED_APP };
	readonly domo: DomoSimulator;
	readonly entra: EntraSimulator;
	readonly graph: GraphSimulator;
	/** Megan's OneDrive. */
	readonly drive: Drive;
	readonly sites: CustomersSites;
	/** A storage account and OneLake. */
	readonly lake: CloudLake;
	readonly powerBi: PowerBiSimulator;
	/** What there is at Power BI, and the credentials for it. */
	readonly powerBiCustomer: PowerBiCustomer;
	/** A host that is none of the vendors'. */
	readonly stranger: SimulatorServer;
	protected readonly names: 'real' | 'loopback';

	constructor({ names = 'loopback', content, dataSets = [], ...options }: CloudOptions) {
		this.names = names;
		const { journal, certificates } = this;
		const originOf = (host: string) => (names === 'real' ? `https://${host}` : undefined);
		const at = (host: string) => ({ journal, certificates, publicOrigin: originOf(host) });
		this.domo = new DomoSimulator({ ...at(HOSTS.domo), clients: [DOMO_CLIENT], dataSets });
		const pushing = powerBiApp(TENANT.id, this.clientCertificate);
		this.entra = new EntraSimulator({
			...at(HOSTS.entra),
			tenants: [TENANT],
			apps: [this.app, this.selectedApp, pushing],
			users: [MEGAN_AS_USER],
		});
		this.graph = new GraphSimulator({
			...at(HOSTS.graph),
			uploadOrigin: originOf(HOSTS.uploads),
			sharePointOrigin: originOf(HOSTS.sharePoint),
			content,
			verify: (token) => this.entra.verify(token),
		});
		this.drive = this.graph.addDrive({ owner: MEGAN });
		this.sites = addSites(this.graph);
		const { entra } = this;
		const reached = { tenantId: TENANT.id, clientId: this.app.clientId };
		this.lake = new CloudLake({ journal, certificates, content, entra, names, ...reached });
		this.powerBi = new PowerBiSimulator({
			...at(HOSTS.powerBi),
			verify: (token) => this.entra.verify(token),
			keep: options.powerBiKeeps,
			now: options.powerBiNow,
		});
		this.powerBiCustomer = new PowerBiCustomer(this.powerBi, {
			...{ app: pushing, user: MEGAN_AS_USER, clientCertificate: this.clientCertificate },
			place: () => this.placeOf(this.powerBi.server.origin),
			signInOrigin: () => `https://localhost:${this.entra.server.port}`,
			ca: certificates.authority,
		});
		this.stranger = strangerServer(at(HOSTS.stranger));
	}

	async start(): Promise<void> {
		await Promise.all(this.all.map((service) => service.start()));
	}

	async stop(): Promise<void> {
		await Promise.all(this.all.map((service) => service.stop()));
	}

	/** All that stand for a service. */
	get servers(): SimulatorServer[] {
		const { domo, entra, graph, lake, powerBi } = this;
		const lakes = [lake.account.dfs, lake.oneLake.dfs];
		return [domo.server, entra.server, graph.api, graph.uploads, ...lakes, powerBi.server];
	}

	/** Which loopback port answers for which real host name. */
	get ports(): Record<string, number> {
		const ports = portsByHost({
			domo: this.domo.server.port,
			entra: this.entra.server.port,
			graph: this.graph.api.port,
			uploads: this.graph.uploads.port,
			sharePoint: this.graph.uploads.port,
			stranger: this.stranger.port,
			powerBi: this.powerBi.server.port,
		});
		return { ...ports, ...this.lake.ports };
	}

	/** The address of the stranger, which differs from the vendors' by its host name. */
	get strangerOrigin(): string {
		return this.names === 'real' ? this.stranger.origin : `https://127.0.0.1:${this.stranger.port}`;
	}

	/** Where a credential says that it belongs: its cloud, or the addresses of a custom one. */
	protected placeOf(serviceUrl: string) {
		if (this.names === 'real') return { cloud: 'global', authorityUrl: '', serviceUrl: '' };
		return { cloud: 'custom', authorityUrl: this.entra.server.origin, serviceUrl };
	}

	private get all() {
		return [this.domo.server, this.entra.server, this.graph, this.lake, this.powerBi.server, this.stranger];
	}
}
