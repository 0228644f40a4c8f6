import type { App, User } from './directory.ts';
import { same } from './directory.ts';
import { Refusal } from './refusal.ts';
import { consentRequired } from './refusals.ts';
import type { AskedScopes } from './scopes.ts';
import type { TokenRequest } from './tokenRequest.ts';
import { clientInfo } from './tokens.ts';

/**
 * The delegated permissions out of `permissions` that were consented to, by their registered names.
 * @throws Refusal when one was not
 */
export function consented(app: App, permissions: readonly string[]): string[] {
	const scopes = app.scopes ?? [];
	if (permissions.includes('.default') && scopes.length) return [...scopes];
	return permissions.map((permission) => {
		const scope = scopes.find((known) => same(known, permission));
		if (scope === undefined) throw consentRequired(app.clientId);
		return scope;
	});
}

/** A user's tokens. @param granted the scope that was asked for first, of which the request may name a part */
export function delegated(request: TokenRequest, user: User, granted: string, nonce?: string): object {
	const { exchange, form, signIn, authority, app, proof } = request;
	const first = signIn.scopes(granted, authority);
	const asked = form.get('scope') ? signIn.scopes(form.get('scope') ?? '', authority) : first;
	const [resource = signIn.graph, ...others] = asked.resources.keys();
	if (others.length && asked !== first) {
		throw new Refusal(
			'invalid_request',
			28000,
			'Provided value for the input parameter scope is not valid because it contains more than one resource. ' +
				`Scope ${asked.text} is not valid.`,
		);
	}
	const permissions = consented(app, asked.resources.get(resource) ?? []);
	const openId = (name: string) => asked.openId.includes(name) || first.openId.includes(name);
	const inToken = [...permissions, ...['openid', 'profile', 'email'].filter(openId)];
	return {
		...signIn.tokens.issue({ tenantId: user.tenantId, app, proof, user }, resource, inToken),
		scope: scopeAnswer(asked, resource, permissions, inToken),
		...(openId('offline_access')
			? { refresh_token: signIn.refreshTokens.issue({ clientId: app.clientId, user, scope: granted }) }
			: {}),
		...(openId('openid') ? { id_token: signIn.tokens.idToken(exchange.url.origin, user, app, nonce) } : {}),
		...(form.get('client_info') === '1' ? { client_info: clientInfo(user) } : {}),
	};
}

/** Permissions come with their resource; `.default` is repeated, for that is how MSAL finds the token again. */
function scopeAnswer(asked: AskedScopes, resource: string, permissions: string[], inToken: string[]): string {
	const byDefault = asked.resources.get(resource)?.includes('.default') ? ['.default'] : [];
	const qualified = [...permissions, ...byDefault].map((permission) => `${resource}/${permission}`);
	return [...inToken.slice(permissions.length), ...qualified].join(' ');
}
