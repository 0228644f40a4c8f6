import type { ClientCertificate } from './certificates.ts';
import type { User } from './entra/directory.ts';
import { signInByCode } from './entra/signInByCode.ts';
import type { Dataset } from './powerBi/dataset.ts';
import { GLOBAL_RESOURCE } from './powerBi/nationalClouds.ts';
import type { PowerBiSimulator } from './powerBi/powerBiSimulator.ts';
import type { Workspace } from './powerBi/workspace.ts';

const SCOPES = ['Dataset.ReadWrite.All', 'Workspace.Read.All'];
const COLUMNS = [
	{ name: 'Order', dataType: 'Int64' },
	{ name: 'Customer', dataType: 'String' },
	{ name: 'Amount', dataType: 'Double' },
	{ name: 'Ordered', dataType: 'Datetime' },
];

/** The app that pushes rows: with a secret and a certificate, and for public clients, too. */
export function powerBiApp(tenantId: string, { certificate }: ClientCertificate) {
	return {
		tenantId,
		clientId: '3b6f9c52-8d1e-4f0a-b7c4-6e5d4c3b2a19',
		secrets: [
			{ id: '9e8d7c6b-5a49-4837-a625-140f3e2d1c0b', value: 'pbi8Q~app-secret-value-0123456789abcdef' },
		],
		certificates: [certificate],
		roles: [],
		scopes: [...SCOPES, 'offline_access'],
		allowPublicClient: true,
	};
}

interface Surroundings {
	app: ReturnType<typeof powerBiApp>;
	clientCertificate: ClientCertificate;
	/** The master user. */
	user: User;
	/** Where a credential says it belongs: its cloud, or the addresses of a custom one. */
	place: () => Record<string, string>;
	/** `https://host`, where the sign-in service is on this machine. */
	signInOrigin: () => string;
	ca: string;
}

/** What a customer has at Power BI, and the fields of the credentials to reach it. */
export class PowerBiCustomer {
	readonly app: Surroundings['app'];
	/** A workspace in which the app is a Contributor and the master user a Member. */
	readonly sales: Workspace;
	/** A dataset of it that takes rows, with the table Orders. */
	readonly orders: Dataset;
	/** One that does not, of the same name. */
	readonly imported: Dataset;
	private readonly surroundings: Surroundings;

	constructor(simulator: PowerBiSimulator, surroundings: Surroundings) {
		const { app, user } = surroundings;
		this.app = app;
		this.surroundings = surroundings;
		this.sales = simulator.addWorkspace({
			name: 'Sales',
			id: 'f089354e-8366-4e18-aea3-4cb4a3a50b48',
			roles: { [app.clientId]: 'Contributor', [user.username]: 'Member' },
		});
		const tables = [{ name: 'Orders', columns: COLUMNS }];
		this.orders = this.sales.add({
			name: 'Orders',
			id: 'cfafbeb1-8037-4d0c-896e-a46fb27ff229',
			tables,
			configuredBy: user.username,
		});
		this.imported = this.sales.add({
			name: 'Orders',
			id: '0f0a3b5e-52c1-4b7a-9d2f-7c8e1a6b4d30',
			acceptsRows: false,
			configuredBy: user.username,
		});
	}

	/** Of the app by itself, with its secret. */
	get servicePrincipal() {
		return { authentication: 'servicePrincipal', ...this.place, ...this.secret };
	}

	/** The same with a certificate in place of the secret. */
	get certificate() {
		const { certificate, key } = this.surroundings.clientCertificate;
		const proof = { clientCredentialType: 'certificate', certificate, privateKey: key };
		return { authentication: 'servicePrincipal', ...this.place, ...proof };
	}

	/** Of a user with a password, through an app with a secret. */
	get masterUser() {
		return { ...this.servicePrincipal, authentication: 'masterUser', ...this.person };
	}

	/** The same through an app that keeps no secret. */
	get publicMasterUser() {
		return { ...this.masterUser, clientSecret: '' };
	}

	/** Of a user who is going to sign in at a browser. */
	get delegated() {
		return { ...this.place, ...this.secret };
	}

	/** The same after the user has, with all that was consented to. */
	async signIn() {
		const { signInOrigin, ca } = this.surroundings;
		const { clientId, clientSecret, tenantId } = this.delegated;
		const root = `${signInOrigin()}/${tenantId}/oauth2/v2.0`;
		const scope = `${GLOBAL_RESOURCE}/.default offline_access`;
		const oauthTokenData = await signInByCode({ root, ca, clientId, clientSecret, scope });
		return { ...this.delegated, oauthTokenData };
	}

	/** All that must never turn up in an error, a log or an output; tokens apart. */
	get secrets(): string[] {
		return [this.secret.clientSecret, this.person.password];
	}

	private get place() {
		const { tenantId, clientId } = this.app;
		// Neither address tells the resource that tokens have to be for.
		const scope = `${GLOBAL_RESOURCE}/.default`;
		return {
			...this.surroundings.place(),
			scope,
			customScope: `${scope} offline_access`,
			tenantId,
			clientId,
		};
	}

	private get secret() {
		return { clientCredentialType: 'clientSecret', clientSecret: this.app.secrets[0]!.value };
	}

	private get person() {
		const { username, password = '' } = this.surroundings.user;
		return { username, password };
	}
}
