import { createHash, randomBytes } from 'node:crypto';

import type { User } from './directory.ts';
import { same } from './directory.ts';
import { Refusal } from './refusal.ts';
import { malformed } from './refusals.ts';

/** What a person has agreed to at the authorize endpoint. */
export interface Authorization {
	clientId: string;
	user: User;
	redirectUri: string;
	scope: string;
	nonce?: string;
	challenge?: { text: string; method: string };
}

const LIFETIME_MS = 10 * 60_000;

/** Authorization codes: good once, for ten minutes, for the client, redirect address and verifier they were made for. */
export class AuthorizationCodes {
	private readonly codes = new Map<string, Authorization & { expires: number; redeemed: boolean }>();

	issue(authorization: Authorization): string {
		const code = `1.AXoA${randomBytes(240).toString('base64url')}`;
		this.codes.set(code, { ...authorization, expires: Date.now() + LIFETIME_MS, redeemed: false });
		return code;
	}

	/** @throws Refusal */
	redeem(
		code: string,
		client: { clientId: string; redirectUri: string; verifier: string | null },
	): Authorization {
		const issued = this.codes.get(code);
		if (!issued) throw malformed('invalid_grant');
		if (!same(issued.clientId, client.clientId)) {
			throw new Refusal('invalid_grant', 70000, 'Provided grant is invalid or malformed.');
		}
		if (issued.redeemed) {
			throw new Refusal(
				'invalid_grant',
				54005,
				'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing ' +
					'refresh token.',
			);
		}
		if (issued.expires <= Date.now()) {
			throw new Refusal(
				'invalid_grant',
				70008,
				'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive ' +
					'authorization request for this user and resource.',
			);
		}
		if (issued.redirectUri !== client.redirectUri) {
			throw new Refusal(
				'invalid_client',
				500112,
				`The reply address '${client.redirectUri}' does not match the reply address '${issued.redirectUri}' provided ` +
					'when requesting Authorization code.',
			);
		}
		if (issued.challenge && !answers(client.verifier ?? '', issued.challenge)) {
			throw new Refusal(
				'invalid_grant',
				501481,
				'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
			);
		}
		issued.redeemed = true;
		return issued;
	}
}

function answers(verifier: string, { text, method }: { text: string; method: string }): boolean {
	return text === (method === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier);
}
