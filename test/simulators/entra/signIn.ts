import type { Exchange } from '../exchange.ts';
import { AuthorizationCodes } from './authorizationCodes.ts';
import type { App, Directory, Tenant } from './directory.ts';
import { GUID, type Shared, SHARED } from './directory.ts';
import {
	appNotFound,
	notMultiTenant,
	resourceNotFound,
	tenantMalformed,
	tenantNotFound,
} from './refusals.ts';
import { RefreshTokens } from './refreshTokens.ts';
import { type AskedScopes, askedScopes } from './scopes.ts';
import { Tokens } from './tokens.ts';

/** Where a request is addressed to: a tenant, or a segment that leaves it to the user which. */
export interface Authority {
	segment: string;
	tenant?: Tenant;
	shared?: Shared;
}

/** What the endpoints of the sign-in service work on. */
export class SignIn {
	readonly directory: Directory;
	readonly tokens = new Tokens();
	readonly codes = new AuthorizationCodes();
	readonly refreshTokens = new RefreshTokens();
	private readonly resources: readonly string[] | undefined;
	private readonly defaultResource: string;

	constructor(directory: Directory, resources: readonly string[] | undefined, defaultResource: string) {
		this.directory = directory;
		this.resources = resources;
		this.defaultResource = defaultResource;
	}

	/** @throws Refusal */
	authority(segment: string): Authority {
		const shared = SHARED.find((name) => name === segment.toLowerCase());
		if (shared) return { segment, shared };
		const tenant = this.directory.tenant(segment);
		if (tenant) return { segment, tenant };
		throw GUID.test(segment) || segment.includes('.') ? tenantNotFound(segment) : tenantMalformed(segment);
	}

	/** @throws Refusal */
	app(clientId: string, { segment, tenant }: Authority): App {
		const app = this.directory.app(clientId, tenant);
		if (!app) throw appNotFound(clientId, tenant?.id ?? segment);
		return app;
	}

	/** The scopes a request asks for, of resources that there are. @throws Refusal */
	scopes(text: string, { segment }: Authority): AskedScopes {
		const asked = askedScopes(text, this.defaultResource);
		for (const resource of asked.resources.keys()) {
			if (this.resources && !this.resources.includes(resource)) throw resourceNotFound(resource, segment);
		}
		return asked;
	}

	/** What a client assertion may name as its audience, less the path of the endpoint. */
	audiences(exchange: Exchange, { segment, tenant }: Authority): string[] {
		const names = [segment, ...(tenant ? [tenant.id, ...(tenant.domains ?? [])] : [])];
		return names.map((name) => `${exchange.url.origin}/${name}`);
	}

	get graph(): string {
		return this.defaultResource;
	}
}

/** @throws Refusal when the application is of one tenant and the address of none in particular */
export function requireTenanted(app: App, { segment, shared }: Authority): void {
	if (shared && !app.multiTenant) throw notMultiTenant(app.clientId, segment);
}
