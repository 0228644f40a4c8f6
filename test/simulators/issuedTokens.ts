import { jwtOf } from './jwt.ts';

interface Issued<Claims> {
	claims: Claims;
	expired: boolean;
}

/** The access tokens that a service has issued, as it remembers them: what a token says of itself is not believed. */
export class IssuedTokens<Claims extends { exp: number }> {
	private readonly tokens = new Map<string, Issued<Claims>>();

	issue(claims: Claims): string {
		const token = jwtOf(claims);
		this.tokens.set(token, { claims, expired: false });
		return token;
	}

	/** Undefined when the token was never issued, or was revoked. */
	find(token: string): Issued<Claims> | undefined {
		const issued = this.tokens.get(token);
		return issued && { ...issued, expired: issued.expired || issued.claims.exp * 1000 <= Date.now() };
	}

	/** All tokens issued so far count as expired, whatever time they name. */
	expireAll(): void {
		for (const issued of this.tokens.values()) issued.expired = true;
	}

	/** All tokens issued so far count as never issued. */
	revokeAll(): void {
		this.tokens.clear();
	}
}
