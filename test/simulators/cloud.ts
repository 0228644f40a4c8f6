import { authorizationCodeFlow } from './authorizationCodeFlow.ts';
import { type Certificates, makeCertificates, makeClientCertificate } from './certificates.ts';
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

const TENANT = { id: '7f1c9d6e-0b5a-4c1e-9a53-2d8f6b0c4e11', domains: ['contoso.onmicrosoft.com'] };
const MEGAN = {
	id: 'e1c0d2f3-4a5b-4c6d-8e7f-90a1b2c3d4e5',
	username: 'megan@contoso.com',
	name: 'Megan Bowen',
};
const DOMO_CLIENT = { id: '4f8b9c1d-domo-client', secret: 'domo-client-secret-0a1b2c3d4e5f' };

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

/**
 * A customer's whole cloud: a Domo instance, a Microsoft tenant with one user, Megan, her OneDrive and an app that may write
 * to it, and a Power BI workspace and an app that may push rows there.
 */
export class Cloud {
	readonly journal = new Journal();
	readonly certificates: Certificates;
	readonly clientCertificate = makeClientCertificate();
	readonly app = {
		tenantId: TENANT.id,
		clientId: '0c8b8a54-6a1f-4a83-8f0f-5d1b1f3f7a20',
		secrets: [
			{ id: '5d0b3c1e-7f5e-4c58-9a4e-0e9f3a6f0b77', value: 'abc8Q~app-secret-value-0123456789abcdef' },
		],
		certificates: [this.clientCertificate.certificate],
		roles: ['Sites.ReadWrite.All'],
		scopes: ['Files.ReadWrite.All', 'offline_access'],
	};
	readonly domo: DomoSimulator;
	readonly entra: EntraSimulator;
	readonly graph: GraphSimulator;
	readonly powerBi: PowerBiSimulator;
	/** What there is at Power BI, and the credentials for it. */
	readonly powerBiCustomer: PowerBiCustomer;
	/** Megan's OneDrive. */
	readonly drive: Drive;
	private readonly names: 'real' | 'loopback';

	private constructor({ names = 'loopback', content, dataSets = [], ...options }: CloudOptions) {
		this.names = names;
		this.certificates = makeCertificates(ALL_HOSTS);
		const { journal, certificates } = this;
		const at = (host: string) => ({
			journal,
			certificates,
			publicOrigin: names === 'real' ? `https://${host}` : undefined,
		});
		this.domo = new DomoSimulator({ ...at(HOSTS.domo), clients: [DOMO_CLIENT], dataSets });
		const user = { tenantId: TENANT.id, ...MEGAN, password: 'Megan-password-1' };
		const pushing = powerBiApp(TENANT.id, this.clientCertificate);
		this.entra = new EntraSimulator({
			...at(HOSTS.entra),
			tenants: [TENANT],
			apps: [this.app, pushing],
			users: [user],
		});
		this.graph = new GraphSimulator({
			...at(HOSTS.graph),
			uploadOrigin: names === 'real' ? `https://${HOSTS.uploads}` : undefined,
			content,
			verify: (token) => this.entra.verify(token),
		});
		this.powerBi = new PowerBiSimulator({
			...at(HOSTS.powerBi),
			verify: (token) => this.entra.verify(token),
			keep: options.powerBiKeeps,
			now: options.powerBiNow,
		});
		this.powerBiCustomer = new PowerBiCustomer(this.powerBi, {
			...{ app: pushing, user, clientCertificate: this.clientCertificate },
			place: () => this.placeOf(this.powerBi.server.origin),
			signInOrigin: () => `https://localhost:${this.entra.server.port}`,
			ca: certificates.authority,
		});
		const owner = { id: MEGAN.id, userPrincipalName: MEGAN.username, displayName: MEGAN.name };
		this.drive = this.graph.addDrive({ owner });
		const site = {
			id: 'contoso-root-site',
			userPrincipalName: 'contoso.sharepoint.com',
			displayName: 'Contoso',
		};
		this.graph.addDrive({ owner: site, driveType: 'documentLibrary', rootSite: true });
	}

	static async start(options: CloudOptions = {}): Promise<Cloud> {
		const cloud = new Cloud(options);
		const { domo, entra, graph, powerBi } = cloud;
		await Promise.all([domo.server.start(), entra.server.start(), graph.start(), powerBi.server.start()]);
		return cloud;
	}

	async stop(): Promise<void> {
		const { domo, entra, graph, powerBi } = this;
		await Promise.all([domo.server.stop(), entra.server.stop(), graph.stop(), powerBi.server.stop()]);
	}

	/** Which loopback port answers for which real host name. */
	get ports(): Record<string, number> {
		return portsByHost({
			domo: this.domo.server.port,
			entra: this.entra.server.port,
			graph: this.graph.api.port,
			uploads: this.graph.uploads.port,
			powerBi: this.powerBi.server.port,
		});
	}

	/** The fields of a working `domoApi` credential. */
	get domoCredential() {
		return { apiUrl: this.domo.server.origin, clientId: DOMO_CLIENT.id, clientSecret: DOMO_CLIENT.secret };
	}

	/** The fields of a working credential of the app itself. */
	get appCredential() {
		return { ...this.place, tenantId: TENANT.id, clientId: this.app.clientId, ...this.secret };
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

	/** The same after she has, by the authorization code flow, as n8n does it when she clicks to connect. */
	async signIn() {
		const { clientId, clientSecret, tenantId } = this.appCredential;
		const root = `https://localhost:${this.entra.server.port}/${tenantId}/oauth2/v2.0`;
		const scopes = this.names === 'real' ? 'Files.ReadWrite.All' : `${this.graph.api.origin}/.default`;
		const scope = `${scopes} offline_access`;
		const ca = this.certificates.authority;
		const oauthTokenData = await authorizationCodeFlow({ root, ca, clientId, clientSecret, scope });
		return { ...this.delegatedCredential, oauthTokenData };
	}

	/** All that must never turn up in an error, a log or an output. */
	get secrets(): string[] {
		const tokens = this.journal.entries.flatMap(({ headers }) => headers.authorization?.split(' ')[1] ?? []);
		const uploads = this.journal.find({ service: 'graph-upload' }).map(({ url }) => url);
		const { value } = this.app.secrets[0]!;
		const secrets = [DOMO_CLIENT.secret, value, this.clientCertificate.key, ...this.powerBiCustomer.secrets];
		return [...new Set([...secrets, ...tokens, ...uploads])];
	}

	private get secret() {
		return { clientCredentialType: 'clientSecret', clientSecret: this.app.secrets[0]!.value };
	}

	private get place() {
		return this.placeOf(this.graph.api.origin);
	}

	private placeOf(serviceUrl: string) {
		if (this.names === 'real') return { cloud: 'global', authorityUrl: '', serviceUrl: '' };
		return { cloud: 'custom', authorityUrl: this.entra.server.origin, serviceUrl };
	}
}
