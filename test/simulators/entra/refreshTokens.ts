import { randomBytes } from 'node:crypto';

import type { User } from './directory.ts';
import { same } from './directory.ts';
import { Refusal } from './refusal.ts';
import { malformed } from './refusals.ts';

/** Whom a refresh token stands for: a user at a client, for any resource that the two may use. */
interface Grant {
	clientId: string;
	user: User;
	/** What was asked for first; a refresh that names no scope means this. */
	scope: string;
}

/**
 * Refresh tokens. Each use gives a new one; the old ones stay good, as Entra leaves them.
 * learn.microsoft.com/entra/identity-platform/refresh-tokens
 */
export class RefreshTokens {
	private readonly tokens = new Map<string, Grant & { issued: Date; ended?: 'expired' | 'revoked' }>();

	issue(grant: Grant): string {
		const token = `1.AXoA${randomBytes(400).toString('base64url')}`;
		this.tokens.set(token, { ...grant, issued: new Date() });
		return token;
	}

	/** @throws Refusal */
	use(token: string, clientId: string): Grant {
		const grant = this.tokens.get(token);
		if (!grant) throw malformed('invalid_grant');
		if (!same(grant.clientId, clientId)) {
			throw new Refusal('invalid_grant', 70000, 'Provided grant is invalid or malformed.');
		}
		if (grant.ended === 'revoked') {
			throw new Refusal(
				'invalid_grant',
				50173,
				'The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have ' +
					`changed or reset their password. The grant was issued on '${grant.issued.toISOString()}' and the ` +
					`TokensValidFrom date (before which tokens are not valid) for this user is '${new Date().toISOString()}'.`,
			);
		}
		if (grant.ended === 'expired') {
			throw new Refusal(
				'invalid_grant',
				700082,
				`The refresh token has expired due to inactivity. The token was issued on ${grant.issued.toISOString()} and was ` +
					'inactive for 90.00:00:00.',
			);
		}
		return grant;
	}

	endAll(how: 'expired' | 'revoked'): void {
		for (const grant of this.tokens.values()) grant.ended = how;
	}
}
