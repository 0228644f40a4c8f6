export interface Tenant {
	/** GUID. */
	id: string;
	/** Domain names by which it may be addressed too, such as `contoso.onmicrosoft.com`. */
	domains?: readonly string[];
}

export interface Secret {
	/** The Secret ID, which people paste instead of the value. */
	id: string;
	value: string;
	expired?: boolean;
}

/** An application as it is registered, with what its tenant's administrator has consented to. */
export interface App {
	tenantId: string;
	clientId: string;
	secrets?: readonly Secret[];
	/** PEM. */
	certificates?: readonly string[];
	/** Application permissions, such as `Sites.ReadWrite.All`; for whatever resource a token is asked for. */
	roles?: readonly string[];
	/** Delegated permissions, such as `Files.ReadWrite.All`; for whatever resource a token is asked for. */
	scopes?: readonly string[];
	/** "Allow public client flows". */
	allowPublicClient?: boolean;
	/** Any unless told. */
	redirectUris?: readonly string[];
	/** Whether it may be used through `common` and `organizations`. */
	multiTenant?: boolean;
}

/** Why a user with the right password is not let in. */
export type Hindrance =
	/** A second factor has to be set up, which only a person at a browser can do. */
	| 'mfaNotSetUp'
	| 'passwordExpired'
	| 'accountDisabled'
	/** A Conditional Access policy forbids it. */
	| 'blocked';

export interface User {
	tenantId: string;
	/** The sign-in name. */
	username: string;
	password?: string;
	/** Whether a second factor is asked for, which only a person at a browser can give. */
	mfa?: boolean;
	/** Whether another identity provider, such as AD FS, has the password: Entra cannot compare it. */
	federated?: boolean;
	hindrance?: Hindrance;
	/** The object id; made from the name unless told. */
	id?: string;
	name?: string;
}

/** The segments of an address that stand for no tenant in particular. */
export const SHARED = ['common', 'organizations', 'consumers'] as const;
export type Shared = (typeof SHARED)[number];

export const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The tenants, applications and users there are. The arrays may be changed at any time. */
export class Directory {
	readonly tenants: Tenant[];
	readonly apps: App[];
	readonly users: User[];

	/** @param entries tenants may be left out when nothing but GUIDs is used to address them */
	constructor(entries: { tenants?: readonly Tenant[]; apps: readonly App[]; users?: readonly User[] }) {
		this.apps = [...entries.apps];
		this.users = [...(entries.users ?? [])];
		this.tenants = [...(entries.tenants ?? [])];
		for (const { tenantId } of [...this.apps, ...this.users]) {
			if (!this.tenant(tenantId)) this.tenants.push({ id: tenantId });
		}
	}

	/** @param name GUID or domain name, in any case */
	tenant(name: string): Tenant | undefined {
		return this.tenants.find(({ id, domains }) =>
			[id, ...(domains ?? [])].some((known) => same(known, name)),
		);
	}

	/** Without a tenant, a multi-tenant application wherever it lives. */
	app(clientId: string, tenant: Tenant | undefined): App | undefined {
		return this.apps.find(
			(app) => same(app.clientId, clientId) && (!tenant || app.multiTenant || same(app.tenantId, tenant.id)),
		);
	}

	user(username: string, tenant: Tenant | undefined): User | undefined {
		return this.users.find(
			(user) => same(user.username, username) && (!tenant || same(user.tenantId, tenant.id)),
		);
	}
}

export function same(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}
