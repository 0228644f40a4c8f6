import type { Exchange } from '../exchange.ts';
import { readJwt } from '../jwt.ts';
import type { PowerBiBehaviour } from './behaviour.ts';
import { notSimulated, notAuthorized, Refusal } from './refusal.ts';

/** What a verified access token says, by the names of its claims. */
export interface TokenClaims {
	aud: string;
	/** The application's client id. */
	appid?: string;
	/** Delegated permissions, separated by spaces. Only a token that stands for a signed-in user has them. */
	scp?: string;
	oid?: string;
	upn?: string;
}

/** Undefined for a token that was not issued, or is valid no longer. */
export type TokenVerifier = (token: string) => TokenClaims | undefined;

/** On whose behalf a request is made. */
export class Caller {
	readonly scopes: ReadonlySet<string>;
	/** True for an application by itself, false for a signed-in user. */
	readonly servicePrincipal: boolean;
	private readonly claims: TokenClaims;

	constructor(claims: TokenClaims) {
		this.claims = claims;
		this.servicePrincipal = claims.scp === undefined;
		this.scopes = new Set(claims.scp?.split(' '));
	}

	/** Whether this is the person with the sign-in name or object id, or the application with the client or object id. */
	is(name: string): boolean {
		const { appid, oid, upn } = this.claims;
		const names = this.servicePrincipal ? [appid, oid] : [upn, oid];
		return names.some((known) => known?.toLowerCase() === name.toLowerCase());
	}

	/** The sign-in name, or the application's client id. */
	get name(): string {
		return (this.servicePrincipal ? this.claims.appid : this.claims.upn) ?? '';
	}

	/** The client that sequence numbers are kept for. */
	get clientId(): string {
		return this.claims.appid ?? this.name;
	}
}

/**
 * Reads the bearer token of a request. The service answers 403 when the token is at fault, where others answer 401.
 * @param resource what the token has to be for
 * @throws Refusal
 */
export function authenticate(
	{ headers }: Exchange,
	{ verify, resource, behaviour }: { verify: TokenVerifier; resource: string; behaviour: PowerBiBehaviour },
): Caller {
	const token = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
	if (token === undefined)
		throw new Refusal(403, { violation: 'every request carries Authorization: Bearer' });
	const claims = verify(token);
	if (!claims) throw readJwt(token) ? expired(behaviour) : told('InvalidToken', 'a token that nobody issued');
	if (claims.aud !== resource) throw told('InvalidToken', `the token is for ${claims.aud}`);
	if (headers['x-powerbi-profile-id'] !== undefined) throw notSimulated('service principal profiles');
	const caller = new Caller(claims);
	if (caller.servicePrincipal && !behaviour.servicePrincipalsAllowed) {
		if (behaviour.tellsCallersBy === 'body') throw notAuthorized();
		throw new Refusal(401, {
			headers: { 'X-PowerBI-Error-Info': 'ServicePrincipalIsNotAllowedByTenantAdminSwitch' },
		});
	}
	return caller;
}

/** @see https://learn.microsoft.com/power-bi/developer/embedded/embedded-troubleshoot */
function expired({ tellsCallersBy }: PowerBiBehaviour): Refusal {
	if (tellsCallersBy === 'header') return told('TokenExpired');
	const message = 'Access token has expired, resubmit with a new access token';
	return new Refusal(403, { body: { error: { code: 'TokenExpired', message } } });
}

function told(info: string, violation?: string): Refusal {
	return new Refusal(403, { headers: { 'X-PowerBI-Error-Info': info }, violation });
}
