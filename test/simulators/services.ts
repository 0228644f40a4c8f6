import { type Certificates, makeCertificates, makeClientCertificate } from './certificates.ts';
import {
	addSites,
	appForEverything,
	type CustomersApp,
	type CustomersSites,
	DOMO_CLIENT,
	HOSTS,
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
import { Journal } from './journal.ts';
import type { SimulatorServer } from './server.ts';
import { strangerServer } from './stranger.ts';

export interface CloudOptions {
	/** Whether the services go by their real names, to be reached through a proxy, or by loopback addresses. */
	names?: 'real' | 'loopback';
	content?: ContentKeeping;
	dataSets?: DataSet[];
}

/** The services that a customer uses, with what the customer has there. */
export class Services {
	readonly journal = new Journal();
	readonly certificates: Certificates = makeCertificates(Object.values(HOSTS));
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
	/** A host that is none of the vendors'. */
	readonly stranger: SimulatorServer;
	protected readonly names: 'real' | 'loopback';

	constructor({ names = 'loopback', content, dataSets = [] }: CloudOptions) {
		this.names = names;
		const { journal, certificates } = this;
		const originOf = (host: string) => (names === 'real' ? `https://${host}` : undefined);
		const at = (host: string) => ({ journal, certificates, publicOrigin: originOf(host) });
		this.domo = new DomoSimulator({ ...at(HOSTS.domo), clients: [DOMO_CLIENT], dataSets });
		this.entra = new EntraSimulator({
			...at(HOSTS.entra),
			tenants: [TENANT],
			apps: [this.app, this.selectedApp],
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
		this.stranger = strangerServer(at(HOSTS.stranger));
	}

	async start(): Promise<void> {
		await Promise.all(this.all.map((service) => service.start()));
	}

	async stop(): Promise<void> {
		await Promise.all(this.all.map((service) => service.stop()));
	}

	/** Which loopback port answers for which real host name. */
	get ports(): Record<string, number> {
		return {
			[HOSTS.domo]: this.domo.server.port,
			[HOSTS.entra]: this.entra.server.port,
			[HOSTS.graph]: this.graph.api.port,
			[HOSTS.uploads]: this.graph.uploads.port,
			[HOSTS.sharePoint]: this.graph.uploads.port,
			[HOSTS.stranger]: this.stranger.port,
		};
	}

	/** The address of the stranger, which differs from the vendors' by its host name. */
	get strangerOrigin(): string {
		return this.names === 'real' ? this.stranger.origin : `https://127.0.0.1:${this.stranger.port}`;
	}

	private get all() {
		return [this.domo.server, this.entra.server, this.graph, this.stranger];
	}
}
