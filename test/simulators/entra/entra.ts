import { type Check, checked } from '../checked.ts';
import type { Exchange } from '../exchange.ts';
import { SimulatorServer } from '../server.ts';
import { answerAuthorize } from './authorize.ts';
import { type App, Directory, type Tenant, type User } from './directory.ts';
import { answerDiscovery } from './discovery.ts';
import { Refusal } from './refusal.ts';
import { SignIn } from './signIn.ts';
import { answerToken } from './tokenEndpoint.ts';
import type { Claims, Subject } from './tokens.ts';

export interface EntraOptions {
	apps: readonly App[];
	/** Needed only where a tenant is addressed by a domain name. */
	tenants?: readonly Tenant[];
	users?: readonly User[];
	/** The resources that tokens can be for, such as `https://graph.microsoft.com`; any unless told. */
	resources?: readonly string[];
	/** Whose permission a bare `Files.ReadWrite.All` is; Microsoft Graph's unless told. */
	defaultResource?: string;
	check?: Check;
}

/** Microsoft's sign-in service (`https://login.microsoftonline.com`), which says who may use the other services. */
export class EntraSimulator {
	readonly server: SimulatorServer;
	readonly directory: Directory;
	/** Who sits at the browser when the authorize endpoint is opened; unless told, the tenant's first user. */
	signedInUser: User | undefined;
	private readonly signIn: SignIn;

	constructor(options: EntraOptions & ConstructorParameters<typeof SimulatorServer>[2]) {
		this.directory = new Directory(options);
		const graph = options.defaultResource ?? 'https://graph.microsoft.com';
		this.signIn = new SignIn(this.directory, options.resources, graph);
		this.server = new SimulatorServer(
			'entra',
			checked((exchange) => this.answer(exchange), options.check),
			options,
		);
	}

	/** Seconds that access tokens issued from now on are good for. */
	get tokenLifetime(): number {
		return this.signIn.tokens.lifetime;
	}

	set tokenLifetime(seconds: number) {
		this.signIn.tokens.lifetime = seconds;
	}

	/** The claims of an access token that is good; undefined for any other text. */
	verify(token: string): Claims | undefined {
		const issued = this.signIn.tokens.access.find(token);
		return issued?.expired ? undefined : issued?.claims;
	}

	/** Whether it is an access token that was good once: services say so in other words than for an unknown one. */
	expired(token: string): boolean {
		return this.signIn.tokens.access.find(token)?.expired ?? false;
	}

	/** Makes an access token without a request for it, for the tests of other simulators. */
	issue(subject: Subject, resource: string, permissions: readonly string[]): string {
		return this.signIn.tokens.issue(subject, resource, permissions).access_token;
	}

	/** Makes all access tokens issued so far expired ones; refresh tokens stay good. */
	expireTokens(): void {
		this.signIn.tokens.access.expireAll();
	}

	/** Makes all refresh tokens issued so far expired ones. */
	expireRefreshTokens(): void {
		this.signIn.refreshTokens.endAll('expired');
	}

	/** Makes all access and refresh tokens issued so far void, as when an administrator revokes a user's sessions. */
	revokeTokens(): void {
		this.signIn.tokens.access.revokeAll();
		this.signIn.refreshTokens.endAll('revoked');
	}

	private async answer(exchange: Exchange): Promise<void> {
		const [, segment = '', endpoint = ''] = /^\/([^/]+)\/(.+)$/.exec(exchange.url.pathname) ?? [];
		const tenant = decodeURIComponent(segment);
		try {
			const got = exchange.method === 'GET';
			if (endpoint === 'oauth2/v2.0/token') await answerToken(exchange, this.signIn, tenant);
			else if (got && endpoint === 'oauth2/v2.0/authorize') {
				await answerAuthorize(exchange, this.signIn, tenant, this.signedInUser);
			} else if (got && endpoint === 'v2.0/.well-known/openid-configuration') {
				await answerDiscovery(exchange, this.signIn, tenant);
			} else await refuseUnknown(exchange);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			await error.reply(exchange);
		}
	}
}

async function refuseUnknown(exchange: Exchange): Promise<void> {
	// A browser asks any host for its icon.
	if (exchange.url.pathname !== '/favicon.ico') exchange.violate('nothing that is simulated of Entra');
	await exchange.reply(404);
}
