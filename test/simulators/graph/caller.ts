import type { Drive } from './drive.ts';
import type { IdentitySet } from './items.ts';
import { comparable } from './names.ts';
import { Refusal } from './refusal.ts';
import type { Site } from './sites/site.ts';

/** What a verified access token says, by the names of its claims. */
export interface TokenClaims {
	aud: string;
	/** Application permissions. */
	roles?: string[];
	/** Delegated permissions, separated by spaces. Only a token that stands for a signed-in user has them. */
	scp?: string;
	/** The application's client id. */
	appid?: string;
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

	/** The client id of the application that acts, by itself or for a user. */
	get applicationId(): string {
		return this.claims.appid ?? '';
	}

	/** The user's id and sign-in name; empty for an application by itself. */
	get userNames(): string[] {
		if (!this.delegated) return [];
		return [this.claims.oid, this.claims.upn].filter((name) => name !== undefined);
	}

	/** Whether the drive is the caller's own OneDrive. */
	owns({ owner, library }: Drive): boolean {
		const names = new Set([comparable(owner.id), comparable(owner.userPrincipalName)]);
		return !library && this.userNames.some((name) => names.has(comparable(name)));
	}

	/** Whether the caller is a user who is let in; applications are let in by their permissions alone. */
	maySee(drive: Drive): boolean {
		if (!this.delegated || this.owns(drive)) return true;
		if (drive.library) return this.mayVisit(drive.library.site);
		return this.userNames.some((name) => drive.sharedWith.has(comparable(name)));
	}

	/** Likewise of a site. */
	mayVisit(site: Site): boolean {
		return !this.delegated || site.letsIn(this.userNames);
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
