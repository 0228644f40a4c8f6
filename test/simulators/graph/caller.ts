import type { Drive } from './drive.ts';
import type { IdentitySet } from './items.ts';
import { comparable } from './names.ts';
import { Refusal } from './refusal.ts';

/** What a verified access token says, by the names of its claims. */
export interface TokenClaims {
	aud: string;
	/** Application permissions. */
	roles?: string[];
	/** Delegated permissions, separated by spaces. Only a token that stands for a signed-in user has them. */
	scp?: string;
	oid?: string;
	upn?: string;
	name?: string;
	app_displayname?: string;
}

/** Undefined for a token that was not issued, or is valid no longer. */
export type TokenVerifier = (token: string) => TokenClaims | undefined;

/** The application id of Microsoft Graph, which tokens may name instead of its address. */
const GRAPH_APPLICATION = '00000003-0000-0000-c000-000000000000';

/** On whose behalf a request is made. */
export class Caller {
	readonly permissions: ReadonlySet<string>;
	/** True for a signed-in user, false for an application by itself. */
	readonly delegated: boolean;
	private readonly claims: TokenClaims;

	constructor(claims: TokenClaims) {
		this.claims = claims;
		this.delegated = claims.scp !== undefined;
		this.permissions = new Set(claims.scp?.split(' ') ?? claims.roles);
	}

	get identity(): IdentitySet {
		const { oid = '', upn, name, app_displayname } = this.claims;
		if (!this.delegated) return { application: { id: oid, displayName: app_displayname ?? 'Application' } };
		return {
			user: { id: oid, displayName: name ?? upn ?? oid, ...(upn === undefined ? {} : { email: upn }) },
		};
	}

	owns(drive: Drive): boolean {
		const { id, userPrincipalName } = drive.owner;
		return this.isOneOf(new Set([comparable(id), comparable(userPrincipalName)]));
	}

	/** Whether the caller is a user whom the owner lets in; applications are let in by their permissions alone. */
	maySee(drive: Drive): boolean {
		return !this.delegated || this.owns(drive) || this.isOneOf(drive.sharedWith);
	}

	private isOneOf(users: ReadonlySet<string>): boolean {
		return [this.claims.oid, this.claims.upn].some(
			(user) => user !== undefined && users.has(comparable(user)),
		);
	}
}

/**
 * Reads the bearer token of a request.
 * @param origin the service's own address, one of the audiences that it accepts
 * @throws Refusal 401 InvalidAuthenticationToken
 */
export function authenticate(header: string | undefined, verify: TokenVerifier, origin: string): Caller {
	const token = /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
	if (token === undefined) {
		throw unauthenticated('Access token is empty.', 'every request carries Authorization: Bearer');
	}
	const claims = verify(token);
	if (!claims) throw unauthenticated('Access token validation failure.');
	if (![origin, GRAPH_APPLICATION].includes(claims.aud.replace(/\/$/, ''))) {
		throw unauthenticated(
			'Access token validation failure. Invalid audience.',
			`the token is for ${claims.aud}`,
		);
	}
	return new Caller(claims);
}

function unauthenticated(message: string, violation?: string): Refusal {
	return new Refusal(401, 'InvalidAuthenticationToken', message, {
		violation,
		headers: { 'www-authenticate': 'Bearer realm=""' },
	});
}
