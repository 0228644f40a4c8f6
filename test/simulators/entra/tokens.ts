import { createHash } from 'node:crypto';

import { IssuedTokens } from '../issuedTokens.ts';
import { jwtOf } from '../jwt.ts';
import type { Proof } from './clientAuthentication.ts';
import type { App, User } from './directory.ts';

/** What a simulated service has to know of an access token. learn.microsoft.com/entra/identity-platform/access-token-claims-reference */
export interface Claims {
	/** The resource that the token is for, such as `https://graph.microsoft.com`. */
	aud: string;
	iss: string;
	iat: number;
	nbf: number;
	exp: number;
	appid: string;
	/** How the application has proven itself: 0 not at all, 1 by a secret, 2 by a certificate. */
	appidacr: '0' | '1' | '2';
	idtyp: 'app' | 'user';
	oid: string;
	sub: string;
	tid: string;
	ver: '1.0';
	/** Application permissions; missing when the application has none. */
	roles?: string[];
	/** Delegated permissions, separated by spaces. */
	scp?: string;
	/** The sign-in name. */
	upn?: string;
	name?: string;
}

export interface Subject {
	tenantId: string;
	app: App;
	proof: Proof;
	/** Without one the token is the application's own. */
	user?: User;
}

const PROOFS = { none: '0', secret: '1', certificate: '2' } as const;

/** The access tokens and id tokens of the simulated sign-in service. */
export class Tokens {
	/** Seconds. */
	lifetime = 3600;
	readonly access = new IssuedTokens<Claims>();

	/** @param permissions application permissions, or delegated ones when there is a user */
	issue({ tenantId, app, proof, user }: Subject, resource: string, permissions: readonly string[]) {
		const now = Math.floor(Date.now() / 1000);
		const oid = user ? objectId(user) : guidOf(`service principal ${app.clientId} ${tenantId}`);
		const access_token = this.access.issue({
			aud: resource,
			iss: `https://sts.windows.net/${tenantId}/`,
			iat: now,
			nbf: now,
			exp: now + this.lifetime,
			appid: app.clientId,
			appidacr: PROOFS[proof],
			idtyp: user ? 'user' : 'app',
			oid,
			sub: oid,
			tid: tenantId,
			ver: '1.0',
			...(user ? { scp: permissions.join(' '), upn: user.username, name: user.name ?? user.username } : {}),
			...(!user && permissions.length ? { roles: [...permissions] } : {}),
		});
		const expires_in = Math.max(this.lifetime - 1, 0);
		return { token_type: 'Bearer', expires_in, ext_expires_in: expires_in, access_token };
	}

	/** @param origin of the sign-in service, as the client addresses it */
	idToken(origin: string, user: User, app: App, nonce?: string): string {
		const now = Math.floor(Date.now() / 1000);
		return jwtOf({
			aud: app.clientId,
			iss: `${origin}/${user.tenantId}/v2.0`,
			iat: now,
			nbf: now,
			exp: now + this.lifetime,
			oid: objectId(user),
			sub: guidOf(`${user.username} at ${app.clientId}`),
			tid: user.tenantId,
			preferred_username: user.username,
			name: user.name ?? user.username,
			ver: '2.0',
			...(nonce === undefined ? {} : { nonce }),
		});
	}
}

/** What MSAL knows an account by. */
export function clientInfo(user: User): string {
	return Buffer.from(JSON.stringify({ uid: objectId(user), utid: user.tenantId })).toString('base64url');
}

function objectId(user: User): string {
	return user.id ?? guidOf(`user ${user.username} ${user.tenantId}`);
}

function guidOf(text: string): string {
	const hex = createHash('sha256').update(text).digest('hex');
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`4${hex.slice(13, 16)}`,
		`a${hex.slice(17, 20)}`,
		hex.slice(20, 32),
	].join('-');
}
