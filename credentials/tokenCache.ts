import { createHash } from 'node:crypto';

import { clock } from '../nodes/shared/http/clock';

export interface Token {
	value: string;
	/** Milliseconds since 1970. */
	expiresAt: number;
}

/** A token is renewed this long before it runs out, so that none runs out under way. */
const AHEAD = 5 * 60_000;
/** Credentials whose tokens are kept at a time; the one unused for longest makes room. */
const CREDENTIALS = 200;

interface Entry {
	token: Promise<Token>;
	renewAt: number;
}

/**
 * The access tokens of this process, one for each credential: asked for once, shared by everything that runs with the
 * credential at the same time, renewed before they run out.
 */
export class TokenCache {
	private readonly entries = new Map<string, Entry>();

	/**
	 * @param credential whatever decides on the token; only a hash of it is kept
	 * @param refused a token that the service has just turned down, although it should still be good
	 */
	async get(credential: unknown, acquire: () => Promise<Token>, refused?: string): Promise<string> {
		const key = createHash('sha256').update(JSON.stringify(credential)).digest('base64');
		const known = this.entries.get(key);
		if (known && clock.now() < known.renewAt) {
			const token = await known.token;
			if (token.value !== refused) return this.use(key, known, token);
		}
		// Somebody else may have renewed it while this one waited.
		const latest = this.entries.get(key);
		const entry = latest && latest !== known ? latest : this.begin(key, acquire);
		return this.use(key, entry, await entry.token);
	}

	private begin(key: string, acquire: () => Promise<Token>): Entry {
		const entry = { token: acquire(), renewAt: Infinity };
		this.entries.set(key, entry);
		entry.token.catch(() => {
			if (this.entries.get(key) === entry) this.entries.delete(key);
		});
		return entry;
	}

	private use(key: string, entry: Entry, token: Token): string {
		if (entry.renewAt === Infinity) {
			const left = token.expiresAt - clock.now();
			entry.renewAt = token.expiresAt - Math.min(AHEAD, left / 10);
		}
		if (this.entries.get(key) === entry) {
			this.entries.delete(key);
			this.entries.set(key, entry);
		}
		for (const oldest of this.entries.keys()) {
			if (this.entries.size <= CREDENTIALS) break;
			this.entries.delete(oldest);
		}
		return token.value;
	}
}

const PREFIX = 'Bearer ';

/** The token that a request was sent with before: n8n hands a request back when the service answered it with 401. */
export function refusedToken(headers: object | undefined): string | undefined {
	const sent = (headers as Record<string, unknown> | undefined)?.Authorization;
	return typeof sent === 'string' && sent.startsWith(PREFIX) ? sent.slice(PREFIX.length) : undefined;
}

export function bearer(token: string): { Authorization: string } {
	return { Authorization: PREFIX + token };
}
