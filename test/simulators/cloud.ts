import { ask, form } from './ask.ts';
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

export interface CloudOptions {
	/** Whether the services go by their real names, to be reached through a proxy, or by loopback addresses. */
	names?: 'real' | 'loopback';
	content?: ContentKeeping;
	dataSets?: DataSet[];
}

/**
 * A customer's whole cloud: a Domo instance, a Microsoft tenant with one user, Megan, her OneDrive, a SharePoint, an app that
 * may write to both, and an app that may write only where it was granted.
 */
export class Cloud {
	readonly journal = new Journal();
	readonly certificates: Certificates;
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
	private readonly names: 'real' | 'loopback';

	private constructor({ names = 'loopback', content, dataSets = [] }: CloudOptions) {
		this.names = names;
		this.certificates = makeCertificates(Object.values(HOSTS));
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
	}

	static async start(options: CloudOptions = {}): Promise<Cloud> {
		const cloud = new Cloud(options);
		await Promise.all([cloud.domo.server.start(), cloud.entra.server.start(), cloud.graph.start()]);
		return cloud;
	}

	async stop(): Promise<void> {
		await Promise.all([this.domo.server.stop(), this.entra.server.stop(), this.graph.stop()]);
	}

	/** All that stand for a service. */
	get servers(): SimulatorServer[] {
		return [this.domo.server, this.entra.server, this.graph.api, this.graph.uploads];
	}

	/** Which loopback port answers for which real host name. */
	get ports(): Record<string, number> {
		return {
			[HOSTS.domo]: this.domo.server.port,
			[HOSTS.entra]: this.entra.server.port,
			[HOSTS.graph]: this.graph.api.port,
			[HOSTS.uploads]: this.graph.uploads.port,
			[HOSTS.sharePoint]: this.graph.uploads.port,
		};
	}

	/** The fields of a working `domoApi` credential. */
	get domoCredential() {
		return { apiUrl: this.domo.server.origin, clientId: DOMO_CLIENT.id, clientSecret: DOMO_CLIENT.secret };
	}

	/** The fields of a working credential of the app itself. */
	get appCredential() {
		return this.credentialOf(this.app);
	}

	/** Likewise of the app that may do only what was granted to it. */
	get selectedAppCredential() {
		return this.credentialOf(this.selectedApp);
	}

	/** The same with a certificate in place of the secret. */
	get certificateCredential() {
		const { certificate, key } = this.clientCertificate;
		const proof = { clientCredentialType: 'certificate', certificate, privateKey: key };
		return { ...this.place, tenantId: TENANT.id, clientId: this.app.clientId, ...proof };
	}

	/** The fields of a credential with which Megan signs in, before she has. */
	get delegatedCredential() {
		return this.appCredential;
	}

	/**
	 * The same after she has, by the authorization code flow, as n8n does it when she clicks to connect.
	 * @param permissions that are asked for under the real names, separated by spaces
	 * @param app that she signs in to
	 */
	async signIn(permissions = 'Files.ReadWrite.All', app: CustomersApp = this.app) {
		const credential = this.credentialOf(app);
		const { clientId, clientSecret, tenantId } = credential;
		const root = `https://localhost:${this.entra.server.port}/${tenantId}/oauth2/v2.0`;
		const redirect = 'https://n8n.example.com/rest/oauth2-credential/callback';
		const scope = this.names === 'real' ? permissions : `${this.graph.api.origin}/.default`;
		const client = { client_id: clientId, redirect_uri: redirect, scope: `${scope} offline_access` };
		const ca = this.certificates.authority;
		const query = new URLSearchParams({ ...client, response_type: 'code' }).toString();
		const agreed = await ask(`${root}/authorize?${query}`, { ca });
		const code = new URL(String(agreed.headers.location)).searchParams.get('code') ?? '';
		const fields = { ...client, client_secret: clientSecret, grant_type: 'authorization_code', code };
		const { json } = await ask(`${root}/token`, { ca, ...form(fields) });
		return { ...credential, oauthTokenData: json as Record<string, string> };
	}

	/** All that must never turn up in an error, a log or an output. */
	get secrets(): string[] {
		const tokens = this.journal.entries.flatMap(({ headers }) => headers.authorization?.split(' ')[1] ?? []);
		const uploads = this.journal.find({ service: 'graph-upload' }).flatMap(({ url }) => {
			return [url, new URL(url).searchParams.get('tempauth') ?? url];
		});
		const apps = [this.app, this.selectedApp].flatMap(({ secrets }) => secrets.map(({ value }) => value));
		const known = [DOMO_CLIENT.secret, this.clientCertificate.key, ...this.graph.downloadSecrets];
		return [...new Set([...known, ...apps, ...tokens, ...uploads])];
	}

	private credentialOf({ clientId, secrets }: CustomersApp) {
		const proof = { clientCredentialType: 'clientSecret', clientSecret: secrets[0]!.value };
		return { ...this.place, tenantId: TENANT.id, clientId, ...proof };
	}

	private get place() {
		if (this.names === 'real') return { cloud: 'global', authorityUrl: '', serviceUrl: '' };
		return { cloud: 'custom', authorityUrl: this.entra.server.origin, serviceUrl: this.graph.api.origin };
	}
}
