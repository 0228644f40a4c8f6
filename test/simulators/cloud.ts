import { type CustomersApp, DOMO_CLIENT, TENANT } from './customer.ts';
import { signInByCode } from './entra/signInByCode.ts';
import { type CloudOptions, Services } from './services.ts';

export type { CloudOptions };

/**
 * A customer's whole cloud: a Domo instance, a Microsoft tenant with one user, Megan, her OneDrive, a SharePoint, an app that
 * may write to both, an app that may write only where it was granted, a storage account, OneLake, and a Power BI workspace; and what opens them.
 */
export class Cloud extends Services {
	static async start(options: CloudOptions = {}): Promise<Cloud> {
		const cloud = new Cloud(options);
		await cloud.start();
		return cloud;
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

	/** The fields of a working `azureDataLakeWritebackApi` credential of the app; others are in `lake`. */
	get lakeCredential() {
		return { ...this.appCredential, ...this.lake.servicePrincipal };
	}

	/** The fields of a credential with which Megan signs in, before she has. */
	get delegatedCredential() {
		return this.appCredential;
	}

	/**
	 * The same after she has, as n8n does it when she clicks to connect.
	 * @param permissions that are asked for under the real names, separated by spaces
	 * @param app that she signs in to
	 */
	async signIn(permissions = 'Files.ReadWrite.All', app: CustomersApp = this.app) {
		const credential = this.credentialOf(app);
		const scope = this.names === 'real' ? permissions : `${this.graph.api.origin}/.default`;
		const token = await signInByCode({
			...{ ca: this.certificates.authority, scope: `${scope} offline_access` },
			...{ root: `https://localhost:${this.entra.server.port}/${TENANT.id}/oauth2/v2.0`, ...credential },
		});
		return { ...credential, oauthTokenData: token };
	}

	/** All that must never turn up in an error, a log or an output. */
	get secrets(): string[] {
		const tokens = this.journal.entries.flatMap(({ headers }) => headers.authorization?.split(' ')[1] ?? []);
		const uploads = this.journal.find({ service: 'graph-upload' }).flatMap(({ url }) => {
			return [url, new URL(url).searchParams.get('tempauth') ?? url];
		});
		const apps = [this.app, this.selectedApp].flatMap(({ secrets }) => secrets.map(({ value }) => value));
		const known = [DOMO_CLIENT.secret, this.clientCertificate.key, ...this.graph.downloadSecrets];
		const others = [...this.powerBiCustomer.secrets, ...this.lake.secrets];
		return [...new Set([...known, ...apps, ...others, ...tokens, ...uploads])];
	}

	private credentialOf({ clientId, secrets }: CustomersApp) {
		const proof = { clientCredentialType: 'clientSecret', clientSecret: secrets[0]!.value };
		return { ...this.place, tenantId: TENANT.id, clientId, ...proof };
	}

	private get place() {
		return this.placeOf(this.graph.api.origin);
	}
}
