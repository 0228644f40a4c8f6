import { randomUUID } from 'node:crypto';

import { IssuedTokens } from '../issuedTokens.ts';

export const SCOPES = ['account', 'audit', 'buzz', 'dashboard', 'data', 'user', 'workflow'] as const;
export type Scope = (typeof SCOPES)[number];

/** An API client as somebody made it in Domo: it has that user's rights. */
export interface Client {
	id: string;
	secret: string;
	/** `data` and `user` unless told. */
	scopes?: Scope[];
	userId?: number;
	role?: string;
}

interface Claims {
	jti: string;
	client_id: string;
	scope: string[];
	exp: number;
}

/** The API clients of a Domo instance and the access tokens they were given. */
export class Clients {
	/** Seconds. */
	tokenLifetime = 3600;
	readonly tokens = new IssuedTokens<Claims>();
	private readonly clients: readonly Client[];

	constructor(clients: readonly Client[]) {
		this.clients = clients;
	}

	/** The client that the value of an Authorization header proves to be; undefined when it proves nothing. */
	authenticate(authorization: string | undefined): Client | undefined {
		const encoded = /^Basic ([\w+/=-]+)$/i.exec(authorization ?? '')?.[1];
		if (!encoded) return undefined;
		const [id, ...secret] = Buffer.from(encoded, 'base64').toString().split(':');
		return this.clients.find((client) => client.id === id && client.secret === secret.join(':'));
	}

	/** The token answer; `expires_in` is a second short of the lifetime, as Domo's is. */
	issue(client: Client, scopes: readonly string[]) {
		const jti = randomUUID();
		const exp = Math.floor(Date.now() / 1000) + this.tokenLifetime;
		return {
			access_token: this.tokens.issue({ jti, client_id: client.id, scope: [...scopes], exp }),
			customer: 'acmecompany',
			expires_in: Math.max(this.tokenLifetime - 1, 0),
			jti,
			role: client.role ?? 'Admin',
			scope: scopes.join(' '),
			token_type: 'bearer',
			userId: client.userId ?? 964382593,
		};
	}
}

export function scopesOf(client: Client): readonly Scope[] {
	return client.scopes ?? ['data', 'user'];
}
