import { ask, form } from './ask.ts';
import { type Certificates, makeCertificates, makeClientCertificate } from './certificates.ts';
import { CloudLake, LAKE_HOSTS } from './cloudLake.ts';
import { type DataSet } from './domo/dataSets.ts';
import { DomoSimulator } from './domo/domo.ts';
import { EntraSimulator } from './entra/entra.ts';
import type { ContentKeeping } from './graph/contentStore.ts';
import type { Drive } from './graph/drive.ts';
import { GraphSimulator } from './graph/graphSimulator.ts';
import { Journal } from './journal.ts';
import type { SimulatorServer } from './server.ts';

/** The vendors' real host names, and what answers for each when a proxy leads there. */
const HOSTS = {
	domo: 'api.domo.com',
	entra: 'login.microsoftonline.com',
	graph: 'graph.microsoft.com',
	uploads: 'contoso-my.sharepoint.com',
};

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
}

/**
 * A customer's whole cloud: a Domo instance, a Microsoft tenant with one user, Megan, her OneDrive, a storage account and
 * OneLake, and an app that may write to them.
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
	/** Megan's OneDrive. */
	readonly drive: Drive;
	readonly lake: CloudLake;
	private readonly names: 'real' | 'loopback';

	private constructor({ names = 'loopback', content, dataSets = [] }: CloudOptions) {
		this.names = names;
		this.certificates = makeCertificates([...Object.values(HOSTS), ...Object.values(LAKE_HOSTS)]);
		const { journal, certificates } = this;
		const at = (host: string) => ({
			journal,
			certificates,
			publicOrigin: names === 'real' ? `https://${host}` : undefined,
		});
		this.domo = new DomoSimulator({ ...at(HOSTS.domo), clients: [DOMO_CLIENT], dataSets });
		const user = { tenantId: TENANT.id, ...MEGAN, password: 'Megan-password-1' };
		this.entra = new EntraSimulator({
			...at(HOSTS.entra),
			tenants: [TENANT],
			apps: [this.app],
			users: [user],
		});
		this.graph = new GraphSimulator({
			...at(HOSTS.graph),
			uploadOrigin: names === 'real' ? `https://${HOSTS.uploads}` : undefined,
			content,
			verify: (token) => this.entra.verify(token),
		});
		const owner = { id: MEGAN.id, userPrincipalName: MEGAN.username, displayName: MEGAN.name };
		this.drive = this.graph.addDrive({ owner });
		const site = {
			id: 'contoso-root-site',
			userPrincipalName: 'contoso.sharepoint.com',
			displayName: 'Contoso',
		};
		this.graph.addDrive({ owner: site, driveType: 'documentLibrary', rootSite: true });
		const { entra } = this;
		const lake = { journal, certificates, content, entra, tenantId: TENANT.id, clientId: this.app.clientId };
		this.lake = new CloudLake({ ...lake, names });
	}

	static async start(options: CloudOptions = {}): Promise<Cloud> {
		const cloud = new Cloud(options);
		const servers = [cloud.domo.server, cloud.entra.server, cloud.graph, cloud.lake];
		await Promise.all(servers.map((server) => server.start()));
		return cloud;
	}

	async stop(): Promise<void> {
		const servers = [this.domo.server, this.entra.server, this.graph, this.lake];
		await Promise.all(servers.map((server) => server.stop()));
	}

	/** All that stand for a service. */
	get servers(): SimulatorServer[] {
		const { domo, entra, graph, lake } = this;
		return [domo.server, entra.server, graph.api, graph.uploads, lake.account.dfs, lake.oneLake.dfs];
	}

	/** Which loopback port answers for which real host name. */
	get ports(): Record<string, number> {
		return {
			[HOSTS.domo]: this.domo.server.port,
			[HOSTS.entra]: this.entra.server.port,
			[HOSTS.graph]: this.graph.api.port,
			[HOSTS.uploads]: this.graph.uploads.port,
			...this.lake.ports,
		};
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

	/** The fields of a working `azureDataLakeWritebackApi` credential of the app; others are in `lake`. */
	get lakeCredential() {
		return { ...this.appCredential, ...this.lake.servicePrincipal };
	}

	/** The fields of a credential with which Megan signs in, before she has. */
	get delegatedCredential() {
		return this.appCredential;
	}

	/** The same after she has, by the authorization code flow, as n8n does it when she clicks to connect. */
	async signIn() {
		const { clientId, clientSecret, tenantId } = this.appCredential;
		const root = `https://localhost:${this.entra.server.port}/${tenantId}/oauth2/v2.0`;
		const redirect = 'https://n8n.example.com/rest/oauth2-credential/callback';
		const scope = this.names === 'real' ? 'Files.ReadWrite.All' : `${this.graph.api.origin}/.default`;
		const client = { client_id: clientId, redirect_uri: redirect, scope: `${scope} offline_access` };
		const ca = this.certificates.authority;
		const query = new URLSearchParams({ ...client, response_type: 'code' }).toString();
		const agreed = await ask(`${root}/authorize?${query}`, { ca });
		const code = new URL(String(agreed.headers.location)).searchParams.get('code') ?? '';
		const fields = { ...client, client_secret: clientSecret, grant_type: 'authorization_code', code };
		const { json } = await ask(`${root}/token`, { ca, ...form(fields) });
		return { ...this.delegatedCredential, oauthTokenData: json as Record<string, string> };
	}

	/** All that must never turn up in an error, a log or an output. */
	get secrets(): string[] {
		const tokens = this.journal.entries.flatMap(({ headers }) => headers.authorization?.split(' ')[1] ?? []);
		const uploads = this.journal.find({ service: 'graph-upload' }).flatMap(({ url }) => {
			return [url, new URL(url).searchParams.get('tempauth') ?? url];
		});
		const { value } = this.app.secrets[0]!;
		return [
			...new Set([
				DOMO_CLIENT.secret,
				value,
				this.clientCertificate.key,
				...this.lake.secrets,
				...tokens,
				...uploads,
			]),
		];
	}

	private get secret() {
		return { clientCredentialType: 'clientSecret', clientSecret: this.app.secrets[0]!.value };
	}

	private get place() {
		if (this.names === 'real') return { cloud: 'global', authorityUrl: '', serviceUrl: '' };
		return { cloud: 'custom', authorityUrl: this.entra.server.origin, serviceUrl: this.graph.api.origin };
	}
}
